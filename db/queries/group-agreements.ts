import type { Insertable } from "kysely";
import { isInForce } from "../in-force.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

/** Agencies with somebody in the group on a day, each with the days of its agreement. */
export async function listAgreementsOfGroup(db: Executor, partnershipId: string, groupId: string, today: string) {
  return db
    .selectFrom("partnership_agency")
    .innerJoin("agency", "agency.id", "partnership_agency.agency_id")
    .select(["agency.id", "agency.name"])
    .select(["partnership_agency.isa_signed_on as signedOn", "partnership_agency.isa_expires_on as expiresOn"])
    .where("partnership_agency.partnership_id", "=", partnershipId)
    .where("partnership_agency.left_on", "is", null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("membership")
          .innerJoin("user_account", "user_account.id", "membership.user_id")
          .select("membership.id")
          .where("membership.partnership_id", "=", partnershipId)
          .where("membership.group_id", "=", groupId)
          .where(isInForce("membership", today))
          .where("user_account.status", "<>", "disabled")
          .whereRef("user_account.agency_id", "=", "agency.id"),
      ),
    )
    .orderBy("agency.name_folded")
    .limit(500)
    .execute();
}

/** What a group's chairs have decided about lapses of agencies' agreements, newest first. */
export function listLapseDecisions(db: Executor, partnershipId: string, groupId: string) {
  return db
    .selectFrom("lapse_decision")
    .leftJoin("user_account", "user_account.id", "lapse_decision.decided_by")
    .select(["lapse_decision.id", "lapse_decision.agency_id as agencyId", "lapse_decision.expired_on as expiredOn"])
    .select(["lapse_decision.decision", "lapse_decision.grace_until as graceUntil", "lapse_decision.reason"])
    .select(["lapse_decision.decided_on as decidedOn", "user_account.name as decidedBy"])
    .where("lapse_decision.partnership_id", "=", partnershipId)
    .where("lapse_decision.group_id", "=", groupId)
    .orderBy("lapse_decision.id", "desc")
    .limit(1000)
    .execute();
}

export async function insertLapseDecision(trx: Transaction, row: Insertable<Database["lapse_decision"]>) {
  await trx.insertInto("lapse_decision").values(row).execute();
}

/** For the morning's job: agreements that end from one day to another, with the agency's contact. */
export function listAgreementsEnding(db: Executor, partnershipId: string, from: string, to: string) {
  return db
    .selectFrom("partnership_agency")
    .select(["agency_id as agencyId", "contact_user_id as contactId", "isa_expires_on as expiresOn"])
    .where("partnership_id", "=", partnershipId)
    .where("left_on", "is", null)
    .where("isa_signed_on", "is not", null)
    .where("isa_expires_on", ">=", from)
    .where("isa_expires_on", "<=", to)
    .orderBy("isa_expires_on")
    .limit(500)
    .execute();
}

/** The chairs in date of the groups that have somebody of the agency, each with the group. */
export function listChairsOfAgencies(db: Executor, partnershipId: string, agencyIds: readonly string[], today: string) {
  if (agencyIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom("membership")
    .innerJoin("membership as other", "other.group_id", "membership.group_id")
    .innerJoin("user_account", "user_account.id", "other.user_id")
    .select(["membership.user_id as userId", "membership.group_id as groupId", "user_account.agency_id as agencyId"])
    .distinct()
    .where("membership.partnership_id", "=", partnershipId)
    .where("membership.role", "=", "chair")
    .where(isInForce("membership", today))
    .where("user_account.agency_id", "in", agencyIds)
    .where("other.from_day", "<=", today)
    .where((eb) => eb.or([eb("other.until_day", "is", null), eb("other.until_day", ">=", today)]))
    .limit(5000)
    .execute();
}
