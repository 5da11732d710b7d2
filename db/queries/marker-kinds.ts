import type { Insertable } from "kysely";
import type { Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

export async function insertMarkerKinds(trx: Transaction, rows: Insertable<Database["marker_kind"]>[]) {
  await trx.insertInto("marker_kind").values(rows).execute();
}
