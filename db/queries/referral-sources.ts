import type { Insertable } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Source } from "#app/domain/cases/carried.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { importIsVisible } from "../visibility/imports.ts";
import { incidentsVisibleTo } from "../visibility/incidents.ts";
import { isIncidentOf } from "./incidents-of.ts";

export async function insertReferralSource(trx: Transaction, row: Insertable<Database["referral_source"]>) {
  await trx.insertInto("referral_source").values(row).execute();
}

/** From what a referral that the caller decides was made. */
export function unsafeFindReferralSource(db: Executor, referralId: string) {
  return db
    .selectFrom("referral_source")
    .select(["incident_id as incidentId", "problem_id as problemId", "case_id as caseId"])
    .where("referral_id", "=", referralId)
    .executeTakeFirst();
}

/** Keeps which incidents of what a referral is made from the actor sees now: all of them, however many. */
export async function insertSeenIncidents(trx: Transaction, actor: Actor, referralId: string, source: Source) {
  await trx
    .insertInto("referral_source_incident")
    .columns(["referral_id", "incident_id", "partnership_id"])
    .expression((eb) =>
      eb
        .selectFrom("incident")
        .select([eb.val(referralId).as("referral_id"), "incident.id", "incident.partnership_id"])
        .where(incidentsVisibleTo(actor))
        .where(isIncidentOf(source)),
    )
    .execute();
}

/** The same incidents for the referral by which this one was passed on. */
export async function copySeenIncidents(trx: Transaction, fromId: string, toId: string) {
  await trx
    .insertInto("referral_source_incident")
    .columns(["referral_id", "incident_id", "partnership_id"])
    .expression((eb) =>
      eb
        .selectFrom("referral_source_incident as seen")
        .select([eb.val(toId).as("referral_id"), "seen.incident_id", "seen.partnership_id"])
        .where("seen.referral_id", "=", fromId),
    )
    .execute();
}

/** Where an incident that was joined to another was seen by whoever referred, the other goes with the referral in its place. */
export async function addSeenWith(trx: Transaction, fromId: string, toId: string) {
  await trx
    .insertInto("referral_source_incident")
    .columns(["referral_id", "incident_id", "partnership_id"])
    .expression((eb) =>
      eb
        .selectFrom("referral_source_incident as seen")
        .select(["seen.referral_id", eb.val(toId).as("incident_id"), "seen.partnership_id"])
        .where("seen.incident_id", "=", fromId),
    )
    .onConflict((c) => c.columns(["referral_id", "incident_id"]).doNothing())
    .execute();
}

/** Ids of the incidents that whoever made this referral saw: they go with it into its case, whoever decides. */
export async function unsafeListSeenIncidentIds(db: Executor, referralId: string) {
  const rows = await db
    .selectFrom("referral_source_incident as seen")
    .innerJoin("incident", "incident.id", "seen.incident_id")
    .select("incident.id")
    .where("seen.referral_id", "=", referralId)
    .where(importIsVisible("incident.import_batch_id"))
    .orderBy("incident.latest_day", "desc")
    .orderBy("incident.id")
    .execute();
  return rows.map(({ id }) => id);
}

/** The problem has become this case, if it had become none. */
export async function markProblemBecame(trx: Transaction, problemId: string, caseId: string) {
  await trx
    .updateTable("problem")
    .set((eb) => ({ case_id: caseId, version: eb("version", "+", 1) }))
    .where("id", "=", problemId)
    .where("case_id", "is", null)
    .execute();
}

/** What has been done about these incidents, newest first. */
export async function unsafeListWorkOf(db: Executor, incidentIds: readonly string[], limit: number) {
  if (incidentIds.length === 0) return [];
  return db
    .selectFrom("incident_step")
    .select(["happened_on as day", "kind", "words"])
    .where("incident_id", "in", incidentIds)
    .where("kind", "in", ["first-contact", "work", "victim-told"])
    .orderBy("happened_on", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}
