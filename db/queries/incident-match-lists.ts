import type { Actor } from "#app/domain/access/actor.ts";
import type { MatchStatus } from "#app/domain/incidents/incident-match.ts";
import type { Executor, Transaction } from "../transaction.ts";
import { importIsVisible } from "../visibility/imports.ts";
import { seesEveryIncident } from "../visibility/incidents.ts";
import { updateIncident } from "./incidents.ts";

/** Incidents of files and those that they may be, in the order in which they were loaded; for whoever sees every incident. */
export function listMatches(
  db: Executor,
  actor: Actor,
  { status, after, limit }: { status: MatchStatus; after?: string; limit: number },
) {
  return matches(db, actor, status)
    .innerJoin("imported_incident", "imported_incident.incident_id", "incident_match.incident_id")
    .innerJoin("report", "report.id", "imported_incident.report_id")
    .innerJoin("agency", "agency.id", "report.agency_id")
    .leftJoin("location as one_place", "one_place.id", "one.location_id")
    .leftJoin("location as other_place", "other_place.id", "other.location_id")
    .select(["incident_match.incident_id as id", "incident_match.other_id as otherId", "incident_match.version"])
    .select(["one.reference", "one.heading", "one.latest_day as day", "one.earliest_time as time"])
    .select(["other.reference as otherReference", "other.earliest_time as otherTime", "other.status as otherStatus"])
    .select(["one_place.name as placeName", "other_place.name as otherPlaceName"])
    .select(["imported_incident.source_reference as sourceReference", "agency.name as agencyName"])
    .$if(after !== undefined, (q) => q.where("incident_match.incident_id", ">", after ?? ""))
    .orderBy("incident_match.incident_id")
    .limit(limit)
    .execute();
}

export async function countMatches(db: Executor, actor: Actor): Promise<number> {
  const row = await matches(db, actor, "open")
    .select((eb) => eb.fn.countAll().as("count"))
    .executeTakeFirst();
  return Number(row?.count);
}

/** What is joined stands aside; of what is not, both stand. */
function matches(db: Executor, actor: Actor, status: MatchStatus) {
  return db
    .selectFrom("incident_match")
    .innerJoin("incident as one", "one.id", "incident_match.incident_id")
    .innerJoin("incident as other", "other.id", "incident_match.other_id")
    .where("incident_match.partnership_id", "=", actor.partnershipId)
    .where("incident_match.status", "=", status)
    .where("one.set_aside", status === "joined" ? "=" : "is", status === "joined" ? "same" : null)
    .where("other.set_aside", "is", null)
    .where(importIsVisible("one.import_batch_id"))
    .where(importIsVisible("other.import_batch_id"))
    .where((eb) => eb.lit(seesEveryIncident(actor)));
}

export function findMatch(db: Executor, actor: Actor, incidentId: string) {
  return db
    .selectFrom("incident_match")
    .innerJoin("incident as one", "one.id", "incident_match.incident_id")
    .innerJoin("incident as other", "other.id", "incident_match.other_id")
    .innerJoin("imported_incident", "imported_incident.incident_id", "incident_match.incident_id")
    .innerJoin("report", "report.id", "imported_incident.report_id")
    .select(["incident_match.other_id as otherId", "incident_match.status", "incident_match.version"])
    .select(["incident_match.decided_at as decidedAt", "incident_match.decided_by as decidedBy"])
    .select(["one.reference", "one.version as incidentVersion", "one.is_hate as isHate", "one.set_aside as setAside"])
    .select(["other.reference as otherReference", "other.version as otherVersion", "other.is_hate as otherIsHate"])
    .select(["one.status as ownStatus", "other.status as otherStatus", "one.what_happened as whatHappened"])
    .select("other.import_batch_id as otherBatchId")
    .select(["report.reference as reportReference", "report.reported_on as reportedOn"])
    .select(["imported_incident.file_version as fileVersion", "imported_incident.report_id as reportId"])
    .where("incident_match.partnership_id", "=", actor.partnershipId)
    .where("incident_match.incident_id", "=", incidentId)
    .where("other.set_aside", "is", null)
    .where(importIsVisible("one.import_batch_id"))
    .where(importIsVisible("other.import_batch_id"))
    .where((eb) => eb.lit(seesEveryIncident(actor)))
    .executeTakeFirst();
}
export type FoundMatch = NonNullable<Awaited<ReturnType<typeof findMatch>>>;

