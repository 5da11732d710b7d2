import type { Insertable } from "kysely";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

export async function insertAttempts(trx: Transaction, rows: Insertable<Database["sign_in_attempt"]>[]) {
  await trx.insertInto("sign_in_attempt").values(rows).execute();
}

/** The tries under each key since then; a key without any is left out. */
export function countAttemptsSince(db: Executor, keyHashes: readonly string[], since: string) {
  return db
    .selectFrom("sign_in_attempt")
    .select((eb) => ["key_hash as keyHash", eb.fn.countAll<number>().as("tries")])
    .where("key_hash", "in", keyHashes)
    .where("at", ">", since)
    .groupBy("key_hash")
    .execute();
}

export async function deleteAttempts(trx: Transaction, ids: readonly string[]) {
  await trx.deleteFrom("sign_in_attempt").where("id", "in", ids).execute();
}

export async function deleteAttemptsBefore(trx: Transaction, instant: string) {
  await trx.deleteFrom("sign_in_attempt").where("at", "<", instant).execute();
}
