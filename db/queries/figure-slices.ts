import type { Insertable } from "kysely";
import type { SliceSource } from "#app/domain/performance/figure-slices.ts";
import { chunks } from "../chunks.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

const MOST_SLICES = 20_000;

/** Every revision of the slices that begin on these days, also of imports that were undone or are not whole yet. */
export async function listSlices(db: Executor, partnershipId: string, source: SliceSource, days: readonly string[]) {
  const found = [];
  for (const some of chunks(days)) {
    const rows = await db
      .selectFrom("figure_slice")
      .innerJoin("import_batch", "import_batch.id", "figure_slice.batch_id")
      .select(["figure_slice.id", "figure_slice.batch_id as batchId", "figure_slice.force"])
      .select(["figure_slice.csp_name as cspName", "figure_slice.from_day as from", "figure_slice.to_day as to"])
      .select(["figure_slice.is_newest as isNewest", "figure_slice.rows_outside as rowsOutside"])
      .select(["figure_slice.rows_without_place as rowsWithoutPlace"])
      .select(["import_batch.status", "import_batch.created_at as createdAt"])
      .where("figure_slice.partnership_id", "=", partnershipId)
      .where("figure_slice.source", "=", source)
      .where("figure_slice.from_day", "in", some)
      .limit(MOST_SLICES)
      .execute();
    for (const { isNewest, status, ...slice } of rows)
      found.push({ ...slice, isNewest: isNewest === 1, isVisible: status === "visible" });
  }
  return found;
}

export async function listSlicesOfBatch(db: Executor, partnershipId: string, batchId: string, limit: number) {
  return db
    .selectFrom("figure_slice")
    .select(["id", "source", "force", "csp_name as cspName", "from_day as from", "to_day as to"])
    .select(["is_newest as isNewest", "rows_outside as rowsOutside", "rows_without_place as rowsWithoutPlace"])
    .where("partnership_id", "=", partnershipId)
    .where("batch_id", "=", batchId)
    .orderBy("from_day")
    .orderBy("id")
    .limit(limit)
    .execute();
}

/** Crimes of each slice: of the whole borough for police.uk, of everything for a partnership of the Home Office's table. */
export async function sumSlices(db: Executor, source: SliceSource, ids: readonly string[]) {
  const sums = new Map<string, number>();
  for (const some of chunks(ids)) {
    const rows =
      source === "police-uk"
        ? await db
            .selectFrom("street_crime_count")
            .select((eb) => ["slice_id as id", eb.fn.sum<number>("crimes").as("crimes")])
            .where("slice_id", "in", some)
            .where("area_id", "is", null)
            .groupBy("slice_id")
            .execute()
        : await db
            .selectFrom("csp_crime_count")
            .select((eb) => ["slice_id as id", eb.fn.sum<number>("crimes").as("crimes")])
            .where("slice_id", "in", some)
            .groupBy("slice_id")
            .execute();
    for (const { id, crimes } of rows) sums.set(id, Number(crimes));
  }
  return sums;
}

export async function listStreetCounts(db: Executor, ids: readonly string[]) {
  const found = [];
  for (const some of chunks(ids, SLICES_AT_ONCE))
    for (const row of await db
      .selectFrom("street_crime_count")
      .select(["slice_id as sliceId", "area_id as areaId", "category", "crimes"])
      .where("slice_id", "in", some)
      .execute())
      found.push(row);
  return found;
}

export async function listCspCounts(db: Executor, ids: readonly string[]) {
  const found = [];
  for (const some of chunks(ids, SLICES_AT_ONCE))
    for (const row of await db
      .selectFrom("csp_crime_count")
      .select(["slice_id as sliceId", "offence_group as offenceGroup", "offence_subgroup as offenceSubgroup"])
      .select(["offence", "offence_code as offenceCode", "crimes"])
      .where("slice_id", "in", some)
      .execute())
      found.push(row);
  return found;
}

/** Each has a thousand counts or so. */
const SLICES_AT_ONCE = 20;

type SliceRows = {
  slices: Insertable<Database["figure_slice"]>[];
  street: Insertable<Database["street_crime_count"]>[];
  csp: Insertable<Database["csp_crime_count"]>[];
};

export async function insertSlices(trx: Transaction, rows: SliceRows) {
  for (const some of chunks(rows.slices)) await trx.insertInto("figure_slice").values(some).execute();
  for (const some of chunks(rows.street)) await trx.insertInto("street_crime_count").values(some).execute();
  for (const some of chunks(rows.csp)) await trx.insertInto("csp_crime_count").values(some).execute();
}

export async function markNewest(trx: Transaction, ids: readonly string[], isNewest: 0 | 1) {
  for (const some of chunks(ids))
    await trx.updateTable("figure_slice").set({ is_newest: isNewest }).where("id", "in", some).execute();
}
