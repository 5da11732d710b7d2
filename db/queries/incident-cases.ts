import type { Insertable } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import { inPieces } from "../in-pieces.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { casesVisibleTo } from "../visibility/cases.ts";
import { BELONGING, isByRight, workingGroupIn } from "./belonging.ts";
import { joinedCases } from "./cases.ts";
import { SUBJECT_COLUMNS } from "./subjects.ts";

/** Cases to which an incident is linked, of those that this actor sees, newest link first. */
export function listCasesOfIncident(db: Executor, actor: Actor, incidentId: string) {
  return joinedCases(db)
    .innerJoin("incident_case", "incident_case.case_id", "case_record.id")
    .innerJoin("partnership_group", "partnership_group.id", "case_record.group_id")
    .select(["case_record.id", "case_record.reference", "case_record.status", "partnership_group.name as groupName"])
    .select(["partnership_group.kind as groupKind", "case_record.visibility"])
    .select(["incident_case.shows_reporter as showsReporter", "incident_case.linked_at as linkedAt"])
    .where(casesVisibleTo(actor))
    .where("incident_case.incident_id", "=", incidentId)
    .orderBy("incident_case.linked_at", "desc")
    .orderBy("case_record.id")
    .limit(50)
    .execute();
}

/** The open cases to which any of these incidents is linked, of those that this actor sees. */
export async function listOpenCasesOfIncidents(db: Executor, actor: Actor, incidentIds: readonly string[]) {
  if (incidentIds.length === 0) return [];
  return db
    .selectFrom("case_record")
    .innerJoin("partnership_group", "partnership_group.id", "case_record.group_id")
    .select(["case_record.id", "case_record.reference", "partnership_group.name as groupName"])
    .select("partnership_group.kind as groupKind")
    .where(casesVisibleTo(actor))
    .where("case_record.status", "<>", "closed")
    .where("case_record.id", "in", (eb) =>
      eb
        .selectFrom("incident_case")
        .select("incident_case.case_id")
        .where("incident_case.incident_id", "in", incidentIds),
    )
    .orderBy("case_record.opened_on", "desc")
    .orderBy("case_record.id", "desc")
    .limit(20)
    .execute();
}

/** Where these people stand as victims in the open cases of an incident that this actor sees, with what says who may assess there. */
export async function listVictimsInCases(
  db: Executor,
  actor: Actor,
  { incidentId, personIds }: { incidentId: string; personIds: readonly string[] },
) {
  if (personIds.length === 0) return [];
  return db
    .selectFrom("incident_case")
    .innerJoin("case_record", "case_record.id", "incident_case.case_id")
    .innerJoin("partnership_group", "partnership_group.id", "case_record.group_id")
    .innerJoin("case_link", "case_link.case_id", "case_record.id")
    .innerJoin("person", "person.id", "case_link.person_id")
    .select(["case_record.id as caseId", "case_record.reference", "case_record.group_id as groupId", ...BELONGING])
    .select(["partnership_group.name as groupName", "partnership_group.kind as groupKind"])
    .select("case_link.person_id as linkedId")
    .select((eb) => eb.fn.coalesce("person.merged_into_id", "person.id").as("personId"))
    .select((eb) => [workingGroupIn(eb), isByRight(eb, actor)])
    .where(casesVisibleTo(actor))
    .where("incident_case.incident_id", "=", incidentId)
    .where("case_record.status", "<>", "closed")
    .where("case_link.role", "=", "victim")
    .where("case_link.until_day", "is", null)
    .where((eb) => eb(eb.fn.coalesce("person.merged_into_id", "person.id"), "in", personIds))
    .orderBy("case_record.opened_on", "desc")
    .orderBy("case_record.id", "desc")
    .limit(100)
    .execute();
}

