import type { Insertable } from "kysely";
import type { Period } from "#app/domain/performance/quarter.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { chunks } from "../chunks.ts";

// Outside figures of the whole borough or of one area, newest import first; what an import that was undone brought in is not seen.

const REVISIONS_READ = 1000;

export function listCrimeCounts(db: Executor, partnershipId: string, period: Period, areaId: string | null = null) {
  return db
    .selectFrom("crime_count")
    .innerJoin("import_batch", "import_batch.id", "crime_count.batch_id")
    .select(["crime_count.batch_id as batchId", "crime_count.crime_type as crimeType", "crime_count.crimes"])
    .select("import_batch.created_at as loadedAt")
    .where("crime_count.partnership_id", "=", partnershipId)
    .where("crime_count.to_day", "=", period.to)
    .where("crime_count.from_day", "=", period.from)
    .where((eb) => (areaId === null ? eb("crime_count.area_id", "is", null) : eb("crime_count.area_id", "=", areaId)))
    .where("import_batch.status", "=", "visible")
    .orderBy("import_batch.created_at", "desc")
    .orderBy("import_batch.id", "desc")
    .limit(REVISIONS_READ)
    .execute();
}

export function listCrimeTableLines(db: Executor, partnershipId: string, period: Period, areaId: string | null = null) {
  return db
    .selectFrom("crime_table_line")
    .innerJoin("import_batch", "import_batch.id", "crime_table_line.batch_id")
    .select([
      "crime_table_line.batch_id as batchId",
      "crime_table_line.crime_type as crimeType",
      "crime_table_line.printed_percent as printedPercent",
      "crime_table_line.printed_difference as printedDifference",
      "import_batch.created_at as loadedAt",
    ])
    .where("crime_table_line.partnership_id", "=", partnershipId)
    .where("crime_table_line.to_day", "=", period.to)
    .where("crime_table_line.from_day", "=", period.from)
    .where((eb) =>
      areaId === null ? eb("crime_table_line.area_id", "is", null) : eb("crime_table_line.area_id", "=", areaId),
    )
    .where("import_batch.status", "=", "visible")
    .orderBy("import_batch.created_at", "desc")
    .orderBy("import_batch.id", "desc")
    .limit(REVISIONS_READ)
    .execute();
}

/** As at these days, newest day first and of one day the newest import first. */
export function listCrimePositions(db: Executor, partnershipId: string, { from, to }: Period) {
  return db
    .selectFrom("crime_position")
    .innerJoin("import_batch", "import_batch.id", "crime_position.batch_id")
    .select([
      "crime_position.batch_id as batchId",
      "crime_position.crime_type as crimeType",
      "crime_position.as_at as asAt",
      "crime_position.position",
      "crime_position.group_size as groupSize",
      "crime_position.printed",
      "import_batch.created_at as loadedAt",
    ])
    .where("crime_position.partnership_id", "=", partnershipId)
    .where("crime_position.as_at", ">=", from)
    .where("crime_position.as_at", "<=", to)
    .where("import_batch.status", "=", "visible")
    .orderBy("crime_position.as_at", "desc")
    .orderBy("import_batch.created_at", "desc")
    .orderBy("import_batch.id", "desc")
    .limit(REVISIONS_READ)
    .execute();
}

/** The periods of the crime tables that were imported, newest first. */
export function listCrimeTablePeriods(db: Executor, partnershipId: string): Promise<Period[]> {
  return db
    .selectFrom("crime_table_line")
    .innerJoin("import_batch", "import_batch.id", "crime_table_line.batch_id")
    .select(["crime_table_line.from_day as from", "crime_table_line.to_day as to"])
    .distinct()
    .where("crime_table_line.partnership_id", "=", partnershipId)
    .where("crime_table_line.area_id", "is", null)
    .where("import_batch.status", "=", "visible")
    .orderBy("crime_table_line.to_day", "desc")
    .orderBy("crime_table_line.from_day")
    .limit(400)
    .execute();
}

/** Imports of the crime table, newest first, with the period of each. */
export function listCrimeTableImports(db: Executor, partnershipId: string, limit: number) {
  return crimeTableImports(db, partnershipId)
    .orderBy("import_batch.created_at", "desc")
    .orderBy("import_batch.id", "desc")
    .limit(limit)
    .execute();
}

export function findCrimeTableImport(db: Executor, partnershipId: string, id: string) {
  return crimeTableImports(db, partnershipId).where("import_batch.id", "=", id).executeTakeFirst();
}

function crimeTableImports(db: Executor, partnershipId: string) {
  return db
    .selectFrom("import_batch")
    .innerJoin("crime_table_line", "crime_table_line.batch_id", "import_batch.id")
    .leftJoin("user_account", "user_account.id", "import_batch.created_by")
    .select([
      "import_batch.id",
      "import_batch.row_count as rows",
      "import_batch.created_at as createdAt",
      "user_account.name as createdByName",
      "crime_table_line.from_day as from",
      "crime_table_line.to_day as to",
    ])
    .where("import_batch.partnership_id", "=", partnershipId)
    .where("import_batch.kind", "=", "crime")
    .where("import_batch.status", "=", "visible")
    .where("crime_table_line.area_id", "is", null)
    .where("crime_table_line.ordinal", "=", 1);
}

type FigureRows = {
  counts?: Insertable<Database["crime_count"]>[];
  withoutArea?: Insertable<Database["crime_without_area"]>[];
  positions?: Insertable<Database["crime_position"]>[];
  lines?: Insertable<Database["crime_table_line"]>[];
};

/** One batch and what it brings, so many rows at once as a statement may hold values. */
export async function insertFigures(trx: Transaction, batch: Insertable<Database["import_batch"]>, rows: FigureRows) {
  await trx.insertInto("import_batch").values(batch).execute();
  for (const some of chunks(rows.counts)) await trx.insertInto("crime_count").values(some).execute();
  for (const some of chunks(rows.withoutArea)) await trx.insertInto("crime_without_area").values(some).execute();
  for (const some of chunks(rows.positions)) await trx.insertInto("crime_position").values(some).execute();
  for (const some of chunks(rows.lines)) await trx.insertInto("crime_table_line").values(some).execute();
}

/** Of two imports of one partnership at once, on PostgreSQL, the second waits and then sees what the first brought in. */
export async function lockImportsOf(trx: Transaction, partnershipId: string) {
  await trx
    .updateTable("partnership")
    .set((eb) => ({ version: eb.ref("version") }))
    .where("id", "=", partnershipId)
    .execute();
}