/** False when somebody has decided it first. */
export async function updateMatch(
  trx: Transaction,
  { incidentId, version }: { incidentId: string; version: number },
  decided: { status: MatchStatus; decided_by: string | null; decided_at: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("incident_match")
    .set({ ...decided, version: version + 1 })
    .where("incident_id", "=", incidentId)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** What may be the same as an incident that was joined may be the same as the one that stands for both. */
export async function moveMatches(trx: Transaction, fromId: string, toId: string) {
  await trx
    .updateTable("incident_match")
    .set((eb) => ({ other_id: toId, version: eb("version", "+", 1) }))
    .where("other_id", "=", fromId)
    .where("incident_id", "<>", toId)
    .where("status", "=", "open")
    .execute();
}

/** A report tells of one incident in place of another. */
export async function moveReports(
  trx: Transaction,
  { fromId, toId, reportId }: { fromId: string; toId: string; reportId?: string },
) {
  const moved = await trx
    .selectFrom("report_incident")
    .select(["report_id", "partnership_id"])
    .where("incident_id", "=", fromId)
    .$if(reportId !== undefined, (q) => q.where("report_id", "=", reportId ?? ""))
    .limit(1000)
    .execute();
  const ids = moved.map((row) => row.report_id);
  if (ids.length === 0) return;
  await trx.deleteFrom("report_incident").where("incident_id", "=", fromId).where("report_id", "in", ids).execute();
  await trx
    .insertInto("report_incident")
    .values(moved.map((row) => ({ ...row, incident_id: toId })))
    .onConflict((c) => c.columns(["report_id", "incident_id"]).doNothing())
    .execute();
}

/** Aside with the one that it is; or standing by itself again, as the file left it. False when somebody changed it first. */
export async function setAside(
  trx: Transaction,
  { id, version }: { id: string; version: number },
  sameAsId: string | null,
): Promise<boolean> {
  const set_aside = sameAsId === null ? null : ("same" as const);
  if (!(await updateIncident(trx, { id, version }, { set_aside, same_as_id: sameAsId }))) return false;
  if (sameAsId === null) await trx.updateTable("imported_incident").set({ file_version: version + 1 }).where("incident_id", "=", id).execute(); // prettier-ignore
  return true;
}

/**
 * Changes the incident that stands for both. One that a file brought as well stays as its file left it: nobody has worked
 * on it. False when somebody changed it first.
 */
export async function raiseStanding(
  trx: Transaction,
  { id, version }: { id: string; version: number },
  change: { is_hate?: 1 },
): Promise<boolean> {
  if (!(await updateIncident(trx, { id, version }, change))) return false;
  await trx
    .updateTable("imported_incident")
    .set({ file_version: version + 1 })
    .where("incident_id", "=", id)
    .where("file_version", "=", version)
    .execute();
  return true;
}

/** Takes from an incident the people whom joining another added to it. */
export async function removePeopleOf(trx: Transaction, { id, at, by }: { id: string; at: string; by: string }) {
  await trx
    .deleteFrom("incident_person")
    .where("incident_id", "=", id)
    .where("created_at", "=", at)
    .where("created_by", "=", by)
    .where("version", "=", 1)
    .execute();
}

export function listLinksOf(db: Executor, incidentId: string) {
  return db
    .selectFrom("incident_person")
    .select(["person_id as personId", "role", "standing"])
    .where("incident_id", "=", incidentId)
    .where("ended_on", "is", null)
    .orderBy("id")
    .limit(200)
    .execute();
}
