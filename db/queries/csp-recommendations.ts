import type { Insertable, Updateable } from "kysely";
import type { RecommendationSource } from "#app/domain/plan/recommendation.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

type List = { source: RecommendationSource; year: number };

/** The list of one source and year by number; a page of it begins after a number. */
export function listRecommendations(
  db: Executor,
  partnershipId: string,
  { source, year }: List,
  { after, limit }: { after: number; limit: number },
) {
  return recommendations(db, partnershipId)
    .where("csp_recommendation.source", "=", source)
    .where("csp_recommendation.year", "=", year)
    .where("csp_recommendation.number", ">", after)
    .orderBy("csp_recommendation.number")
    .limit(limit)
    .execute();
}
export type ListedRecommendation = Awaited<ReturnType<typeof listRecommendations>>[number];

export function findRecommendation(db: Executor, partnershipId: string, id: string) {
  return recommendations(db, partnershipId).where("csp_recommendation.id", "=", id).executeTakeFirst();
}

function recommendations(db: Executor, partnershipId: string) {
  return db
    .selectFrom("csp_recommendation")
    .leftJoin("agency", "agency.id", "csp_recommendation.owner_agency_id")
    .leftJoin("user_account as owner", "owner.id", "csp_recommendation.owner_user_id")
    .leftJoin("csp_recommendation as earlier", "earlier.id", "csp_recommendation.carried_from_id")
    .select(["csp_recommendation.id", "csp_recommendation.source", "csp_recommendation.year"])
    .select(["csp_recommendation.number", "csp_recommendation.words", "csp_recommendation.status"])
    .select(["csp_recommendation.owner_agency_id as ownerAgencyId", "agency.name as ownerAgencyName"])
    .select(["csp_recommendation.owner_user_id as ownerUserId", "owner.name as ownerName"])
    .select(["csp_recommendation.carried_from_id as carriedFromId", "earlier.year as earlierYear"])
    .select(["earlier.number as earlierNumber", "csp_recommendation.version"])
    .where("csp_recommendation.partnership_id", "=", partnershipId);
}

/** The years that have a list of the source, the newest first. */
export async function listRecommendationYears(db: Executor, partnershipId: string, source: RecommendationSource) {
  const rows = await db
    .selectFrom("csp_recommendation")
    .select("year")
    .distinct()
    .where("partnership_id", "=", partnershipId)
    .where("source", "=", source)
    .orderBy("year", "desc")
    .limit(100)
    .execute();
  return rows.map(({ year }) => year);
}

/** The highest number of a list; 0 where it is empty. */
export async function findLastNumber(db: Executor, partnershipId: string, { source, year }: List): Promise<number> {
  const row = await db
    .selectFrom("csp_recommendation")
    .select("number")
    .where("partnership_id", "=", partnershipId)
    .where("source", "=", source)
    .where("year", "=", year)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.number ?? 0;
}

export async function insertRecommendations(trx: Transaction, rows: Insertable<Database["csp_recommendation"]>[]) {
  if (rows.length > 0) await trx.insertInto("csp_recommendation").values(rows).execute();
}

type Versioned = { partnershipId: string; id: string; version: number };

/** False when somebody changed it first. */
export async function updateRecommendation(
  trx: Transaction,
  { partnershipId, id, version }: Versioned,
  change: Updateable<Database["csp_recommendation"]>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("csp_recommendation")
    .set({ ...change, version: version + 1 })
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** What was said of them, the newest first. */
export function listRecommendationUpdates(db: Executor, partnershipId: string, ids: readonly string[]) {
  if (ids.length === 0) return Promise.resolve([]);
  return db
    .selectFrom("csp_recommendation_update")
    .leftJoin("user_account", "user_account.id", "csp_recommendation_update.recorded_by")
    .select(["csp_recommendation_update.id", "csp_recommendation_update.recommendation_id as recommendationId"])
    .select(["csp_recommendation_update.status", "csp_recommendation_update.words"])
    .select(["csp_recommendation_update.recorded_at as recordedAt", "user_account.name as recordedByName"])
    .where("csp_recommendation_update.partnership_id", "=", partnershipId)
    .where("csp_recommendation_update.recommendation_id", "in", ids)
    .orderBy("csp_recommendation_update.id", "desc")
    .limit(5000)
    .execute();
}

export async function insertRecommendationUpdate(
  trx: Transaction,
  row: Insertable<Database["csp_recommendation_update"]>,
) {
  await trx.insertInto("csp_recommendation_update").values(row).execute();
}
