import type { Executor, Transaction } from "../transaction.ts";
import { chunks } from "../chunks.ts";

// What was loaded of figures of others: the batches, what each holds, and taking one back.

const FIGURES = "crime";
type Key = { createdAt: string; id: string };

/** Newest first, those that were undone among them; after `after` when it is given. */
export function listFigureImports(db: Executor, partnershipId: string, after: Key | null, limit: number) {
  return figureImports(db, partnershipId)
    .$if(after !== null, (q) =>
      q.where((eb) =>
        eb.or([
          eb("import_batch.created_at", "<", after?.createdAt ?? ""),
          eb.and([
            eb("import_batch.created_at", "=", after?.createdAt ?? ""),
            eb("import_batch.id", "<", after?.id ?? ""),
          ]),
        ]),
      ),
    )
    .orderBy("import_batch.created_at", "desc")
    .orderBy("import_batch.id", "desc")
    .limit(limit)
    .execute();
}

export function findFigureImport(db: Executor, partnershipId: string, id: string) {
  return figureImports(db, partnershipId).where("import_batch.id", "=", id).executeTakeFirst();
}

function figureImports(db: Executor, partnershipId: string) {
  return db
    .selectFrom("import_batch")
    .leftJoin("user_account as maker", "maker.id", "import_batch.created_by")
    .leftJoin("user_account as undoer", "undoer.id", "import_batch.undone_by")
    .select(["import_batch.id", "import_batch.format", "import_batch.status", "import_batch.row_count as rows"])
    .select(["import_batch.created_at as createdAt", "maker.name as createdByName"])
    .select(["import_batch.publisher", "import_batch.as_at as asAt", "import_batch.published_on as publishedOn"])
    .select(["import_batch.undone_at as undoneAt", "undoer.name as undoneByName"])
    .where("import_batch.partnership_id", "=", partnershipId)
    .where("import_batch.kind", "=", FIGURES);
}

/** The first and the last day of what each of these batches is of. */
export async function listPeriodsOfBatches(db: Executor, ids: readonly string[]) {
  const found = new Map<string, { from: string; to: string }>();
  for (const some of chunks(ids)) {
    const positions = await db
      .selectFrom("crime_position")
      .select((eb) => ["batch_id as id", eb.fn.min("as_at").as("from"), eb.fn.max("as_at").as("to")])
      .where("batch_id", "in", some)
      .groupBy("batch_id")
      .execute();
    const lines = await db
      .selectFrom("crime_table_line")
      .select((eb) => ["batch_id as id", eb.fn.min("from_day").as("from"), eb.fn.max("to_day").as("to")])
      .where("batch_id", "in", some)
      .groupBy("batch_id")
      .execute();
    const slices = await db
      .selectFrom("figure_slice")
      .select((eb) => ["batch_id as id", eb.fn.min("from_day").as("from"), eb.fn.max("to_day").as("to")])
      .where("batch_id", "in", some)
      .groupBy("batch_id")
      .execute();
    // Positions beside a table may be of a later day: the table's own days say what it is of.
    for (const { id, from, to } of [...positions, ...lines, ...slices]) found.set(id, { from, to });
  }
  return found;
}

export function listCountsOfBatch(db: Executor, batchId: string, limit: number) {
  return db
    .selectFrom("crime_count")
    .leftJoin("area", "area.id", "crime_count.area_id")
    .select(["crime_count.id", "crime_count.crime_type as crimeType", "crime_count.from_day as from"])
    .select(["crime_count.to_day as to", "crime_count.crimes", "area.code as areaCode"])
    .where("crime_count.batch_id", "=", batchId)
    .orderBy("crime_count.id")
    .limit(limit)
    .execute();
}

export function listWithoutAreaOfBatch(db: Executor, batchId: string, limit: number) {
  return db
    .selectFrom("crime_without_area")
    .select(["id", "crime_type as crimeType", "from_day as from", "to_day as to", "crimes", "printed"])
    .where("batch_id", "=", batchId)
    .orderBy("id")
    .limit(limit)
    .execute();
}

export function listPositionsOfBatch(db: Executor, batchId: string, limit: number) {
  return db
    .selectFrom("crime_position")
    .select(["id", "crime_type as crimeType", "as_at as asAt", "position", "group_size as groupSize", "printed"])
    .where("batch_id", "=", batchId)
    .orderBy("id")
    .limit(limit)
    .execute();
}

/** False when it is not seen any more, or never was. */
export async function markFigureImportUndone(
  trx: Transaction,
  key: { partnershipId: string; id: string },
  by: { undone_at: string; undone_by: string },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("import_batch")
    .set({ ...by, status: "undone" })
    .where("partnership_id", "=", key.partnershipId)
    .where("id", "=", key.id)
    .where("kind", "=", FIGURES)
    .where("status", "=", "visible")
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
