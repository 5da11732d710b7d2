import type { Executor, Transaction } from "../transaction.ts";

type Count = { what: string; count: number };

/** What refers to agencies that a batch made. Another reference stops the undo all the same, by its foreign key. */
export async function countReferrersOfAgencies(db: Executor, partnershipId: string, batchId: string): Promise<Count[]> {
  const made = madeBy(db, batchId, "agency");
  const one = { count: 0 };
  const users = await db
    .selectFrom("user_account")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("agency_id", "in", made)
    .executeTakeFirst();
  const referrals = await db
    .selectFrom("referral")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("partnership_id", "=", partnershipId)
    .where("referring_agency_id", "in", made)
    .executeTakeFirst();
  const cases = await db
    .selectFrom("case_record")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("partnership_id", "=", partnershipId)
    .where("lead_agency_id", "in", made)
    .executeTakeFirst();
  const actions = await db
    .selectFrom("action")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("partnership_id", "=", partnershipId)
    .where("owner_agency_id", "in", made)
    .executeTakeFirst();
  return named({ users: users ?? one, referrals: referrals ?? one, cases: cases ?? one, actions: actions ?? one });
}

/** A user who has set a password, or has been given anything to do, is no longer the import's to take back. */
export async function countReferrersOfUsers(db: Executor, batchId: string): Promise<Count[]> {
  const made = madeBy(db, batchId, "user");
  const one = { count: 0 };
  const accepted = await db
    .selectFrom("user_account")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("id", "in", made)
    .where("status", "<>", "invited")
    .executeTakeFirst();
  const memberships = await db
    .selectFrom("membership")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("user_id", "in", made)
    .executeTakeFirst();
  const duties = await db
    .selectFrom("duty")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("user_id", "in", made)
    .executeTakeFirst();
  const links = await db
    .selectFrom("access_link")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("user_id", "in", made)
    .executeTakeFirst();
  return named({
    "users who have accepted": accepted ?? one,
    "memberships of groups": memberships ?? one,
    duties: duties ?? one,
    "invitation links that were made": links ?? one,
  });
}

function madeBy(db: Executor, batchId: string, recordKind: string) {
  return db
    .selectFrom("import_item")
    .select("record_id")
    .where("batch_id", "=", batchId)
    .where("record_kind", "=", recordKind)
    .where("before", "is", null);
}

function named(counts: Record<string, { count: number | string }>): Count[] {
  return Object.entries(counts).flatMap(([what, { count }]) =>
    Number(count) > 0 ? { what, count: Number(count) } : [],
  );
}

export async function deleteAgencyOfPartnership(trx: Transaction, partnershipId: string, agencyId: string) {
  await trx
    .deleteFrom("partnership_agency")
    .where("partnership_id", "=", partnershipId)
    .where("agency_id", "=", agencyId)
    .execute();
}

export async function deleteAgency(trx: Transaction, agencyId: string) {
  await trx.deleteFrom("agency").where("id", "=", agencyId).execute();
}

export async function deleteInvitedUser(trx: Transaction, userId: string): Promise<boolean> {
  const result = await trx
    .deleteFrom("user_account")
    .where("id", "=", userId)
    .where("status", "=", "invited")
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}
