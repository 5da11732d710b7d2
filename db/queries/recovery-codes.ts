import type { Insertable } from "kysely";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

/** All that the user had stop working. */
export async function replaceRecoveryCodes(
  trx: Transaction,
  userId: string,
  rows: Insertable<Database["recovery_code"]>[],
) {
  await trx.deleteFrom("recovery_code").where("user_id", "=", userId).execute();
  if (rows.length > 0) await trx.insertInto("recovery_code").values(rows).execute();
}

/** Each code opens once. */
export async function markRecoveryCodeUsed(
  trx: Transaction,
  userId: string,
  codeHash: string,
  now: string,
): Promise<boolean> {
  const result = await trx
    .updateTable("recovery_code")
    .set({ used_at: now })
    .where("user_id", "=", userId)
    .where("code_hash", "=", codeHash)
    .where("used_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function countUnusedRecoveryCodes(db: Executor, userId: string): Promise<number> {
  const row = await db
    .selectFrom("recovery_code")
    .select((eb) => eb.fn.countAll<number>().as("left"))
    .where("user_id", "=", userId)
    .where("used_at", "is", null)
    .executeTakeFirstOrThrow();
  return row.left;
}
