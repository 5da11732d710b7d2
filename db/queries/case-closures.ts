import { type Insertable, sql } from "kysely";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { importIsVisible } from "../visibility/imports.ts";

// The one place that knows both closings: those made here, and those of the system that a case came from.

export async function insertCaseClosure(trx: Transaction, row: Insertable<Database["case_closure"]>) {
  await trx.insertInto("case_closure").values(row).execute();
}

/**
 * Each time that a case which the caller has found visible was closed, the newest first: here, and before all of those in
 * the system that it came from. Of a closed case the first is the closing that stands.
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

type Due = { reviewBy: string; after?: { reviewOn: string; id: string }; limit: number };

/**
 * Closed cases of a partnership whose review for retention falls due by that day, the earliest first, with the closing that
 * stands. No actor asks: whoever shows them says to whom. What is held has no day, and is none of them.
 */
export async function listClosingsToReview(db: Executor, partnershipId: string, { reviewBy, after, limit }: Due) {
  const from = after ?? { reviewOn: "", id: "" };
  const here = await closingsHere(db)
    .where("case_closure.partnership_id", "=", partnershipId)
    .where("case_closure.review_on", "<=", reviewBy)
    .where("case_closure.review_on", ">=", from.reviewOn)
    .where((eb) => eb.or([eb("case_closure.review_on", ">", from.reviewOn), eb("case_closure.case_id", ">", from.id)]))
    .orderBy("case_closure.review_on")
    .orderBy("case_closure.case_id")
    .limit(limit)
    .execute();
  const before = await closingsBefore(db)
    .where("imported_case.partnership_id", "=", partnershipId)
    .where("imported_case.review_on", "<=", reviewBy)
    .where("imported_case.review_on", ">=", from.reviewOn)
    .where((eb) =>
      eb.or([eb("imported_case.review_on", ">", from.reviewOn), eb("imported_case.case_id", ">", from.id)]),
    )
    .orderBy("imported_case.review_on")
    .orderBy("imported_case.case_id")
    .limit(limit)
    .execute();
  const key = (c: { reviewOn: string | null; id: string }) => `${c.reviewOn ?? ""} ${c.id}`;
  return [...here, ...before].sort((a, b) => (key(a) < key(b) ? -1 : 1)).slice(0, limit);
}

const CLOSED = ["case_record.id", "case_record.reference", "case_record.group_id as groupId"] as const;

/** Of a case that was closed again, only the newest counts. */
function closingsHere(db: Executor) {
  return db
    .selectFrom("case_closure")
    .innerJoin("case_record", "case_record.id", "case_closure.case_id")
    .select(CLOSED)
    .select(["case_closure.closed_on as closedOn", "case_closure.review_on as reviewOn"])
    .select(["case_closure.review_rule as reviewRule", sql.lit<0 | 1>(0).as("isImported")])
    .where("case_record.status", "=", "closed")
    .where(importIsVisible("case_record.import_batch_id"))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("case_closure as newer")
            .select("newer.id")
            .whereRef("newer.case_id", "=", "case_closure.case_id")
            .whereRef("newer.id", ">", "case_closure.id"),
        ),
      ),
    );
}

/** Of a case that came closed and has not been closed here since. */
function closingsBefore(db: Executor) {
  return db
    .selectFrom("imported_case")
    .innerJoin("case_record", "case_record.id", "imported_case.case_id")
    .select(CLOSED)
    .select((eb) => [
      eb.fn.coalesce("imported_case.closed_on", eb.val("")).as("closedOn"),
      "imported_case.review_on as reviewOn",
    ])
    .select(["imported_case.review_rule as reviewRule", sql.lit<0 | 1>(1).as("isImported")])
    .where("case_record.status", "=", "closed")
    .where("imported_case.closed_on", "is not", null)
    .where(importIsVisible("case_record.import_batch_id"))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("case_closure")
            .select("case_closure.id")
            .whereRef("case_closure.case_id", "=", "imported_case.case_id"),
        ),
      ),
    );
}
