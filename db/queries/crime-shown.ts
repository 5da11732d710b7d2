import type { CountedKind } from "#app/domain/performance/crime-by-area.ts";
import type { CrimeType } from "#app/domain/performance/crime-types.ts";
import type { Period } from "#app/domain/performance/quarter.ts";
import type { Executor } from "../transaction.ts";
import { importIsVisible } from "../visibility/imports.ts";

// What the pages of recorded crime show. Newest import first; what was undone is not seen.

const ROWS_READ = 20_000;
const REVISIONS_SHOWN = 50;

/** Each time that figures of the whole borough were loaded for a period, newest first. */
export function listCrimeRevisions(db: Executor, partnershipId: string, { from, to }: Period) {
  return sources(db, partnershipId)
    .where("import_batch.id", "in", (eb) =>
      eb
        .selectFrom("crime_count")
        .select("crime_count.batch_id")
        .where("crime_count.partnership_id", "=", partnershipId)
        .where("crime_count.to_day", "=", to)
        .where("crime_count.from_day", "=", from)
        .where("crime_count.area_id", "is", null),
    )
    .orderBy("import_batch.created_at", "desc")
    .orderBy("import_batch.id", "desc")
    .limit(REVISIONS_SHOWN)
    .execute();
}

/** Of these imports who published them, of which day they are and when they were loaded, newest first. */
export function listFigureSources(db: Executor, partnershipId: string, batchIds: readonly string[]) {
  if (batchIds.length === 0) return Promise.resolve([]);
  return sources(db, partnershipId)
    .where("import_batch.id", "in", batchIds.slice(0, ROWS_READ))
    .orderBy("import_batch.created_at", "desc")
    .orderBy("import_batch.id", "desc")
    .limit(REVISIONS_SHOWN)
    .execute();
}

function sources(db: Executor, partnershipId: string) {
  return db
    .selectFrom("import_batch")
    .leftJoin("user_account", "user_account.id", "import_batch.created_by")
    .select([
      "import_batch.id",
      "import_batch.publisher",
      "import_batch.as_at as asAt",
      "import_batch.published_on as publishedOn",
      "import_batch.created_at as loadedAt",
      "user_account.name as loadedByName",
    ])
    .where("import_batch.partnership_id", "=", partnershipId)
    .where("import_batch.status", "=", "visible");
}

/** Every period of which a table was loaded, of the borough or of areas, newest first. */
export function listLoadedPeriods(db: Executor, partnershipId: string): Promise<Period[]> {
  return db
    .selectFrom("crime_table_line")
    .innerJoin("import_batch", "import_batch.id", "crime_table_line.batch_id")
    .select(["crime_table_line.from_day as from", "crime_table_line.to_day as to"])
    .distinct()
    .where("crime_table_line.partnership_id", "=", partnershipId)
    .where("import_batch.status", "=", "visible")
    .orderBy("crime_table_line.to_day", "desc")
    .orderBy("crime_table_line.from_day")
    .limit(400)
    .execute();
}

/** The periods for which figures by beat or ward were loaded, newest first. */
export function listAreaPeriods(db: Executor, partnershipId: string): Promise<(Period & { kind: CountedKind })[]> {
  return db
    .selectFrom("crime_table_line")
    .innerJoin("import_batch", "import_batch.id", "crime_table_line.batch_id")
    .innerJoin("area", "area.id", "crime_table_line.area_id")
    .select(["crime_table_line.from_day as from", "crime_table_line.to_day as to"])
    .select((eb) => eb.ref("area.kind").$castTo<CountedKind>().as("kind"))
    .distinct()
    .where("crime_table_line.partnership_id", "=", partnershipId)
    .where("import_batch.status", "=", "visible")
    .where("area.kind", "in", ["beat", "ward"])
    .orderBy("crime_table_line.to_day", "desc")
    .orderBy("crime_table_line.from_day")
    .limit(400)
    .execute();
}

export function listAreaCounts(db: Executor, partnershipId: string, kind: CountedKind, { from, to }: Period) {
  return db
    .selectFrom("crime_count")
    .innerJoin("import_batch", "import_batch.id", "crime_count.batch_id")
    .innerJoin("area", "area.id", "crime_count.area_id")
    .select(["crime_count.batch_id as batchId", "crime_count.crime_type as crimeType", "crime_count.crimes"])
    .select(["import_batch.created_at as loadedAt", "area.id as areaId", "area.code", "area.name"])
    .where("crime_count.partnership_id", "=", partnershipId)
    .where("crime_count.to_day", "=", to)
    .where("crime_count.from_day", "=", from)
    .where("area.kind", "=", kind)
    .where("import_batch.status", "=", "visible")
    .orderBy("import_batch.created_at", "desc")
    .orderBy("import_batch.id", "desc")
    .limit(ROWS_READ)
    .execute();
}

