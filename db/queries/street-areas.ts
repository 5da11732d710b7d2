import type { Executor } from "../transaction.ts";
import { importIsVisible } from "../visibility/imports.ts";

/** The shapes in force of one file, with their boxes. */
export function listBoundaryShapes(db: Executor, batchId: string) {
  return db
    .selectFrom("area_boundary")
    .select(["area_id as areaId", "shape"])
    .select(["min_longitude as minLongitude", "max_longitude as maxLongitude"])
    .select(["min_latitude as minLatitude", "max_latitude as maxLatitude"])
    .where("import_batch_id", "=", batchId)
    .orderBy("area_id")
    .limit(2_000)
    .execute();
}

/** How many postcodes of each LSOA lie in each beat and ward, by the files that are visible. */
export async function countPostcodesOfLsoas(db: Executor, partnershipId: string) {
  const rows = await db
    .selectFrom("area_lookup")
    .select((eb) => [
      "lsoa_id as lsoaId",
      "beat_id as beatId",
      "ward_id as wardId",
      eb.fn.countAll<number>().as("count"),
    ])
    .where("partnership_id", "=", partnershipId)
    .where("place_kind", "=", "postcode")
    .where("lsoa_id", "is not", null)
    .where(importIsVisible("area_lookup.import_batch_id"))
    .groupBy(["lsoa_id", "beat_id", "ward_id"])
    .limit(20_000)
    .execute();
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}
