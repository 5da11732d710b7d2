import { isInForce, isOfMemberAgency } from "../in-force.ts";
import type { Executor } from "../transaction.ts";

/** Whoever deals with incidents and may be the contact officer of a case review: ASB officers and coordinators in date who can sign in. */
export function listWhoDealWithAsb(db: Executor, partnershipId: string, today: string) {
  return db
    .selectFrom("user_account")
    .innerJoin("agency", "agency.id", "user_account.agency_id")
    .select(["user_account.id", "user_account.name", "agency.id as agencyId", "agency.name as agencyName"])
    .where("user_account.status", "=", "active")
    .where((eb) => isOfMemberAgency(eb, partnershipId))
    .where((eb) =>
      eb.or([
        eb(
          "user_account.id",
          "in",
          eb
            .selectFrom("membership")
            .select("membership.user_id")
            .where("membership.partnership_id", "=", partnershipId)
            .where("membership.role", "=", "coordinator")
            .where(isInForce("membership", today)),
        ),
        eb(
          "user_account.id",
          "in",
          eb
            .selectFrom("duty")
            .select("duty.user_id")
            .where("duty.partnership_id", "=", partnershipId)
            .where("duty.duty", "=", "asb-officer")
            .where(isInForce("duty", today)),
        ),
      ]),
    )
    .orderBy("user_account.name_folded")
    .orderBy("user_account.id")
    .limit(200)
    .execute();
}