export function listAreaLines(db: Executor, partnershipId: string, kind: CountedKind, { from, to }: Period) {
  return db
    .selectFrom("crime_table_line")
    .innerJoin("import_batch", "import_batch.id", "crime_table_line.batch_id")
    .innerJoin("area", "area.id", "crime_table_line.area_id")
    .select(["crime_table_line.batch_id as batchId", "crime_table_line.crime_type as crimeType"])
    .select(["crime_table_line.printed_percent as printedPercent"])
    .select(["crime_table_line.printed_difference as printedDifference"])
    .select(["import_batch.created_at as loadedAt", "area.id as areaId", "area.code", "area.name"])
    .where("crime_table_line.partnership_id", "=", partnershipId)
    .where("crime_table_line.to_day", "=", to)
    .where("crime_table_line.from_day", "=", from)
    .where("area.kind", "=", kind)
    .where("import_batch.status", "=", "visible")
    .orderBy("import_batch.created_at", "desc")
    .orderBy("import_batch.id", "desc")
    .limit(ROWS_READ)
    .execute();
}

/** Crimes that a table by area counts in none of them, newest import first. */
export function listCountsWithoutArea(db: Executor, partnershipId: string, kind: CountedKind, { from, to }: Period) {
  return db
    .selectFrom("crime_without_area")
    .innerJoin("import_batch", "import_batch.id", "crime_without_area.batch_id")
    .select(["crime_without_area.batch_id as batchId", "crime_without_area.crime_type as crimeType"])
    .select(["crime_without_area.crimes", "import_batch.created_at as loadedAt"])
    .select(["crime_without_area.printed", "crime_without_area.printed_percent as printedPercent"])
    .where("crime_without_area.partnership_id", "=", partnershipId)
    .where("crime_without_area.area_kind", "=", kind)
    .where("crime_without_area.to_day", "=", to)
    .where("crime_without_area.from_day", "=", from)
    .where("import_batch.status", "=", "visible")
    .orderBy("import_batch.created_at", "desc")
    .orderBy("import_batch.id", "desc")
    .limit(ROWS_READ)
    .execute();
}

/** Of one type in these periods, of the borough (no area) and of its areas of the kind. */
export function listCountsOfType(
  db: Executor,
  partnershipId: string,
  { crimeType, kind, periods }: { crimeType: CrimeType; kind: CountedKind; periods: readonly Period[] },
) {
  return db
    .selectFrom("crime_count")
    .innerJoin("import_batch", "import_batch.id", "crime_count.batch_id")
    .leftJoin("area", "area.id", "crime_count.area_id")
    .select(["crime_count.from_day as from", "crime_count.to_day as to", "crime_count.crimes"])
    .select(["crime_count.batch_id as batchId", "import_batch.created_at as loadedAt"])
    .select(["crime_count.area_id as areaId", "area.code", "area.name"])
    .where("crime_count.partnership_id", "=", partnershipId)
    .where("crime_count.crime_type", "=", crimeType)
    .where((eb) =>
      eb.or(
        periods.map(({ from, to }) =>
          eb.and([eb("crime_count.to_day", "=", to), eb("crime_count.from_day", "=", from)]),
        ),
      ),
    )
    .where((eb) => eb.or([eb("crime_count.area_id", "is", null), eb("area.kind", "=", kind)]))
    .where("import_batch.status", "=", "visible")
    .orderBy("import_batch.created_at", "desc")
    .orderBy("import_batch.id", "desc")
    .limit(ROWS_READ)
    .execute();
}

/** Of the borough or one area, whatever began on one of these days: the year to date as it grew. */
export function listCountsFrom(
  db: Executor,
  partnershipId: string,
  { fromDays, until, areaId }: { fromDays: readonly string[]; until: string; areaId: string | null },
) {
  return db
    .selectFrom("crime_count")
    .innerJoin("import_batch", "import_batch.id", "crime_count.batch_id")
    .select(["crime_count.from_day as from", "crime_count.to_day as to", "crime_count.crimes"])
    .select(["crime_count.batch_id as batchId", "crime_count.crime_type as crimeType"])
    .where("crime_count.partnership_id", "=", partnershipId)
    .where("crime_count.to_day", ">=", [...fromDays].sort()[0] ?? until)
    .where("crime_count.to_day", "<=", until)
    .where("crime_count.from_day", "in", fromDays)
    .where("crime_count.area_id", areaId === null ? "is" : "=", areaId)
    .where("import_batch.status", "=", "visible")
    .orderBy("import_batch.created_at", "desc")
    .orderBy("import_batch.id", "desc")
    .limit(ROWS_READ)
    .execute();
}

/** The areas that have figures of their own. */
export function listCountedAreas(db: Executor, partnershipId: string, kind: CountedKind) {
  return db
    .selectFrom("area")
    .select(["id", "code", "name"])
    .where("partnership_id", "=", partnershipId)
    .where("kind", "=", kind)
    .where(importIsVisible("area.import_batch_id"))
    .where((eb) =>
      eb.exists(eb.selectFrom("crime_count").select("crime_count.id").whereRef("crime_count.area_id", "=", "area.id")),
    )
    .orderBy("code")
    .limit(500)
    .execute();
}
