import type { Executor } from "../transaction.ts";

/** An agency that belongs to the partnership today, or undefined. */
export function findAgencyOfPartnership(db: Executor, partnershipId: string, agencyId: string) {
  return members(db, partnershipId).where("agency.id", "=", agencyId).executeTakeFirst();
}

/** For lists from which one is chosen. */
export function listAgenciesOfPartnership(db: Executor, partnershipId: string) {
  return members(db, partnershipId).orderBy("agency.name_folded").limit(500).execute();
}

/** Who is told for the agency, if it is somebody who can sign in. */
export async function findAgencyContact(db: Executor, partnershipId: string, agencyId: string) {
  const row = await db
    .selectFrom("partnership_agency")
    .innerJoin("user_account", "user_account.id", "partnership_agency.contact_user_id")
    .select("user_account.id")
    .where("partnership_agency.partnership_id", "=", partnershipId)
    .where("partnership_agency.agency_id", "=", agencyId)
    .where("user_account.status", "=", "active")
    .executeTakeFirst();
  return row?.id ?? null;
}

function members(db: Executor, partnershipId: string) {
  return db
    .selectFrom("partnership_agency")
    .innerJoin("agency", "agency.id", "partnership_agency.agency_id")
    .select(["agency.id", "agency.name", "agency.kind"])
    .where("partnership_agency.partnership_id", "=", partnershipId)
    .where("partnership_agency.left_on", "is", null);
}
