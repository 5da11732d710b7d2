import type { Insertable } from "kysely";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

type Form = { partnershipId: string; userId: string; kind: string; token: string };

/** What this user's form with this token made, or undefined. */
export function findMadeOnce(db: Executor, { partnershipId, userId, kind, token }: Form) {
  return db
    .selectFrom("form_once")
    .select("object_id as id")
    .where("partnership_id", "=", partnershipId)
    .where("user_id", "=", userId)
    .where("token", "=", token)
    .where("object_kind", "=", kind)
    .executeTakeFirst();
}

export async function insertFormOnce(trx: Transaction, row: Insertable<Database["form_once"]>) {
  await trx.insertInto("form_once").values(row).execute();
}

export async function deleteFormOnceBefore(trx: Transaction, instant: string) {
  await trx.deleteFrom("form_once").where("at", "<", instant).execute();
}
