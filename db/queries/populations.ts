import type { Insertable } from "kysely";
import { chunks } from "../chunks.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

const MOST_READ = 5_000;

/** Every one that was entered, the latest year first and of one year the last that was entered. */
export function listEnteredPopulations(db: Executor, partnershipId: string) {
  return db
    .selectFrom("population")
    .leftJoin("area", "area.id", "population.area_id")
    .select(["population.id", "population.area_id as areaId", "area.code as areaCode", "area.name as areaName"])
    .select(["population.force", "population.csp_name as cspName", "population.year", "population.people"])
    .select(["population.publisher", "population.recorded_at as recordedAt"])
    .where("population.partnership_id", "=", partnershipId)
    .orderBy("population.year", "desc")
    .orderBy("population.id", "desc")
    .limit(MOST_READ)
    .execute();
}

export async function insertPopulations(trx: Transaction, rows: Insertable<Database["population"]>[]) {
  for (const some of chunks(rows)) await trx.insertInto("population").values(some).execute();
}
