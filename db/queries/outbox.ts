import type { Insertable } from "kysely";
import type { Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

export async function insertOutboxEmail(trx: Transaction, row: Insertable<Database["outbox_email"]>) {
  await trx.insertInto("outbox_email").values(row).execute();
}
