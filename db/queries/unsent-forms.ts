import type { Insertable } from "kysely";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

export async function insertUnsentForm(trx: Transaction, row: Insertable<Database["unsent_form"]>) {
  await trx.insertInto("unsent_form").values(row).execute();
}

export function findUnsentForm(db: Executor, keyHash: string, userId: string, now: string) {
  return db
    .selectFrom("unsent_form")
    .select("content_sealed as contentSealed")
    .where("key_hash", "=", keyHash)
    .where("user_id", "=", userId)
    .where("expires_at", ">", now)
    .executeTakeFirst();
}

export async function renameUnsentForm(
  trx: Transaction,
  userId: string,
  { from, to }: { from: string; to: string },
  now: string,
) {
  await trx
    .updateTable("unsent_form")
    .set({ key_hash: to })
    .where("key_hash", "=", from)
    .where("user_id", "=", userId)
    .where("expires_at", ">", now)
    .execute();
}

/** Of two who take it at once, one does. */
export async function deleteUnsentForm(trx: Transaction, keyHash: string, userId: string): Promise<boolean> {
  const result = await trx
    .deleteFrom("unsent_form")
    .where("key_hash", "=", keyHash)
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

export async function deleteUnsentFormsBefore(trx: Transaction, instant: string) {
  await trx.deleteFrom("unsent_form").where("expires_at", "<=", instant).execute();
}
