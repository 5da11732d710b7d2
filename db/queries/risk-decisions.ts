import type { Insertable } from "kysely";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

// Of cases that the caller has found visible.

export async function insertRiskDecision(trx: Transaction, row: Insertable<Database["risk_decision"]>) {
  await trx.insertInto("risk_decision").values(row).execute();
}

/** Oldest first: what was said of the assessments of a case. */
export function unsafeListRiskDecisions(db: Executor, caseId: string) {
  return db
    .selectFrom("risk_decision")
    .leftJoin("user_account", "user_account.id", "risk_decision.decided_by")
    .leftJoin("sitting", "sitting.id", "risk_decision.sitting_id")
    .select([
      "risk_decision.id",
      "risk_decision.assessment_id as assessmentId",
      "risk_decision.victim_assessment_id as victimAssessmentId",
      "risk_decision.decision",
      "risk_decision.reason",
      "risk_decision.decided_at as decidedAt",
      "user_account.name as decidedByName",
      "sitting.day as sittingDay",
    ])
    .where("risk_decision.case_id", "=", caseId)
    .orderBy("risk_decision.id")
    .limit(500)
    .execute();
}

/** Meetings of a group that have taken place, newest first: not cancelled, up to a day. */
export function unsafeListMeetingsHeld(db: Executor, groupId: string, upTo: string, limit: number) {
  return db
    .selectFrom("sitting")
    .select(["id", "day", "status"])
    .where("group_id", "=", groupId)
    .where("day", "<=", upTo)
    .where("status", "<>", "cancelled")
    .orderBy("day", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}

/** The day on which each of these groups last met before today. */
export async function unsafeFindLastMeetings(db: Executor, groupIds: readonly string[], today: string) {
  if (groupIds.length === 0) return new Map<string, string>();
  const rows = await db
    .selectFrom("sitting")
    .select((eb) => ["group_id as groupId", eb.fn.max("day").as("day")])
    .where("group_id", "in", [...new Set(groupIds)])
    .where("day", "<", today)
    .where("status", "<>", "cancelled")
    .groupBy("group_id")
    .execute();
  return new Map(rows.map((row) => [row.groupId, row.day]));
}

export async function insertRiskReview(trx: Transaction, row: Insertable<Database["risk_review"]>) {
  await trx.insertInto("risk_review").values(row).execute();
}

export function unsafeListRiskReviews(db: Executor, caseId: string) {
  return db
    .selectFrom("risk_review")
    .leftJoin("user_account", "user_account.id", "risk_review.reviewed_by")
    .select([
      "risk_review.id",
      "risk_review.reviewer_role as role",
      "risk_review.words",
      "risk_review.level",
      "risk_review.reviewed_on as reviewedOn",
      "user_account.name as reviewedByName",
    ])
    .where("risk_review.case_id", "=", caseId)
    .orderBy("risk_review.id", "desc")
    .limit(50)
    .execute();
}