/** Open cases that this actor sees of these people or about this place: to which an incident may belong. */
export async function listCasesLike(
  db: Executor,
  actor: Actor,
  { personIds, locationId }: { personIds: readonly string[]; locationId: string | null },
  limit: number,
) {
  return joinedCases(db)
    .innerJoin("partnership_group", "partnership_group.id", "case_record.group_id")
    .select(["case_record.id", "case_record.reference", "partnership_group.name as groupName"])
    .select(["case_record.subject_kind as subjectKind", "case_record.location_id as locationId"])
    .select(["case_record.problem_title as problemTitle", "case_record.person_id as personId", ...SUBJECT_COLUMNS])
    .where(casesVisibleTo(actor))
    .where("case_record.status", "<>", "closed")
    .where((eb) =>
      eb.or([
        personIds.length === 0
          ? eb.lit(false)
          : eb(
              "case_record.id",
              "in",
              eb
                .selectFrom("case_link")
                .select("case_link.case_id")
                .where("case_link.person_id", "in", personIds)
                .where("case_link.until_day", "is", null),
            ),
        locationId === null ? eb.lit(false) : eb("case_record.location_id", "=", locationId),
      ]),
    )
    .orderBy("case_record.opened_on", "desc")
    .orderBy("case_record.id", "desc")
    .limit(limit)
    .execute();
}

/** A case that this actor sees, by its reference, in capitals or not. */
export function findCaseByReference(db: Executor, actor: Actor, reference: string) {
  return db
    .selectFrom("case_record")
    .select("case_record.id")
    .where(casesVisibleTo(actor))
    .where("case_record.reference", "=", reference.trim().toUpperCase())
    .executeTakeFirst();
}

/** The link of an incident and a case that the caller has found visible. */
export function unsafeFindIncidentCase(db: Executor, { incidentId, caseId }: { incidentId: string; caseId: string }) {
  return db
    .selectFrom("incident_case")
    .select(["shows_reporter as showsReporter", "linked_at as linkedAt"])
    .where("incident_id", "=", incidentId)
    .where("case_id", "=", caseId)
    .executeTakeFirst();
}

/** Those of these incidents that are linked to the case already; the caller has found it visible. */
export async function unsafeListLinkedAlready(db: Executor, caseId: string, incidentIds: readonly string[]) {
  if (incidentIds.length === 0) return new Set<string>();
  const rows = await db
    .selectFrom("incident_case")
    .select("incident_id as id")
    .where("case_id", "=", caseId)
    .where("incident_id", "in", incidentIds)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Ids of the incidents that are linked to a case that the caller has found visible. */
export async function unsafeListIncidentIdsOfCase(db: Executor, caseId: string) {
  const rows = await db
    .selectFrom("incident_case")
    .select("incident_id as id")
    .where("case_id", "=", caseId)
    .orderBy("incident_id")
    .limit(2000)
    .execute();
  return rows.map(({ id }) => id);
}

/** The cases to which an incident is linked, whoever sees them, with when and by whom, and whether they are shown who reported. */
export function unsafeListLinksToCases(db: Executor, incidentId: string) {
  return db
    .selectFrom("incident_case")
    .innerJoin("case_record", "case_record.id", "incident_case.case_id")
    .select(["case_record.id", "case_record.visibility"])
    .select(["incident_case.linked_at as linkedAt", "incident_case.linked_by as linkedBy"])
    .select("incident_case.shows_reporter as showsReporter")
    .where("incident_case.incident_id", "=", incidentId)
    .orderBy("case_record.id")
    .limit(500)
    .execute();
}

export async function insertIncidentCases(trx: Transaction, rows: readonly Insertable<Database["incident_case"]>[]) {
  await inPieces(rows, (piece) => trx.insertInto("incident_case").values(piece).execute());
}

export async function deleteIncidentCases(
  trx: Transaction,
  { incidentId, caseIds }: { incidentId: string; caseIds: readonly string[] },
) {
  if (caseIds.length === 0) return;
  await trx.deleteFrom("incident_case").where("incident_id", "=", incidentId).where("case_id", "in", caseIds).execute();
}

export async function insertIncidentCaseChanges(
  trx: Transaction,
  rows: readonly Insertable<Database["incident_case_change"]>[],
) {
  await inPieces(rows, (piece) => trx.insertInto("incident_case_change").values(piece).execute());
}

/** What became of the links of an incident with the cases that this actor sees, newest first. */
export function listIncidentCaseChanges(db: Executor, actor: Actor, incidentId: string, limit: number) {
  return db
    .selectFrom("incident_case_change as change")
    .innerJoin("case_record", "case_record.id", "change.case_id")
    .leftJoin("user_account as author", "author.id", "change.changed_by")
    .select(["change.id", "change.kind", "change.reason", "change.changed_at as changedAt", "author.name as byName"])
    .select(["case_record.id as caseId", "case_record.reference"])
    .where(casesVisibleTo(actor))
    .where("change.incident_id", "=", incidentId)
    .orderBy("change.id", "desc")
    .limit(limit)
    .execute();
}
