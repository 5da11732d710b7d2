import type { Executor } from "../transaction.ts";

/** An agency that belongs to the partnership today, or undefined. */
export function findAgencyOfPartnership(db: Executor, partnershipId: string, agencyId: string) {
  return members(db, partnershipId).where("agency.id", "=", agencyId).executeTakeFirst();
}

/** For lists from which one is chosen. */
export function listAgenciesOfPartnership(db: Executor, partnershipId: string) {
  return members(db, partnershipId).orderBy("agency.name_folded").limit(500).execute();
}

function members(db: Executor, partnershipId: string) {
  return db
    .selectFrom("partnership_agency")
    .innerJoin("agency", "agency.id", "partnership_agency.agency_id")
    .select(["agency.id", "agency.name", "agency.kind"])
    .where("partnership_agency.partnership_id", "=", partnershipId)
    .where("partnership_agency.left_on", "is", null);
}
