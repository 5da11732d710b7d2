import type { Insertable } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { casesVisibleTo } from "../visibility/cases.ts";
import { BELONGING, isByRight, workingGroupIn } from "./belonging.ts";
import { sinceLastMeeting } from "./risk-change.ts";
import { isAbout, SUBJECT_COLUMNS, type SubjectOfGroup } from "./subjects.ts";

export const LISTED_CASE = [
  "case_record.id",
  "case_record.reference",
  "case_record.status",
  "case_record.opened_on as openedOn",
  "case_record.closed_on as closedOn",
  "case_record.import_batch_id as importBatchId",
  "case_record.risk_level as riskLevel",
  "case_record.risk_assessed_on as riskAssessedOn",
  "case_record.risk_proposed as riskProposed",
  "case_record.location_level_name as locationLevelName",
  "case_record.review_due_on as reviewDueOn",
  "case_record.person_id as personId",
  "agency.name as leadAgencyName",
  "case_record.subject_kind as subjectKind",
  "case_record.location_id as locationId",
  "case_record.problem_title as problemTitle",
  ...SUBJECT_COLUMNS,
] as const;

/** `today`: the change of risk since the group last met is reckoned from the meeting before it. */
export function findCaseById(db: Executor, actor: Actor, id: string, today = londonDay(new Date())) {
  return joinedCases(db)
    .innerJoin("partnership_group", "partnership_group.id", "case_record.group_id")
    .leftJoin("user_account", "user_account.id", "case_record.lead_user_id")
    .leftJoin("user_account as supervisor", "supervisor.id", "case_record.supervisor_user_id")
    .select(LISTED_CASE)
    .select([
      ...BELONGING,
      "supervisor.name as supervisorName",
      "case_record.hold_until as holdUntil",
      "partnership_group.max_age as groupMaxAge",
      "case_record.version",
      "case_record.visibility",
      "case_record.group_id as groupId",
      "case_record.risk_person_id as riskPersonId",
      "case_record.referral_id as referralId",
      "case_record.lead_agency_id as leadAgencyId",
      "partnership_group.name as groupName",
      "partnership_group.kind as groupKind",
      "case_record.supervisor_review_due_on as supervisorReviewDueOn",
      "case_record.manager_review_due_on as managerReviewDueOn",
      "user_account.name as leadUserName",
    ])
    .select((eb) => [workingGroupIn(eb), isByRight(eb, actor)])
    .select((eb) => sinceLastMeeting(eb, today))
    .where(casesVisibleTo(actor))
    .where("case_record.id", "=", id)
    .executeTakeFirst();
}

/** The cases of a group with this subject, newest first. */
export function listCasesAbout(db: Executor, actor: Actor, { groupId, ...subject }: SubjectOfGroup) {
  return db
    .selectFrom("case_record")
    .select(["case_record.id", "case_record.reference", "case_record.status"])
    .where(casesVisibleTo(actor))
    .where("case_record.group_id", "=", groupId)
    .where(isAbout("case_record", subject))
    .orderBy("case_record.opened_on", "desc")
    .orderBy("case_record.id", "desc")
    .limit(100)
    .execute();
}

/** How many open cases the actor sees in each of these groups. */
export async function countOpenCases(db: Executor, actor: Actor, groupIds: readonly string[]) {
  if (groupIds.length === 0) return new Map<string, number>();
  const rows = await db
    .selectFrom("case_record")
    .select((eb) => ["case_record.group_id as groupId", eb.fn.countAll<number>().as("open")])
    .where(casesVisibleTo(actor))
    .where("case_record.group_id", "in", groupIds)
    .where("case_record.status", "=", "open")
    .groupBy("case_record.group_id")
    .execute();
  return new Map(rows.map((row) => [row.groupId, row.open]));
}

export function joinedCases(db: Executor) {
  return db
    .selectFrom("case_record")
    .innerJoin("agency", "agency.id", "case_record.lead_agency_id")
    .leftJoin("person", "person.id", "case_record.person_id")
    .leftJoin("location", "location.id", "case_record.location_id");
}

/** The people of a case that the caller has found visible. */
export function unsafeListLinks(db: Executor, caseId: string) {
  return db
    .selectFrom("case_link")
    .innerJoin("person", "person.id", "case_link.person_id")
    .select([
      "case_link.id",
      "case_link.person_id as personId",
      "case_link.role",
      "case_link.standing",
      "case_link.from_day as fromDay",
      "case_link.until_day as untilDay",
      "person.reference",
      "person.given_names as givenNames",
      "person.family_name as familyName",
      "person.birth_date as birthDate",
      "person.birth_date_basis as birthDateBasis",
    ])
    .select((eb) => eb.fn.coalesce("person.merged_into_id", "person.id").as("standingId"))
    .where("case_link.case_id", "=", caseId)
    .orderBy("case_link.id")
    .limit(200)
    .execute();
}

export async function insertCase(trx: Transaction, row: Insertable<Database["case_record"]>) {
  await trx.insertInto("case_record").values(row).execute();
}

export async function insertCaseLink(trx: Transaction, row: Insertable<Database["case_link"]>) {
  await trx.insertInto("case_link").values(row).execute();
}

/** Holds the case for this transaction: of two assessments at once, the second reckons with the first. */
export async function lockCase(trx: Transaction, actor: Actor, id: string) {
  await trx
    .updateTable("case_record")
    .set((eb) => ({ version: eb.ref("version") }))
    .where("case_record.partnership_id", "=", actor.partnershipId)
    .where("case_record.id", "=", id)
    .execute();
}
