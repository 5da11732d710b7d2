import type { Executor, Transaction } from "../transaction.ts";

/** When the database was born as a demonstration; undefined in every other. */
export async function findDemonstrationBirth(db: Executor): Promise<string | undefined> {
  const row = await db.selectFrom("demonstration_birth").select("born_at as bornAt").limit(1).executeTakeFirst();
  return row?.bornAt;
}

/** Only while nothing has happened in the database: its own triggers refuse it from then on. */
export async function insertDemonstrationBirth(trx: Transaction, bornAt: string) {
  await trx.insertInto("demonstration_birth").values({ id: "demonstration", born_at: bornAt }).execute();
}

/** Those of these addresses who may sign in, with their agency. */
export function listActiveUsersByEmail(db: Executor, emailsFolded: readonly string[]) {
  return db
    .selectFrom("user_account")
    .innerJoin("agency", "agency.id", "user_account.agency_id")
    .select(["user_account.id", "user_account.name", "user_account.email_folded as emailFolded"])
    .select(["user_account.job_title as jobTitle", "agency.name as agency"])
    .where("user_account.email_folded", "in", emailsFolded)
    .where("user_account.status", "=", "active")
    .limit(100)
    .execute();
}
