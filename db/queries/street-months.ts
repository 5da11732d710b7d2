import type { CountedKind } from "#app/domain/performance/crime-by-area.ts";
import type { Period } from "#app/domain/performance/quarter.ts";
import type { Executor } from "../transaction.ts";

// Street-level crimes as police.uk publishes them: of each month the newest revision that is visible.

const ROWS_READ = 10_000;

/** The months loaded, newest first, with what of each lies outside the borough or has no place. */
export function listStreetMonths(db: Executor, partnershipId: string) {
  return db
    .selectFrom("figure_slice")
    .innerJoin("import_batch", "import_batch.id", "figure_slice.batch_id")
    .select(["figure_slice.from_day as from", "figure_slice.force", "figure_slice.batch_id as batchId"])
    .select(["figure_slice.rows_outside as outside", "figure_slice.rows_without_place as withoutPlace"])
    .where("figure_slice.partnership_id", "=", partnershipId)
    .where("figure_slice.source", "=", "police-uk")
    .where("figure_slice.is_newest", "=", 1)
    .where("import_batch.status", "=", "visible")
    .orderBy("figure_slice.from_day", "desc")
    .limit(600)
    .execute();
}

function streetCounts(db: Executor, partnershipId: string, { from, to }: Period) {
  return db
    .selectFrom("figure_slice")
    .innerJoin("import_batch", "import_batch.id", "figure_slice.batch_id")
    .innerJoin("street_crime_count", "street_crime_count.slice_id", "figure_slice.id")
    .select(["figure_slice.from_day as from", "street_crime_count.category", "street_crime_count.crimes"])
    .where("figure_slice.partnership_id", "=", partnershipId)
    .where("figure_slice.source", "=", "police-uk")
    .where("figure_slice.is_newest", "=", 1)
    .where("figure_slice.from_day", ">=", from)
    .where("figure_slice.from_day", "<=", to)
    .where("import_batch.status", "=", "visible");
}

/** Of the borough, or of one area, every category. */
export function listStreetByCategory(db: Executor, partnershipId: string, months: Period, areaId: string | null) {
  return streetCounts(db, partnershipId, months)
    .where("street_crime_count.area_id", areaId === null ? "is" : "=", areaId)
    .limit(ROWS_READ)
    .execute();
}

/** Of one category, every area of the kind. */
export function listStreetByArea(
  db: Executor,
  partnershipId: string,
  months: Period,
  { category, kind }: { category: string; kind: CountedKind },
) {
  return streetCounts(db, partnershipId, months)
    .innerJoin("area", "area.id", "street_crime_count.area_id")
    .select(["area.id as areaId", "area.code", "area.name"])
    .where("street_crime_count.category", "=", category)
    .where("area.kind", "=", kind)
    .limit(ROWS_READ)
    .execute();
}

/** The areas in which street-level crimes were placed. */
export function listStreetAreas(db: Executor, partnershipId: string, kind: CountedKind) {
  return db
    .selectFrom("area")
    .select(["id", "code", "name"])
    .where("partnership_id", "=", partnershipId)
    .where("kind", "=", kind)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("street_crime_count")
          .select("street_crime_count.id")
          .whereRef("street_crime_count.area_id", "=", "area.id"),
      ),
    )
    .orderBy("code")
    .limit(500)
    .execute();
}
