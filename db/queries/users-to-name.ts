import { isInForce } from "../in-force.ts";
import type { Executor } from "../transaction.ts";

/** Whoever is in a group of the partnership today, and so may open cases, and has not been disabled. */
export function listUsersToName(db: Executor, partnershipId: string, today: string) {
  return db
    .selectFrom("user_account")
    .innerJoin("agency", "agency.id", "user_account.agency_id")
    .select(["user_account.id", "user_account.name", "agency.id as agencyId", "agency.name as agencyName"])
    .where("user_account.status", "<>", "disabled")
    .where("user_account.id", "in", (eb) =>
      eb
        .selectFrom("membership")
        .select("membership.user_id")
        .where("membership.partnership_id", "=", partnershipId)
        .where(isInForce("membership", today)),
    )
    .orderBy("user_account.name_folded")
    .orderBy("user_account.id")
    .limit(500)
    .execute();
}
