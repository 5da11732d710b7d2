import type { Period } from "#app/domain/performance/quarter.ts";
import type { Executor } from "../transaction.ts";

// Crimes by beat or ward as tables printed them, newest import first; what an import that was undone brought in is not seen.

const MOST_READ = 20_000;

export function listAreaCrimeCounts(db: Executor, partnershipId: string, period: Period, kind: "beat" | "ward") {
  return db
    .selectFrom("crime_count")
    .innerJoin("import_batch", "import_batch.id", "crime_count.batch_id")
    .innerJoin("area", "area.id", "crime_count.area_id")
    .select(["crime_count.batch_id as batchId", "area.id as areaId", "area.code", "area.name"])
    .select(["crime_count.crime_type as crimeType", "crime_count.crimes"])
    .where("crime_count.partnership_id", "=", partnershipId)
    .where("crime_count.to_day", "=", period.to)
    .where("crime_count.from_day", "=", period.from)
    .where("area.kind", "=", kind)
    .where("import_batch.status", "=", "visible")
    .orderBy("import_batch.created_at", "desc")
    .orderBy("import_batch.id", "desc")
    .limit(MOST_READ)
    .execute();
}

/** Counted in no beat or ward: "Not recorded", as the table calls it. */
export function listCrimesWithoutArea(db: Executor, partnershipId: string, period: Period, kind: "beat" | "ward") {
  return db
    .selectFrom("crime_without_area")
    .innerJoin("import_batch", "import_batch.id", "crime_without_area.batch_id")
    .select(["crime_without_area.batch_id as batchId", "crime_without_area.crime_type as crimeType"])
    .select(["crime_without_area.crimes", "crime_without_area.printed"])
    .select(["crime_without_area.printed_percent as printedPercent"])
    .where("crime_without_area.partnership_id", "=", partnershipId)
    .where("crime_without_area.to_day", "=", period.to)
    .where("crime_without_area.from_day", "=", period.from)
    .where("crime_without_area.area_kind", "=", kind)
    .where("import_batch.status", "=", "visible")
    .orderBy("import_batch.created_at", "desc")
    .orderBy("import_batch.id", "desc")
    .limit(MOST_READ)
    .execute();
}

export function listAreaTableLines(db: Executor, partnershipId: string, period: Period, kind: "beat" | "ward") {
  return db
    .selectFrom("crime_table_line")
    .innerJoin("import_batch", "import_batch.id", "crime_table_line.batch_id")
    .innerJoin("area", "area.id", "crime_table_line.area_id")
    .select(["crime_table_line.batch_id as batchId", "area.id as areaId"])
    .select(["crime_table_line.crime_type as crimeType", "crime_table_line.printed_percent as printedPercent"])
    .where("crime_table_line.partnership_id", "=", partnershipId)
    .where("crime_table_line.to_day", "=", period.to)
    .where("crime_table_line.from_day", "=", period.from)
    .where("area.kind", "=", kind)
    .where("import_batch.status", "=", "visible")
    .orderBy("import_batch.created_at", "desc")
    .orderBy("import_batch.id", "desc")
    .limit(MOST_READ)
    .execute();
}
