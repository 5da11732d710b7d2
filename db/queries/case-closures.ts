import type { Insertable } from "kysely";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

export async function insertCaseClosure(trx: Transaction, row: Insertable<Database["case_closure"]>) {
  await trx.insertInto("case_closure").values(row).execute();
}

/**
 * Each time that a case which the caller has found visible was closed, the newest first: here, and before all of those in
 * the system that it came from. The one place that knows both, for pages and for retention.
 */
export async function unsafeListClosures(db: Executor, caseId: string) {
  const here = await listClosuresHere(db, caseId);
  const before = await findClosureBefore(db, caseId);
  if (!before?.closedOn || !before.reviewRule) return here;
  const { closedOn, closureWords, outcome, level, reviewOn, reviewRule } = before;
  return [
    ...here,
    {
      ...{ id: caseId, closedOn, reviewOn, reviewRule, closedBy: null, isImported: true },
      reason: `Imported: ${closureWords ?? "no reason given"}`,
      outcome: outcome ?? "None of those used here",
      ...{ riskLevel: level, notAssessedReason: null, actionsKept: 0, actionsEnded: 0 },
      ...{ orderInForce: 0 as const, orderUntil: null, appeal: 0 as const, litigation: 0 as const },
      ...{ inquiry: 0 as const, holdsNote: null },
    },
  ];
}

async function listClosuresHere(db: Executor, caseId: string) {
  const rows = await db
    .selectFrom("case_closure")
    .innerJoin("case_outcome", "case_outcome.id", "case_closure.outcome_id")
    .leftJoin("user_account", "user_account.id", "case_closure.closed_by")
    .select([
      "case_closure.id",
      "case_closure.closed_on as closedOn",
      "case_closure.reason",
      "case_outcome.name as outcome",
    ])
    .select(["case_closure.risk_level as riskLevel", "case_closure.not_assessed_reason as notAssessedReason"])
    .select(["case_closure.order_in_force as orderInForce", "case_closure.order_until as orderUntil"])
    .select(["case_closure.appeal", "case_closure.litigation", "case_closure.inquiry"])
    .select(["case_closure.holds_note as holdsNote", "case_closure.actions_kept as actionsKept"])
    .select(["case_closure.actions_ended as actionsEnded", "case_closure.review_on as reviewOn"])
    .select(["case_closure.review_rule as reviewRule", "user_account.name as closedBy"])
    .where("case_closure.case_id", "=", caseId)
    .orderBy("case_closure.id", "desc")
    .limit(50)
    .execute();
  return rows.map((row) => ({ ...row, isImported: false }));
}

function findClosureBefore(db: Executor, caseId: string) {
  return db
    .selectFrom("imported_case")
    .leftJoin("case_outcome", "case_outcome.id", "imported_case.outcome_id")
    .select(["imported_case.closed_on as closedOn", "imported_case.closure_words as closureWords"])
    .select(["imported_case.level", "case_outcome.name as outcome"])
    .select(["imported_case.review_on as reviewOn", "imported_case.review_rule as reviewRule"])
    .where("imported_case.case_id", "=", caseId)
    .executeTakeFirst();
}
