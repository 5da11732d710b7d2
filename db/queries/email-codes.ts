import type { Insertable } from "kysely";
import type { Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

/** The one before works no more. */
export async function replaceEmailCode(trx: Transaction, row: Insertable<Database["email_code"]>) {
  await trx.deleteFrom("email_code").where("session_id", "=", row.session_id).execute();
  await trx.insertInto("email_code").values(row).execute();
}

/** Of two who give it at once, one gets in. */
export async function takeEmailCode(trx: Transaction, sessionId: string, hash: string, now: Date): Promise<boolean> {
  const result = await trx
    .deleteFrom("email_code")
    .where("session_id", "=", sessionId)
    .where("code_hash", "=", hash)
    .where("expires_at", ">", now.toISOString())
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}
