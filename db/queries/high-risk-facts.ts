import { sql, type SqlBool } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { ProposalDecision } from "#app/domain/risk/settle-level.ts";
import type { Executor } from "../transaction.ts";
import { casesVisibleTo } from "../visibility/cases.ts";
import { isByRight, workingGroupIn } from "./belonging.ts";

/** Open cases at High or above that the actor sees, in the order of their ids. */
export function listHighCases(db: Executor, actor: Actor, { after, limit }: { after: string; limit: number }) {
  return db
    .selectFrom("case_record")
    .innerJoin("partnership_group", "partnership_group.id", "case_record.group_id")
    .leftJoin("user_account", "user_account.id", "case_record.lead_user_id")
    .select([
      "case_record.id",
      "case_record.reference",
      "case_record.group_id as groupId",
      "partnership_group.name as groupName",
      "partnership_group.kind as groupKind",
      "case_record.lead_user_id as leadUserId",
      "user_account.name as leadName",
      "case_record.supervisor_user_id as supervisorUserId",
    ])
    .select((eb) => [workingGroupIn(eb), isByRight(eb, actor)])
    .where(casesVisibleTo(actor))
    .where("case_record.partnership_id", "=", actor.partnershipId)
    .where(isOpenAtHigh)
    .where("case_record.id", ">", after)
    .orderBy("case_record.id")
    .limit(limit)
    .execute();
}

/** Written out, as the partial index case_record_of_high_risk has it. */
const isOpenAtHigh = sql<SqlBool>`case_record.status <> 'closed' and case_record.risk_level in ('high', 'very-high')`;

// What the rule of a complete High (app/domain/risk/requirements.ts) is asked with, of several cases at once that the
// caller has found visible.

const MOST = 10_000;

export async function unsafeListAssessmentsOfCases(db: Executor, caseIds: readonly string[]) {
  if (caseIds.length === 0) return [];
  const rows = await db
    .selectFrom("risk_assessment")
    .leftJoin("risk_decision", (join) =>
      join
        .onRef("risk_decision.assessment_id", "=", "risk_assessment.id")
        .on("risk_decision.decision", "in", ["confirmed", "refused"]),
    )
    .select([
      "risk_assessment.id",
      "risk_assessment.case_id as caseId",
      "risk_assessment.person_id as personId",
      "risk_assessment.overall",
      "risk_assessment.proposed",
      "risk_decision.decision",
      "risk_assessment.reoffending",
      "risk_assessment.reoffending_reasons as reoffendingReasons",
      "risk_assessment.harm_to_others as harmToOthers",
      "risk_assessment.harm_to_others_reasons as harmToOthersReasons",
      "risk_assessment.harm_to_self as harmToSelf",
      "risk_assessment.harm_to_self_reasons as harmToSelfReasons",
      "risk_assessment.assessed_on as assessedOn",
      "risk_assessment.assessed_by as assessedBy",
      "risk_assessment.recorded_at as recordedAt",
      "risk_assessment.next_review_on as nextReviewOn",
      "risk_assessment.corrects_id as correctsId",
    ])
    .where("risk_assessment.case_id", "in", caseIds)
    .orderBy("risk_assessment.case_id")
    .orderBy("risk_assessment.id")
    .limit(MOST)
    .execute();
  return rows.map((row) => ({ ...row, decision: row.decision as ProposalDecision | null }));
}

/** By assessment, whether the last word of a supervisor was a signature. */
export async function unsafeListSignOffs(db: Executor, caseIds: readonly string[]) {
  if (caseIds.length === 0) return new Map<string, boolean>();
  const rows = await db
    .selectFrom("risk_decision")
    .select(["assessment_id as assessmentId", "decision"])
    .where("case_id", "in", caseIds)
    .where("decision", "in", ["signed-off", "sent-back"])
    .orderBy("id")
    .limit(MOST)
    .execute();
  return new Map(rows.map((row) => [row.assessmentId ?? "", row.decision === "signed-off"]));
}

/** The newest answers of each person of each case. */
export async function unsafeListQuestionsOfCases(db: Executor, caseIds: readonly string[]) {
  if (caseIds.length === 0) return [];
  const rows = await db
    .selectFrom("risk_questions")
    .select([
      "case_id as caseId",
      "person_id as personId",
      "mental_health as mentalHealth",
      "substance_misuse as substanceMisuse",
      "safeguarding",
      "jag_referral as jagReferral",
      "victim_first as victimFirst",
      "sharing_basis as sharingBasis",
    ])
    .where("case_id", "in", caseIds)
    .orderBy("id")
    .limit(MOST)
    .execute();
  return [...new Map(rows.map((row) => [`${row.caseId} ${row.personId}`, row])).values()];
}

/** The people who are victims in them today. */
export function unsafeListVictimsOf(db: Executor, caseIds: readonly string[], today: string) {
  if (caseIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom("case_link")
    .select(["case_id as caseId", "person_id as personId"])
    .where("case_id", "in", caseIds)
    .where("role", "=", "victim")
    .where((eb) => eb.or([eb("until_day", "is", null), eb("until_day", ">=", today)]))
    .distinct()
    .limit(MOST)
    .execute();
}

export async function unsafeCountOpenActionsOf(db: Executor, caseIds: readonly string[]) {
  if (caseIds.length === 0) return new Map<string, number>();
  const rows = await db
    .selectFrom("action")
    .select((eb) => ["case_id as caseId", eb.fn.countAll<number>().as("open")])
    .where("case_id", "in", caseIds)
    .where("status", "in", ["open", "on-hold"])
    .groupBy("case_id")
    .execute();
  return new Map(rows.map((row) => [row.caseId ?? "", Number(row.open)]));
}

/** Steps of their plans that are planned or under way, each with its domain and, when it is one person's, whose. */
export function unsafeListOpenSteps(db: Executor, caseIds: readonly string[]) {
  if (caseIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom("plan_step")
    .select(["case_id as caseId", "person_id as personId", "domain"])
    .where("case_id", "in", caseIds)
    .where("status", "in", ["planned", "under-way"])
    .limit(MOST)
    .execute();
}
