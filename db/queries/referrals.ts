import type { Insertable } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { ReferralStatus } from "#app/domain/cases/referral-status.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { referralsVisibleTo } from "../visibility.ts";
import { SUBJECT_COLUMNS } from "./subjects.ts";

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

export function findReferralById(db: Executor, actor: Actor, id: string) {
  return joined(db)
    .select(LISTED)
    .select([
      "referral.version",
      "referral.group_id as groupId",
      "referral.reason",
      "referral.lawful_basis as lawfulBasis",
      "person.reference as personReference",
      "user_account.name as createdByName",
      "referral.created_at as createdAt",
    ])
    .where(referralsVisibleTo(actor))
    .where("referral.id", "=", id)
    .executeTakeFirst();
}

/** What the referrer learns of a referral to a group he is not in: that it was made, and what became of it. */
export function findOwnReferralState(db: Executor, actor: Actor, id: string) {
  return db
    .selectFrom("referral")
    .innerJoin("partnership_group", "partnership_group.id", "referral.group_id")
    .select([
      "referral.reference",
      "referral.status",
      "referral.received_on as receivedOn",
      "partnership_group.name as groupName",
    ])
    .where("referral.partnership_id", "=", actor.partnershipId)
    .where("referral.created_by", "=", actor.id)
    .where("referral.id", "=", id)
    .executeTakeFirst();
}

/** The states of the referrals that the actor made, newest first. */
export function listOwnReferralStates(db: Executor, actor: Actor, limit: number) {
  return db
    .selectFrom("referral")
    .innerJoin("partnership_group", "partnership_group.id", "referral.group_id")
    .select([
      "referral.id",
      "referral.reference",
      "referral.status",
      "referral.received_on as receivedOn",
      "partnership_group.name as groupName",
    ])
    .where("referral.partnership_id", "=", actor.partnershipId)
    .where("referral.created_by", "=", actor.id)
    .orderBy("referral.id", "desc")
    .limit(limit)
    .execute();
}

/** Referrals of this person to this group that the actor may open or has made, newest first. */
export function listReferralsAbout(
  db: Executor,
  actor: Actor,
  { groupId, personId }: { groupId: string; personId: string },
) {
  return db
    .selectFrom("referral")
    .select(["referral.id", "referral.reference", "referral.status", "referral.person_role as role"])
    .where("referral.partnership_id", "=", actor.partnershipId)
    .where("referral.group_id", "=", groupId)
    .where("referral.person_id", "=", personId)
    .where((eb) => eb.or([referralsVisibleTo(actor)(eb), eb("referral.created_by", "=", actor.id)]))
    .orderBy("referral.id", "desc")
    .limit(100)
    .execute();
}

type Page = { status: ReferralStatus; groupId: string; after?: { receivedOn: string; id: string }; limit: number };

/** Of one group, the longest waiting first; the next page starts after the last row of this one. */
export function listReferrals(
  db: Executor,
  actor: Actor,
  { status, groupId, after = { receivedOn: "", id: "" }, limit }: Page,
) {
  return joined(db)
    .select(LISTED)
    .where(referralsVisibleTo(actor))
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

/** How many await a decision in each of these groups. */
export async function countWaitingReferrals(db: Executor, actor: Actor, groupIds: readonly string[]) {
  if (groupIds.length === 0) return new Map<string, number>();
  const rows = await db
    .selectFrom("referral")
    .select((eb) => ["referral.group_id as groupId", eb.fn.countAll<number>().as("waiting")])
    .where(referralsVisibleTo(actor))
    .where("referral.group_id", "in", groupIds)
    .where("referral.status", "=", "awaiting-decision")
    .groupBy("referral.group_id")
    .execute();
  return new Map(rows.map((row) => [row.groupId, row.waiting]));
}

function joined(db: Executor) {
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

/** False when somebody decided it first. */
export async function markReferralDecided(
  trx: Transaction,
  actor: Actor,
  id: string,
  version: number,
  status: "accepted" | "declined",
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

/** Of the referral from which a case that the caller has found visible came. */
export function unsafeFindLastDecision(db: Executor, referralId: string | null) {
  return db
    .selectFrom("referral_decision")
    .select(["decided_on as decidedOn", "reason"])
    .where("referral_id", "=", referralId ?? "")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
}
