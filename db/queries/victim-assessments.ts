import type { Insertable, Updateable } from "kysely";
import type { ProposalDecision } from "#app/domain/risk/settle-level.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

export async function insertVictimAssessment(trx: Transaction, row: Insertable<Database["victim_assessment"]>) {
  await trx.insertInto("victim_assessment").values(row).execute();
}

/** Newest first, of a case that the caller has found visible. */
export function unsafeListVictimAssessments(db: Executor, caseId: string) {
  return unsafeListVictimAssessmentsOf(db, [caseId], 100);
}

/** The same of several. */
export async function unsafeListVictimAssessmentsOf(db: Executor, caseIds: readonly string[], limit: number) {
  if (caseIds.length === 0) return [];
  const rows = await db
    .selectFrom("victim_assessment")
    .innerJoin("victim_questionnaire", "victim_questionnaire.id", "victim_assessment.questionnaire_id")
    .leftJoin("user_account", "user_account.id", "victim_assessment.assessed_by")
    .leftJoin("risk_decision", (join) =>
      join
        .onRef("risk_decision.victim_assessment_id", "=", "victim_assessment.id")
        .on("risk_decision.decision", "in", ["confirmed", "refused"]),
    )
    .select([
      "victim_assessment.id",
      "victim_assessment.case_id as caseId",
      "victim_assessment.person_id as personId",
      "victim_assessment.questionnaire_id as questionnaireId",
      "victim_assessment.answers",
      "victim_assessment.triggers",
      "victim_assessment.points",
      "victim_assessment.computed_band as computedBand",
      "victim_assessment.band",
      "victim_assessment.proposed",
      "victim_assessment.level_reason as levelReason",
      "victim_assessment.occasion",
      "victim_assessment.notes",
      "victim_assessment.assessed_on as assessedOn",
      "victim_assessment.assessed_by as assessedBy",
      "victim_assessment.recorded_at as recordedAt",
      "victim_assessment.next_review_on as nextReviewOn",
      "victim_assessment.corrects_id as correctsId",
      "victim_assessment.correction_reason as correctionReason",
      "victim_questionnaire.number as questionnaireNumber",
      "victim_questionnaire.content as questionnaire",
      "user_account.name as assessedByName",
      "risk_decision.decision",
    ])
    .where("victim_assessment.case_id", "in", caseIds)
    .orderBy("victim_assessment.assessed_on", "desc")
    .orderBy("victim_assessment.id", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, decision: row.decision as ProposalDecision | null }));
}

/** The version that assessments use today: the newest published one. */
export function findQuestionnaireInUse(db: Executor, partnershipId: string) {
  return db
    .selectFrom("victim_questionnaire")
    .select(["id", "number", "content"])
    .where("partnership_id", "=", partnershipId)
    .where("status", "=", "published")
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** Every version, the newest first. */
export function listQuestionnaires(db: Executor, partnershipId: string, limit: number) {
  return db
    .selectFrom("victim_questionnaire")
    .leftJoin("user_account", "user_account.id", "victim_questionnaire.published_by")
    .select([
      "victim_questionnaire.id",
      "victim_questionnaire.number",
      "victim_questionnaire.status",
      "victim_questionnaire.content",
      "victim_questionnaire.version",
      "victim_questionnaire.published_at as publishedAt",
      "user_account.name as publishedByName",
    ])
    .where("victim_questionnaire.partnership_id", "=", partnershipId)
    .orderBy("victim_questionnaire.number", "desc")
    .limit(limit)
    .execute();
}

export function findDraftQuestionnaire(db: Executor, partnershipId: string) {
  return db
    .selectFrom("victim_questionnaire")
    .select(["id", "number", "content", "version"])
    .where("partnership_id", "=", partnershipId)
    .where("status", "=", "draft")
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** False when somebody changed the draft first, or published it. */
export async function updateDraftQuestionnaire(
  trx: Transaction,
  { id, version }: { id: string; version: number },
  changes: Updateable<Database["victim_questionnaire"]>,
): Promise<boolean> {
  const result = await trx
    .updateTable("victim_questionnaire")
    .set({ ...changes, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .where("status", "=", "draft")
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** False when somebody changed the draft first, or published it. */
export async function deleteDraftQuestionnaire(
  trx: Transaction,
  { id, version }: { id: string; version: number },
): Promise<boolean> {
  const result = await trx
    .deleteFrom("victim_questionnaire")
    .where("id", "=", id)
    .where("version", "=", version)
    .where("status", "=", "draft")
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}
