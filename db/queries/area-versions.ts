import type { Executor, Transaction } from "../transaction.ts";
import { importIsVisible } from "../visibility/imports.ts";

/** How many areas of each kind there are. */
export async function countAreas(db: Executor, partnershipId: string) {
  const rows = await db
    .selectFrom("area")
    .select((eb) => ["area.kind", eb.fn.countAll<number>().as("count")])
    .where("partnership_id", "=", partnershipId)
    .where(importIsVisible("area.import_batch_id"))
    .groupBy("area.kind")
    .execute();
  return rows.map(({ kind, count }) => ({ kind, count: Number(count) }));
}

/** The files that answer, the newest first, each with its counts and how often it does not say the beat. */
export async function listAreaVersions(db: Executor, partnershipId: string, kinds: readonly string[], limit: number) {
  const rows = await db
    .selectFrom("import_run")
    .innerJoin("import_batch", "import_batch.id", "import_run.batch_id")
    .select(["import_run.id", "import_run.kind", "import_run.version_label as versionLabel"])
    .select(["import_run.ended_at as loadedAt", "import_batch.row_count as rows"])
    .where("import_run.partnership_id", "=", partnershipId)
    .where("import_run.kind", "in", [...kinds])
    .where("import_run.status", "=", "visible")
    .orderBy("import_run.created_at", "desc")
    .orderBy("import_run.id", "desc")
    .limit(limit)
    .execute();
  return rows;
}

/** Of the places in one file: all, and those whose beat, ward or LSOA it does not say. */
export async function countLookups(db: Executor, batchId: string) {
  const { places, beat, ward, lsoa } = await db
    .selectFrom("area_lookup")
    .select((eb) => [
      eb.fn.countAll<number>().as("places"),
      eb.fn.count("beat_id").as("beat"),
      eb.fn.count("ward_id").as("ward"),
      eb.fn.count("lsoa_id").as("lsoa"),
    ])
    .where("import_batch_id", "=", batchId)
    .executeTakeFirstOrThrow();
  const all = Number(places);
  return { places: all, notRecorded: { beat: all - Number(beat), ward: all - Number(ward), lsoa: all - Number(lsoa) } };
}

export async function countStreetBeats(db: Executor, partnershipId: string) {
  const { count } = await db
    .selectFrom("street_beat")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("partnership_id", "=", partnershipId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** What else refers to the areas that a batch brought, in words with a number. Tables: tests/imports/referrers.test.ts. */
export async function countReferrersOfAreas(db: Executor, batchId: string): Promise<{ what: string; count: number }[]> {
  const found: { what: string; count: number }[] = [];
  for (const { what, table, column, ownBatch } of AREA_REFERRERS) {
    const areas = db.selectFrom("area").select("area.id").where("area.import_batch_id", "=", batchId);
    const { count } = await db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .where(column as never, "in", areas as never)
      .$if(ownBatch, (q) => q.where("import_batch_id" as never, "<>", batchId as never))
      .executeTakeFirstOrThrow();
    if (Number(count) > 0) found.push({ what, count: Number(count) });
  }
  return found;
}

type Referrer = {
  what: string;
  table:
    | "group_beat"
    | "crime_count"
    | "crime_table_line"
    | "street_crime_count"
    | "population"
    | "area_boundary"
    | "area_lookup"
    | "street_beat";
  column: string;
  /** Rows of the batch itself go with it. */
  ownBatch: boolean;
};
export const AREA_REFERRERS: readonly Referrer[] = [
  { what: "beats of groups", table: "group_beat", column: "area_id", ownBatch: false },
  { what: "figures of crime", table: "crime_count", column: "area_id", ownBatch: false },
  { what: "lines of crime tables", table: "crime_table_line", column: "area_id", ownBatch: false },
  { what: "figures of police.uk", table: "street_crime_count", column: "area_id", ownBatch: false },
  { what: "populations", table: "population", column: "area_id", ownBatch: false },
  { what: "boundaries from other files", table: "area_boundary", column: "area_id", ownBatch: true },
  { what: "beats of places from other files", table: "area_lookup", column: "beat_id", ownBatch: true },
  { what: "wards of places from other files", table: "area_lookup", column: "ward_id", ownBatch: true },
  { what: "LSOAs of places from other files", table: "area_lookup", column: "lsoa_id", ownBatch: true },
  { what: "beats picked for streets", table: "street_beat", column: "beat_id", ownBatch: false },
];

/** Some of the rows of an undone batch; 0 when none is left. Areas go last, when nothing of the batch refers to them. */
export async function deleteAreaRowsOfBatch(trx: Transaction, batchId: string, limit: number): Promise<number> {
  const lookups = await trx
    .deleteFrom("area_lookup")
    .where("import_batch_id", "=", batchId)
    .where((eb) =>
      eb(
        eb.refTuple("place_kind", "place_key"),
        "in",
        eb
          .selectFrom("area_lookup as some")
          .select(["some.place_kind", "some.place_key"])
          .where("some.import_batch_id", "=", batchId)
          .limit(limit)
          .$asTuple("place_kind", "place_key"),
      ),
    )
    .executeTakeFirst();
  if (lookups.numDeletedRows > 0n) return Number(lookups.numDeletedRows);
  const some = (table: "area_boundary" | "area") =>
    trx.selectFrom(table).select("id").where("import_batch_id", "=", batchId).limit(limit);
  const boundaries = await trx.deleteFrom("area_boundary").where("id", "in", some("area_boundary")).executeTakeFirst();
  if (boundaries.numDeletedRows > 0n) return Number(boundaries.numDeletedRows);
  const areas = await trx.deleteFrom("area").where("id", "in", some("area")).executeTakeFirst();
  return Number(areas.numDeletedRows);
}
