import { type Insertable, sql } from "kysely";
import type { Fate } from "#app/domain/imports/fates.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

type RowTable = Database["import_row"];

export async function insertRows(trx: Transaction, rows: Insertable<RowTable>[]) {
  if (rows.length > 0) await trx.insertInto("import_row").values(rows).execute();
}

/** Keys that rows before these have brought. */
export async function listKnownKeys(db: Executor, runId: string, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const rows = await db
    .selectFrom("import_row")
    .select("row_key")
    .where("run_id", "=", runId)
    .where("row_key", "in", keys)
    .execute();
  return new Set(rows.flatMap((row) => row.row_key ?? []));
}

/** In the order of the file; `fate` alone when it is given. */
export function listRows(
  db: Executor,
  run: { partnershipId: string; id: string },
  { fate, after, limit }: { fate: Fate | null; after: number; limit: number },
) {
  return db
    .selectFrom("import_row")
    .select(["ordinal", "line", "fate", "column_name as column", "reason"])
    .where("run_id", "=", run.id)
    .where("partnership_id", "=", run.partnershipId)
    .where("ordinal", ">", after)
    .$if(fate !== null, (q) => q.where("fate", "=", fate as Fate))
    .orderBy("ordinal")
    .limit(limit)
    .execute();
}

/** The next rows of these fates, in the order of the file. */
export function listRowsToLoad(
  db: Executor,
  runId: string,
  { fates, after, limit }: { fates: readonly Fate[]; after: number; limit: number },
) {
  return db
    .selectFrom("import_row")
    .select(["ordinal", "line", "fate", "row_key as key", "given"])
    .where("run_id", "=", runId)
    .where("ordinal", ">", after)
    .where("fate", "in", fates)
    .orderBy("ordinal")
    .limit(limit)
    .execute();
}

export async function deleteRows(trx: Transaction, runId: string, limit: number): Promise<number> {
  const some = trx.selectFrom("import_row").select("ordinal").where("run_id", "=", runId).limit(limit);
  const result = await trx
    .deleteFrom("import_row")
    .where("run_id", "=", runId)
    .where("ordinal", "in", some)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** Takes away what was read of the rows; their fates stay. */
export async function eraseGiven(trx: Transaction, runId: string, limit: number): Promise<number> {
  const some = trx
    .selectFrom("import_row")
    .select("ordinal")
    .where("run_id", "=", runId)
    .where((eb) => eb.or([eb("given", "is not", null), eb("row_key", "is not", null)]))
    .limit(limit);
  const result = await trx
    .updateTable("import_row")
    .set({ given: sql`null`, row_key: sql`null` })
    .where("run_id", "=", runId)
    .where("ordinal", "in", some)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

export async function insertItems(trx: Transaction, rows: Insertable<Database["import_item"]>[]) {
  if (rows.length > 0) await trx.insertInto("import_item").values(rows).execute();
}

export function listItems(db: Executor, batchId: string, limit: number) {
  return db
    .selectFrom("import_item")
    .select(["record_kind as recordKind", "record_id as recordId", "before"])
    .where("batch_id", "=", batchId)
    .orderBy("record_kind")
    .orderBy("record_id")
    .limit(limit)
    .execute();
}
