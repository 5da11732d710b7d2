import type { Insertable } from "kysely";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

// Of cases that the caller has found visible.

export async function insertRiskQuestions(trx: Transaction, row: Insertable<Database["risk_questions"]>) {
  await trx.insertInto("risk_questions").values(row).execute();
}

/** The newest answers about one person in one case. */
export function unsafeFindRiskQuestions(db: Executor, caseId: string, personId: string) {
  return db
    .selectFrom("risk_questions")
    .leftJoin("user_account", "user_account.id", "risk_questions.answered_by")
    .selectAll("risk_questions")
    .select("user_account.name as answered_by_name")
    .where("risk_questions.case_id", "=", caseId)
    .where("risk_questions.person_id", "=", personId)
    .orderBy("risk_questions.id", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** The newest answers about the Care Act and VARM of each person in one case. */
export async function unsafeListCareAnswers(db: Executor, caseId: string) {
  const rows = await db
    .selectFrom("risk_questions")
    .select(["person_id as personId", "care_needs as careNeeds", "care_abuse as careAbuse"])
    .select(["care_protect as careProtect", "care_concern_on as careConcernOn", "care_decision as careDecision"])
    .select([
      "care_decided_by as careDecidedBy",
      "care_decision_on as careDecisionOn",
      "varm",
      "varm_words as varmWords",
    ])
    .where("case_id", "=", caseId)
    .orderBy("id", "desc")
    .limit(1000)
    .execute();
  return rows.filter((row, index) => rows.findIndex(({ personId }) => personId === row.personId) === index);
}

export async function insertAssetPlusLevel(trx: Transaction, row: Insertable<Database["asset_plus_level"]>) {
  await trx.insertInto("asset_plus_level").values(row).execute();
}

/** As Youth Justice shared them, newest first. */
export function unsafeListAssetPlusLevels(db: Executor, caseId: string) {
  return db
    .selectFrom("asset_plus_level")
    .leftJoin("user_account", "user_account.id", "asset_plus_level.recorded_by")
    .select([
      "asset_plus_level.id",
      "asset_plus_level.person_id as personId",
      "asset_plus_level.reoffending",
      "asset_plus_level.serious_harm as seriousHarm",
      "asset_plus_level.safety",
      "asset_plus_level.level_on as levelOn",
      "asset_plus_level.shared_by as sharedBy",
      "user_account.name as recordedByName",
    ])
    .where("asset_plus_level.case_id", "=", caseId)
    .orderBy("asset_plus_level.level_on", "desc")
    .orderBy("asset_plus_level.id", "desc")
    .limit(100)
    .execute();
}
