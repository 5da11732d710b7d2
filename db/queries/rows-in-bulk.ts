import type { Insertable } from "kysely";
import type { Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

export type Table = keyof Database;
export type NewRow<T extends Table> = Insertable<Database[T]>;

/** A statement takes 32,766 values on SQLite. */
const VALUES_AT_ONCE = 30_000;

/**
 * Rows of one table, as many as there are: what the demonstration is made of, which nobody typed. Whoever writes what
 * somebody has typed uses the insert of its own area.
 */
export async function insertRows<T extends Table>(trx: Transaction, table: T, rows: readonly NewRow<T>[]) {
  const columns = new Set(rows.flatMap((row) => Object.keys(row))).size;
  const atOnce = Math.floor(VALUES_AT_ONCE / Math.max(columns, 1));
  for (let from = 0; from < rows.length; from += atOnce)
    await trx
      .insertInto(table)
      .values(rows.slice(from, from + atOnce))
      .execute();
}
