import type { Insertable } from "kysely";
import type { CaseRisk, Recorded } from "#app/domain/risk/assessment.ts";
import type { ProposalDecision } from "#app/domain/risk/settle-level.ts";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { casesVisibleTo } from "../visibility/cases.ts";

export async function insertRiskAssessment(trx: Transaction, row: Insertable<Database["risk_assessment"]>) {
  await trx.insertInto("risk_assessment").values(row).execute();
}

export async function insertAssessmentFactors(
  trx: Transaction,
  rows: readonly Insertable<Database["risk_assessment_factor"]>[],
) {
  if (rows.length > 0) await trx.insertInto("risk_assessment_factor").values(rows).execute();
}

export async function insertAssessmentSigns(
  trx: Transaction,
  rows: readonly Insertable<Database["risk_assessment_sign"]>[],
) {
  if (rows.length > 0) await trx.insertInto("risk_assessment_sign").values(rows).execute();
}

/** Newest first, of a case that the caller has found visible. */
export async function unsafeListRiskAssessments(db: Executor, caseId: string) {
  const rows = await withDecision(db)
    .leftJoin("user_account", "user_account.id", "risk_assessment.assessed_by")
    .innerJoin("person", "person.id", "risk_assessment.person_id")
    .select([
      "risk_assessment.id",
      "risk_assessment.person_id as personId",
      "risk_assessment.assessed_on as assessedOn",
      "risk_assessment.assessed_by as assessedBy",
      "risk_assessment.recorded_at as recordedAt",
      "risk_assessment.occasion",
      "risk_assessment.reoffending",
      "risk_assessment.reoffending_reasons as reoffendingReasons",
      "risk_assessment.harm_to_others as harmToOthers",
      "risk_assessment.harm_to_others_reasons as harmToOthersReasons",
      "risk_assessment.harm_to_self as harmToSelf",
      "risk_assessment.harm_to_self_reasons as harmToSelfReasons",
      "risk_assessment.overall",
      "risk_assessment.proposed",
      "risk_assessment.level_reason as levelReason",
      "risk_assessment.protective_factors as protectiveFactors",
      "risk_assessment.strengths",
      "risk_assessment.own_view as ownView",
      "risk_assessment.next_review_on as nextReviewOn",
      "risk_assessment.corrects_id as correctsId",
      "risk_assessment.correction_reason as correctionReason",
      "user_account.name as assessedByName",
      "person.given_names as givenNames",
      "person.family_name as familyName",
    ])
    .where("risk_assessment.case_id", "=", caseId)
    .orderBy("risk_assessment.assessed_on", "desc")
    .orderBy("risk_assessment.id", "desc")
    .limit(200)
    .execute();
  return rows.map((row) => ({ ...row, decision: row.decision as ProposalDecision | null }));
}

export type ListedAssessment = Awaited<ReturnType<typeof unsafeListRiskAssessments>>[number];

/** What the level of the whole case is made of. */
export async function unsafeListLevels(db: Executor, caseId: string): Promise<Recorded[]> {
  const rows = await withDecision(db)
    .select([
      "risk_assessment.id",
      "risk_assessment.person_id as personId",
      "risk_assessment.overall",
      "risk_assessment.proposed",
      "risk_assessment.assessed_on as assessedOn",
      "risk_assessment.next_review_on as nextReviewOn",
      "risk_assessment.corrects_id as correctsId",
    ])
    .where("risk_assessment.case_id", "=", caseId)
    .orderBy("risk_assessment.assessed_on", "desc")
    .orderBy("risk_assessment.id", "desc")
    .limit(1000)
    .execute();
  return rows.map((row) => ({ ...row, decision: row.decision as ProposalDecision | null }));
}

function withDecision(db: Executor) {
  return db
    .selectFrom("risk_assessment")
    .leftJoin("risk_decision", (join) =>
      join
        .onRef("risk_decision.assessment_id", "=", "risk_assessment.id")
        .on("risk_decision.decision", "in", ["confirmed", "refused"]),
    )
    .select("risk_decision.decision");
}

