import { isInForce, isOfMemberAgency } from "../in-force.ts";
import type { Executor } from "../transaction.ts";

/** A group that takes cases today, or undefined. */
export function findGroupTakingCases(db: Executor, partnershipId: string, groupId: string, today: string) {
  return groupsTakingCases(db, partnershipId, today).where("id", "=", groupId).executeTakeFirst();
}

/** Every group of the partnership that takes cases: anybody may refer to each. */
export function listGroupsTakingCases(db: Executor, partnershipId: string, today: string) {
  return groupsTakingCases(db, partnershipId, today).orderBy("name_folded").limit(500).execute();
}

function groupsTakingCases(db: Executor, partnershipId: string, today: string) {
  return db
    .selectFrom("partnership_group")
    .select(["id", "name", "kind", "min_age as minAge", "max_age as maxAge"])
    .where("partnership_id", "=", partnershipId)
    .where("holds_cases", "=", 1)
    .where((eb) => eb.or([eb("ended_on", "is", null), eb("ended_on", ">=", today)]));
}

/** The members of a group in date, with their agencies: from them a lead is chosen. */
export function listUsersOfGroup(db: Executor, partnershipId: string, groupId: string, today: string) {
  return db
    .selectFrom("user_account")
    .innerJoin("agency", "agency.id", "user_account.agency_id")
    .select(["user_account.id", "user_account.name", "agency.id as agencyId", "agency.name as agencyName"])
    .where("user_account.status", "<>", "disabled")
    .where((eb) => isOfMemberAgency(eb, partnershipId))
    .where((eb) =>
      eb(
        "user_account.id",
        "in",
        eb
          .selectFrom("membership")
          .select("membership.user_id")
          .where("membership.partnership_id", "=", partnershipId)
          .where("membership.group_id", "=", groupId)
          .where(isInForce("membership", today)),
      ),
    )
    .orderBy("user_account.name_folded")
    .orderBy("user_account.id")
    .limit(500)
    .execute();
}

/** The chairs and coordinators of a group in date who can sign in. */
export function listUsersRunningGroup(db: Executor, partnershipId: string, groupId: string, today: string) {
  return db
    .selectFrom("membership")
    .innerJoin("user_account", "user_account.id", "membership.user_id")
    .select("user_account.id")
    .distinct()
    .where("membership.partnership_id", "=", partnershipId)
    .where("membership.group_id", "=", groupId)
    .where("membership.role", "in", ["chair", "coordinator"])
    .where("user_account.status", "=", "active")
    .where(isInForce("membership", today))
    .limit(100)
    .execute();
}
