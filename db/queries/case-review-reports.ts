import type { Executor, Transaction } from "../transaction.ts";

// Which reports a case review concerns, of a review that the caller has found visible.

export type ChosenReport = { id: string; countedBecause: string | null };

export function unsafeListChosenReports(db: Executor, reviewId: string): Promise<ChosenReport[]> {
  return db
    .selectFrom("case_review_report")
    .select(["report_id as id", "counted_because as countedBecause"])
    .where("review_id", "=", reviewId)
    .orderBy("report_id")
    .limit(1000)
    .execute();
}

type OfReview = { partnershipId: string; reviewId: string };

/** Chosen besides those that are chosen already. */
export async function insertChosenReports(
  trx: Transaction,
  { partnershipId, reviewId }: OfReview,
  reportIds: readonly string[],
) {
  const rows = reportIds.map((id) => ({ review_id: reviewId, report_id: id, partnership_id: partnershipId, counted_because: null })); // prettier-ignore
  if (rows.length === 0) return;
  await trx
    .insertInto("case_review_report")
    .values(rows)
    .onConflict((c) => c.columns(["review_id", "report_id"]).doNothing())
    .execute();
}

export async function deleteChosenReports(trx: Transaction, reviewId: string, reportIds: readonly string[]) {
  if (reportIds.length === 0) return;
  await trx
    .deleteFrom("case_review_report")
    .where("review_id", "=", reviewId)
    .where("report_id", "in", reportIds)
    .execute();
}

/** Chosen with a reason to count it though nobody knows who reported; null: it counts no more by itself. */
export async function replaceCountedBecause(
  trx: Transaction,
  { partnershipId, reviewId }: OfReview,
  { id, countedBecause }: ChosenReport,
) {
  await deleteChosenReports(trx, reviewId, [id]);
  await trx
    .insertInto("case_review_report")
    .values({ review_id: reviewId, report_id: id, partnership_id: partnershipId, counted_because: countedBecause })
    .execute();
}

/**
 * Of these reports, those that an earlier review concerned whose outcome was sent by a day, with the day of the first outcome
 * letter and what that review is called.
 */
export async function unsafeListReportsCountedBefore(
  db: Executor,
  { partnershipId, reviewId }: OfReview,
  reportIds: readonly string[],
  until: string,
) {
  if (reportIds.length === 0) return [];
  return db
    .selectFrom("case_review_report")
    .innerJoin("case_review", "case_review.id", "case_review_report.review_id")
    .innerJoin("case_review_step", (join) =>
      join.onRef("case_review_step.review_id", "=", "case_review.id").on("case_review_step.kind", "=", "send-outcome"),
    )
    .select((eb) => [
      "case_review_report.report_id as reportId",
      "case_review.id as reviewId",
      "case_review.reference",
      eb.fn.min("case_review_step.happened_on").as("outcomeOn"),
    ])
    .where("case_review_report.partnership_id", "=", partnershipId)
    .where("case_review_report.report_id", "in", reportIds)
    .where("case_review_report.review_id", "<>", reviewId)
    .where("case_review_step.happened_on", "<=", until)
    .groupBy(["case_review_report.report_id", "case_review.id", "case_review.reference"])
    .orderBy("case_review.reference")
    .limit(500)
    .execute();
}
