import type { Updateable } from "kysely";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

// For whoever keeps the lists by which risk is assessed.

type Key = { partnershipId: string; id: string; version: number };

/** All of them by name, with how many assessments name each. */
export function listAllRiskFactors(db: Executor, partnershipId: string) {
  return factors(db, partnershipId)
    .select((eb) =>
      eb
        .selectFrom("risk_assessment_factor")
        .select((inner) => inner.fn.countAll<number>().as("times"))
        .whereRef("risk_assessment_factor.factor_id", "=", "risk_factor.id")
        .as("times"),
    )
    .orderBy("name_folded")
    .limit(500)
    .execute();
}

export function findRiskFactor(db: Executor, partnershipId: string, id: string) {
  return factors(db, partnershipId).where("id", "=", id).executeTakeFirst();
}

export function findRiskFactorByName(db: Executor, partnershipId: string, nameFolded: string) {
  return factors(db, partnershipId).where("name_folded", "=", nameFolded).executeTakeFirst();
}

function factors(db: Executor, partnershipId: string) {
  return db
    .selectFrom("risk_factor")
    .select(["id", "name", "ended_on as endedOn", "version"])
    .where("partnership_id", "=", partnershipId);
}

export async function updateRiskFactor(trx: Transaction, key: Key, changes: Updateable<Database["risk_factor"]>) {
  const result = await trx
    .updateTable("risk_factor")
    .set({ ...changes, version: key.version + 1 })
    .where("partnership_id", "=", key.partnershipId)
    .where("id", "=", key.id)
    .where("version", "=", key.version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export function findLocationLevel(db: Executor, partnershipId: string, id: string) {
  return levels(db, partnershipId).where("id", "=", id).executeTakeFirst();
}

export function findLocationLevelByName(db: Executor, partnershipId: string, nameFolded: string) {
  return levels(db, partnershipId).where("name_folded", "=", nameFolded).executeTakeFirst();
}

function levels(db: Executor, partnershipId: string) {
  return db
    .selectFrom("location_level")
    .select(["id", "rank", "name", "meaning", "review_days as reviewDays", "ended_on as endedOn", "version"])
    .where("partnership_id", "=", partnershipId);
}

export async function updateLocationLevel(trx: Transaction, key: Key, changes: Updateable<Database["location_level"]>) {
  const result = await trx
    .updateTable("location_level")
    .set({ ...changes, version: key.version + 1 })
    .where("partnership_id", "=", key.partnershipId)
    .where("id", "=", key.id)
    .where("version", "=", key.version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** One that moves because another was put before it: whoever has it open is told that it has changed. */
export async function updateLocationRank(trx: Transaction, key: Omit<Key, "version">, rank: number) {
  await trx
    .updateTable("location_level")
    .set((eb) => ({ rank, version: eb("version", "+", 1) }))
    .where("partnership_id", "=", key.partnershipId)
    .where("id", "=", key.id)
    .where("rank", "<>", rank)
    .execute();
}

/** A version of the questionnaire, whatever its state. */
export function findQuestionnaire(db: Executor, partnershipId: string, id: string) {
  return db
    .selectFrom("victim_questionnaire")
    .leftJoin("user_account", "user_account.id", "victim_questionnaire.published_by")
    .select([
      "victim_questionnaire.id",
      "victim_questionnaire.number",
      "victim_questionnaire.status",
      "victim_questionnaire.content",
      "victim_questionnaire.published_at as publishedAt",
      "user_account.name as publishedByName",
    ])
    .where("victim_questionnaire.partnership_id", "=", partnershipId)
    .where("victim_questionnaire.id", "=", id)
    .executeTakeFirst();
}
