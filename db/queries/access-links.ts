import type { Insertable } from "kysely";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

type Purpose = Database["access_link"]["purpose"];

export async function insertAccessLink(trx: Transaction, row: Insertable<Database["access_link"]>) {
  await trx.insertInto("access_link").values(row).execute();
}

/** The user's unused links; those of set-up when there is no user. */
export async function expireAccessLinks(trx: Transaction, userId: string | null, now: string) {
  await trx
    .updateTable("access_link")
    .set({ expires_at: now })
    .where("user_id", userId === null ? "is" : "=", userId)
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .execute();
}

/** Unused and in time. */
export function findAccessLink(db: Executor, purpose: Purpose, tokenHash: string, now: string) {
  return db
    .selectFrom("access_link")
    .select(["id", "user_id as userId"])
    .where("purpose", "=", purpose)
    .where("token_hash", "=", tokenHash)
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .executeTakeFirst();
}

/** Of two who use it at once, one does. */
export async function markAccessLinkUsed(trx: Transaction, id: string, now: string): Promise<boolean> {
  const result = await trx
    .updateTable("access_link")
    .set({ used_at: now })
    .where("id", "=", id)
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Set-up is done once: false when somebody has. A second transaction waits here for the first. */
export async function claimSetUp(trx: Transaction, row: Insertable<Database["access_link"]>): Promise<boolean> {
  const result = await trx
    .insertInto("access_link")
    .values(row)
    .onConflict((c) => c.column("token_hash").doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}
