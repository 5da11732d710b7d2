import { CASE_DUTIES } from "#app/domain/access/roles.ts";
import { isInForce, isOfMemberAgency } from "../in-force.ts";
import type { Executor } from "../transaction.ts";

/**
 * Whoever is in a group of the partnership today, or has a duty that may have to do with a case, and has not been disabled.
 * To be named brings the right to read.
 */
export function listUsersToName(db: Executor, partnershipId: string, today: string) {
  return (
    db
      .selectFrom("user_account")
      .innerJoin("agency", "agency.id", "user_account.agency_id")
      .select(["user_account.id", "user_account.name", "agency.id as agencyId", "agency.name as agencyName"])
      // Of these a conflict of interest is still to be recorded, and that they work with somebody; they are named for nothing.
      .select((eb) =>
        eb.case().when(isOfMemberAgency(eb, partnershipId)).then(0).else(1).end().$castTo<0 | 1>().as("hasLeft"),
      )
      .where("user_account.status", "<>", "disabled")
      .where((eb) =>
        eb.or([
          eb(
            "user_account.id",
            "in",
            eb
              .selectFrom("membership")
              .select("membership.user_id")
              .where("membership.partnership_id", "=", partnershipId)
              .where(isInForce("membership", today)),
          ),
          eb(
            "user_account.id",
            "in",
            eb
              .selectFrom("duty")
              .select("duty.user_id")
              .where("duty.partnership_id", "=", partnershipId)
              .where("duty.duty", "in", CASE_DUTIES)
              .where(isInForce("duty", today)),
          ),
        ]),
      )
      .orderBy("user_account.name_folded")
      .orderBy("user_account.id")
      .limit(500)
      .execute()
  );
}
