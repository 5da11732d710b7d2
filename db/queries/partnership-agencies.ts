import type { Executor } from "../transaction.ts";

/** An agency that belongs to the partnership today, or undefined. */
export function findAgencyOfPartnership(db: Executor, partnershipId: string, agencyId: string) {
  return members(db, partnershipId).where("agency.id", "=", agencyId).executeTakeFirst();
}

/** For lists from which one is chosen. */
export function listAgenciesOfPartnership(db: Executor, partnershipId: string) {
  return members(db, partnershipId).orderBy("agency.name_folded").limit(500).execute();
}

type ContactOf = { partnershipId: string; agencyId: string; caseId: string | null };

/** Who is told for the agency of an action of that case: somebody who can sign in and has no conflict of interest in it. */
export async function findAgencyContact(db: Executor, { partnershipId, agencyId, caseId }: ContactOf) {
  const row = await db
    .selectFrom("partnership_agency")
    .innerJoin("user_account", "user_account.id", "partnership_agency.contact_user_id")
    .select("user_account.id")
    .where("partnership_agency.partnership_id", "=", partnershipId)
    .where("partnership_agency.agency_id", "=", agencyId)
    .where("partnership_agency.left_on", "is", null)
    .where("user_account.status", "=", "active")
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("case_access")
            .select("case_access.id")
            .whereRef("case_access.user_id", "=", "user_account.id")
            .where("case_access.case_id", "=", caseId)
            .where("case_access.access", "=", "conflict")
            .where("case_access.ended_at", "is", null),
        ),
      ),
    )
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
