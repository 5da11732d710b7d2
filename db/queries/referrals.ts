import type { ExpressionBuilder, Insertable } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { ReferralDecision, ReferralStatus } from "#app/domain/cases/referral-status.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { referralsVisibleTo } from "../visibility/referrals.ts";
import { isAbout, SUBJECT_COLUMNS, type SubjectOfGroup } from "./subjects.ts";

const LISTED = [
  "referral.id",
  "referral.reference",
  "referral.status",
  "referral.received_on as receivedOn",
  "referral.person_role as personRole",
  "referral.person_id as personId",
  "partnership_group.name as groupName",
  "agency.name as agencyName",
  "referral.subject_kind as subjectKind",
  "referral.location_id as locationId",
  "referral.problem_title as problemTitle",
  "referral.urgency",
  "referral.typed_given_names as typedGivenNames",
  "referral.typed_family_name as typedFamilyName",
  "referral.typed_birth_date as typedBirthDate",
  "referral.typed_birth_date_basis as typedBirthDateBasis",
  ...SUBJECT_COLUMNS,
] as const;

/** What only its own page shows. */
const WHOLE = [
  "referral.reason",
  "referral.tried",
  "referral.gateway",
  "referral.lawful_basis as lawfulBasis",
  "referral.problem_area as problemArea",
  "referral.typed_area as typedArea",
  "referral.referring_agency_id as referringAgencyId",
  "referral.referring_officer as referringOfficer",
  "referral.referring_user_id as referringUserId",
  "referral.person_told as personTold",
  "referral.person_told_by as personToldBy",
  "referral.person_told_on as personToldOn",
  "referral.person_not_told_reason as personNotToldReason",
  "referral.parent_told as parentTold",
  "referral.parent_told_by as parentToldBy",
  "referral.parent_told_on as parentToldOn",
  "referral.parent_not_told_reason as parentNotToldReason",
  "referral.redirected_from_id as redirectedFromId",
  "referral.created_by as createdBy",
  "referral.created_at as createdAt",
] as const;

export function findReferralById(db: Executor, actor: Actor, id: string) {
  return joinedReferrals(db)
    .leftJoin("user_account as officer", "officer.id", "referral.referring_user_id")
    .select(LISTED)
    .select([
      "referral.version",
      "referral.group_id as groupId",
      ...WHOLE,
      "person.reference as personReference",
      "location.reference as locationReference",
      "user_account.name as createdByName",
      "officer.name as referringUserName",
    ])
    .where(referralsVisibleTo(actor))
    .where("referral.id", "=", id)
    .executeTakeFirst();
}

const STATE = [
  "referral.id",
  "referral.reference",
  "referral.status",
  "referral.version",
  "referral.received_on as receivedOn",
  "referral.created_by as createdBy",
  "referral.referring_user_id as referringUserId",
  "referral.group_id as groupId",
  "partnership_group.name as groupName",
] as const;

/** What the referrer learns of a referral to a group he is not in: that it was made, and what became of it. */
export function findOwnReferralState(db: Executor, actor: Actor, id: string) {
  return states(db, actor).where("referral.id", "=", id).executeTakeFirst();
}

/** Where a referral of one's own was passed on to. */
export function findOwnRedirectedState(db: Executor, actor: Actor, fromId: string) {
  return states(db, actor).where("referral.redirected_from_id", "=", fromId).executeTakeFirst();
}

/** The states of the referrals that the actor made, newest first; the next page starts before the last of this one. */
export function listOwnReferralStates(db: Executor, actor: Actor, limit: number, before?: string) {
  return db
    .selectFrom("referral")
    .innerJoin("partnership_group", "partnership_group.id", "referral.group_id")
    .select(STATE)
    .where("referral.partnership_id", "=", actor.partnershipId)
    .where("referral.created_by", "=", actor.id)
    .$if(before !== undefined, (q) => q.where("referral.id", "<", before ?? ""))
    .orderBy("referral.id", "desc")
    .limit(limit)
    .execute();
}

function states(db: Executor, actor: Actor) {
  return db
    .selectFrom("referral")
    .innerJoin("partnership_group", "partnership_group.id", "referral.group_id")
    .select(STATE)
    .where("referral.partnership_id", "=", actor.partnershipId)
    .where(isReferrer(actor));
}

/** Group, reference and state of what a referral was passed on as: of a referral that the caller sees. */
export function unsafeFindRedirectedTo(db: Executor, fromId: string) {
  return db
    .selectFrom("referral")
    .innerJoin("partnership_group", "partnership_group.id", "referral.group_id")
    .select(STATE)
    .where("referral.redirected_from_id", "=", fromId)
    .executeTakeFirst();
}

/** Referrals with this subject to this group that the actor may open or has made, newest first. */
export function listReferralsAbout(db: Executor, actor: Actor, { groupId, ...subject }: SubjectOfGroup) {
  return db
    .selectFrom("referral")
    .select(["referral.id", "referral.reference", "referral.status", "referral.person_role as role"])
    .where("referral.partnership_id", "=", actor.partnershipId)
    .where("referral.group_id", "=", groupId)
    .where(isAbout("referral", subject))
    .where((eb) => eb.or([referralsVisibleTo(actor)(eb), isReferrer(actor)(eb)]))
    .orderBy("referral.id", "desc")
    .limit(100)
    .execute();
}