/** Of one case: the assessment, if it is of that case. */
export function findAssessmentOfCase(db: Executor, { caseId, id }: { caseId: string; id: string }) {
  return db
    .selectFrom("risk_assessment")
    .select(["id", "person_id as personId", "recorded_at as recordedAt", "assessed_by as assessedBy"])
    .where("case_id", "=", caseId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** Of a person or of a victim, in that case, which the actor sees. */
export async function findAssessmentSeen(db: Executor, actor: Actor, { caseId, id }: { caseId: string; id: string }) {
  const seen = await db
    .selectFrom("case_record")
    .select("case_record.id")
    .where(casesVisibleTo(actor))
    .where("case_record.id", "=", caseId)
    .executeTakeFirst();
  if (!seen) return undefined;
  const ofPerson = await findAssessmentOfCase(db, { caseId, id });
  if (ofPerson) return ofPerson;
  return db
    .selectFrom("victim_assessment")
    .select("id")
    .where("case_id", "=", caseId)
    .where("id", "=", id)
    .executeTakeFirst();
}

export function unsafeListFactorsOf(db: Executor, assessmentIds: readonly string[]) {
  if (assessmentIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom("risk_assessment_factor")
    .innerJoin("risk_factor", "risk_factor.id", "risk_assessment_factor.factor_id")
    .select(["risk_assessment_factor.assessment_id as assessmentId", "risk_factor.id", "risk_factor.name"])
    .where("risk_assessment_factor.assessment_id", "in", assessmentIds)
    .orderBy("risk_factor.name_folded")
    .limit(5000)
    .execute();
}

export function unsafeListSignsOf(db: Executor, assessmentIds: readonly string[]) {
  if (assessmentIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom("risk_assessment_sign")
    .select(["assessment_id as assessmentId", "list", "sign"])
    .where("assessment_id", "in", assessmentIds)
    .limit(10_000)
    .execute();
}

/** Kept beside the case, in the transaction of what changed it. */
export async function updateCaseRisk(
  trx: Transaction,
  actor: Actor,
  id: string,
  risk: CaseRisk & { supervisorReviewDueOn: string | null; managerReviewDueOn: string | null },
) {
  await trx
    .updateTable("case_record")
    .set((eb) => ({
      risk_level: risk.level,
      risk_proposed: risk.proposed,
      risk_person_id: risk.personId,
      risk_assessed_on: risk.assessedOn,
      review_due_on: risk.reviewDueOn,
      supervisor_review_due_on: risk.supervisorReviewDueOn,
      manager_review_due_on: risk.managerReviewDueOn,
      version: eb("version", "+", 1),
    }))
    .where("case_record.partnership_id", "=", actor.partnershipId)
    .where("case_record.id", "=", id)
    .execute();
}

export async function insertCaseRiskChange(trx: Transaction, row: Insertable<Database["case_risk_change"]>) {
  await trx.insertInto("case_risk_change").values(row).execute();
}

/** The levels by domain that count for each person of a case that the caller has found visible; of each the newest counts. */
export function unsafeListDomainLevels(db: Executor, caseId: string) {
  return db
    .selectFrom("risk_assessment")
    .innerJoin("person", "person.id", "risk_assessment.person_id")
    .select([
      "risk_assessment.id",
      "risk_assessment.person_id as personId",
      "risk_assessment.assessed_on as assessedOn",
      "risk_assessment.reoffending",
      "risk_assessment.harm_to_others as harmToOthers",
      "risk_assessment.harm_to_self as harmToSelf",
      "person.given_names as givenNames",
      "person.family_name as familyName",
    ])
    .where("risk_assessment.case_id", "=", caseId)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("risk_assessment as later")
            .select("later.id")
            .whereRef("later.corrects_id", "=", "risk_assessment.id"),
        ),
      ),
    )
    .orderBy("risk_assessment.id", "desc")
    .limit(500)
    .execute();
}
