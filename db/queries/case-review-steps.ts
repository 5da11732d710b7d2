import type { Insertable } from "kysely";
import type { FigureEvent } from "#app/domain/case-reviews/statutory-figures.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

// What has been done with a case review that the caller has found visible. Rows for good: the ids run with time.

export async function insertReviewStep(trx: Transaction, row: Insertable<Database["case_review_step"]>) {
  await trx.insertInto("case_review_step").values(row).execute();
}

export function unsafeListReviewSteps(db: Executor, reviewId: string) {
  return db
    .selectFrom("case_review_step")
    .leftJoin("user_account", "user_account.id", "case_review_step.recorded_by")
    .select(["case_review_step.id", "case_review_step.kind", "case_review_step.happened_on as happenedOn"])
    .select(["case_review_step.words", "case_review_step.recommendations", "user_account.name as byName"])
    .where("case_review_step.review_id", "=", reviewId)
    .orderBy("case_review_step.id")
    .limit(500)
    .execute();
}

export async function insertReviewDecision(trx: Transaction, row: Insertable<Database["case_review_decision"]>) {
  await trx.insertInto("case_review_decision").values(row).execute();
}

/** The one decision on the threshold: there is no second. */
export function unsafeFindReviewDecision(db: Executor, reviewId: string) {
  return db
    .selectFrom("case_review_decision")
    .leftJoin("user_account", "user_account.id", "case_review_decision.recorded_by")
    .select(["case_review_decision.is_met as isMet", "case_review_decision.decided_on as decidedOn"])
    .select(["case_review_decision.reasons", "case_review_decision.grounds"])
    .select(["case_review_decision.decider_name as deciderName", "user_account.name as byName"])
    .select(["case_review_decision.is_against_count as isAgainstCount"])
    .select("case_review_decision.count_as_json as countAsJson")
    .where("case_review_decision.review_id", "=", reviewId)
    .orderBy("case_review_decision.id", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** Everything that the published figures count, of the whole partnership, up to a day (DESIGN 2: numbers, never content). */
export async function listFigureEvents(db: Executor, partnershipId: string, until: string): Promise<FigureEvent[]> {
  const applications = await db
    .selectFrom("case_review_application")
    .select(["review_id as reviewId", "received_on as day", "counts"])
    .where("partnership_id", "=", partnershipId)
    .where("received_on", "<=", until)
    .limit(10_000)
    .execute();
  const steps = await db
    .selectFrom("case_review_step")
    .select(["review_id as reviewId", "happened_on as day", "kind", "recommendations"])
    .where("partnership_id", "=", partnershipId)
    .where("kind", "in", ["decide-not-met", "send-outcome"])
    .where("happened_on", "<=", until)
    .limit(10_000)
    .execute();
  return [
    ...applications.map(({ counts, ...row }) => ({ kind: "application" as const, ...row, counts: counts === 1 })),
    ...steps.map(({ kind, recommendations, ...row }): FigureEvent =>
      kind === "send-outcome"
        ? { kind: "outcome", ...row, recommendations: recommendations ?? 0 }
        : { kind: "not-met", ...row },
    ),
  ];
}