/** Whoever made the referral, and the officer from whom it comes. */
export function isReferrer(actor: Actor) {
  return (eb: ExpressionBuilder<Database, "referral">) =>
    eb.or([eb("referral.created_by", "=", actor.id), eb("referral.referring_user_id", "=", actor.id)]);
}

type Page = { status: ReferralStatus; groupId: string; after?: { receivedOn: string; id: string }; limit: number };

/** Of these, as far as the actor sees them. */
export function listReferralsByIds(db: Executor, actor: Actor, ids: readonly string[]) {
  if (ids.length === 0) return Promise.resolve([]);
  return joinedReferrals(db).select(LISTED).where(referralsVisibleTo(actor)).where("referral.id", "in", ids).execute();
}

/** Of one group, the longest waiting first; the next page starts after the last row of this one. */
export function listReferrals(
  db: Executor,
  actor: Actor,
  { status, groupId, after = { receivedOn: "", id: "" }, limit }: Page,
) {
  return joinedReferrals(db)
    .select(LISTED)
    .where(referralsVisibleTo(actor))
    .where("referral.partnership_id", "=", actor.partnershipId)
    .where("referral.group_id", "=", groupId)
    .where("referral.status", "=", status)
    .where((eb) =>
      eb.or([
        eb("referral.received_on", ">", after.receivedOn),
        eb.and([eb("referral.received_on", "=", after.receivedOn), eb("referral.id", ">", after.id)]),
      ]),
    )
    .orderBy("referral.received_on")
    .orderBy("referral.id")
    .limit(limit)
    .execute();
}

/** How many of each state there are in each of these groups: as many as its list has rows. */
export async function countReferralsByStatus(db: Executor, actor: Actor, groupIds: readonly string[]) {
  if (groupIds.length === 0) return [];
  const rows = await db
    .selectFrom("referral")
    .select((eb) => ["referral.group_id as groupId", "referral.status", eb.fn.countAll<number>().as("count")])
    .where(referralsVisibleTo(actor))
    .where("referral.partnership_id", "=", actor.partnershipId)
    .where("referral.group_id", "in", groupIds)
    .groupBy(["referral.group_id", "referral.status"])
    .execute();
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

/** How many await a decision in each of these groups. */
export async function countWaitingReferrals(db: Executor, actor: Actor, groupIds: readonly string[]) {
  if (groupIds.length === 0) return new Map<string, number>();
  const rows = await db
    .selectFrom("referral")
    .select((eb) => ["referral.group_id as groupId", eb.fn.countAll<number>().as("waiting")])
    .where(referralsVisibleTo(actor))
    .where("referral.partnership_id", "=", actor.partnershipId)
    .where("referral.group_id", "in", groupIds)
    .where("referral.status", "=", "awaiting-decision")
    .groupBy("referral.group_id")
    .execute();
  return new Map(rows.map((row) => [row.groupId, row.waiting]));
}

export function joinedReferrals(db: Executor) {
  return db
    .selectFrom("referral")
    .innerJoin("partnership_group", "partnership_group.id", "referral.group_id")
    .innerJoin("agency", "agency.id", "referral.referring_agency_id")
    .leftJoin("user_account", "user_account.id", "referral.created_by")
    .leftJoin("person", "person.id", "referral.person_id")
    .leftJoin("location", "location.id", "referral.location_id");
}

export async function insertReferral(trx: Transaction, row: Insertable<Database["referral"]>) {
  await trx.insertInto("referral").values(row).execute();
}

/** Every column, to pass on: of a referral that the caller sees. */
export function unsafeFindReferralRow(trx: Transaction, id: string) {
  return trx.selectFrom("referral").selectAll().where("referral.id", "=", id).executeTakeFirstOrThrow();
}

/** False when somebody decided it first. */
export async function markReferralDecided(
  trx: Transaction,
  actor: Actor,
  id: string,
  version: number,
  status: ReferralDecision,
): Promise<boolean> {
  const result = await trx
    .updateTable("referral")
    .set({ status, version: version + 1 })
    .where("referral.partnership_id", "=", actor.partnershipId)
    .where("referral.id", "=", id)
    .where("referral.version", "=", version)
    .where("referral.status", "=", "awaiting-decision")
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function insertReferralDecision(trx: Transaction, row: Insertable<Database["referral_decision"]>) {
  await trx.insertInto("referral_decision").values(row).execute();
}

/** Of a referral that the caller has found visible. */
export function unsafeListDecisions(db: Executor, referralId: string) {
  return db
    .selectFrom("referral_decision")
    .leftJoin("user_account", "user_account.id", "referral_decision.decided_by")
    .select([
      "referral_decision.id",
      "referral_decision.decision",
      "referral_decision.reason",
      "referral_decision.decided_on as decidedOn",
      "referral_decision.case_id as caseId",
      "user_account.name as decidedByName",
    ])
    .where("referral_decision.referral_id", "=", referralId)
    .orderBy("referral_decision.id")
    .limit(20)
    .execute();
}
