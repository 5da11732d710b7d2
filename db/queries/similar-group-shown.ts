import type { Period } from "#app/domain/performance/quarter.ts";
import type { Executor } from "../transaction.ts";

// The most similar group as it is shown beside the partnership's figures: numbers of partnerships, never of people.

const ROWS_READ = 10_000;

/** Positions as imported, oldest day first and of one day the newest import first. */
export function listPositionsOverTime(db: Executor, partnershipId: string, from: string) {
  return db
    .selectFrom("crime_position")
    .innerJoin("import_batch", "import_batch.id", "crime_position.batch_id")
    .select([
      "crime_position.crime_type as crimeType",
      "crime_position.as_at as asAt",
      "crime_position.position",
      "crime_position.group_size as groupSize",
      "crime_position.printed",
      "crime_position.batch_id as batchId",
    ])
    .where("crime_position.partnership_id", "=", partnershipId)
    .where("crime_position.as_at", ">=", from)
    .where("import_batch.status", "=", "visible")
    .orderBy("crime_position.as_at")
    .orderBy("import_batch.created_at", "desc")
    .orderBy("import_batch.id", "desc")
    .limit(ROWS_READ)
    .execute();
}

/** The quarters that the Home Office's tables have, newest first. */
export function listPublishedQuarters(db: Executor, partnershipId: string): Promise<Period[]> {
  return db
    .selectFrom("figure_slice")
    .innerJoin("import_batch", "import_batch.id", "figure_slice.batch_id")
    .select(["figure_slice.from_day as from", "figure_slice.to_day as to"])
    .distinct()
    .where("figure_slice.partnership_id", "=", partnershipId)
    .where("figure_slice.source", "=", "home-office")
    .where("figure_slice.is_newest", "=", 1)
    .where("import_batch.status", "=", "visible")
    .orderBy("figure_slice.from_day", "desc")
    .limit(200)
    .execute();
}

/** The imports from which the counts of these quarters come. */
export async function listPublishedImports(db: Executor, partnershipId: string, { from, to }: Period) {
  const found = await db
    .selectFrom("figure_slice")
    .innerJoin("import_batch", "import_batch.id", "figure_slice.batch_id")
    .select("figure_slice.batch_id as batchId")
    .distinct()
    .where("figure_slice.partnership_id", "=", partnershipId)
    .where("figure_slice.source", "=", "home-office")
    .where("figure_slice.is_newest", "=", 1)
    .where("figure_slice.from_day", ">=", from)
    .where("figure_slice.to_day", "<=", to)
    .where("import_batch.status", "=", "visible")
    .limit(200)
    .execute();
  return found.map(({ batchId }) => batchId);
}

/** What each partnership recorded in each of these quarters, by group of offences. */
export function listPublishedCounts(db: Executor, partnershipId: string, { from, to }: Period) {
  return db
    .selectFrom("figure_slice")
    .innerJoin("import_batch", "import_batch.id", "figure_slice.batch_id")
    .innerJoin("csp_crime_count", "csp_crime_count.slice_id", "figure_slice.id")
    .select(["figure_slice.force", "figure_slice.csp_name as cspName", "figure_slice.from_day as from"])
    .select("csp_crime_count.offence_group as offenceGroup")
    .select((eb) => eb.fn.sum<number>("csp_crime_count.crimes").as("crimes"))
    .where("figure_slice.partnership_id", "=", partnershipId)
    .where("figure_slice.source", "=", "home-office")
    .where("figure_slice.is_newest", "=", 1)
    .where("figure_slice.from_day", ">=", from)
    .where("figure_slice.to_day", "<=", to)
    .where("import_batch.status", "=", "visible")
    .groupBy(["figure_slice.force", "figure_slice.csp_name", "figure_slice.from_day", "csp_crime_count.offence_group"])
    .limit(ROWS_READ)
    .execute();
}
