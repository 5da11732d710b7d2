import { refuseCounting, refuseReportsNow } from "#app/domain/case-reviews/chosen-reports.ts";
import type { CountedAnywayGiven } from "#app/domain/case-reviews/review.form.ts";
import { replaceCountedBecause } from "#db/queries/case-review-reports.ts";
import type { FoundReview } from "#db/queries/case-reviews.ts";
import { unsafeFindReviewDecision } from "#db/queries/case-review-steps.ts";
import type { Executor } from "#db/transaction.ts";
import { changeReview, refusedReview, type ReviewContext } from "./change-review.ts";
import { countOfReview } from "./count-of-review.ts";

/** One of the reports chosen, and why it cannot be decided now whether it counts; undefined where it is none of them. */
export async function anonymousReport(db: Executor, partnershipId: string, review: FoundReview, reportId: string) {
  const count = await countOfReview(db, partnershipId, review);
  const report = count.reports.find(({ id }) => id === reportId);
  const chosen = count.chosen.find(({ id }) => id === reportId);
  if (!report || !chosen) return undefined;
  const isDecided = (await unsafeFindReviewDecision(db, review.id)) !== undefined;
  const refusal =
    refuseReportsNow({ isDecided, status: review.status }) ??
    refuseCounting({ isAnonymous: chosen.isAnonymous, isCounted: true, wasCounted: false })?.message ??
    null;
  return { report, countedBecause: chosen.countedBecause, isAnonymous: chosen.isAnonymous, refusal };
}

/** Whether an anonymous report counts, by whoever works on the review and with a reason; until the decision (DOMAIN 1.5). */
export function countAnyway(
  context: ReviewContext,
  { id, reportId }: { id: string; reportId: string },
  { version, isCounted: given, countedBecause }: CountedAnywayGiven,
) {
  const { partnershipId } = context.actor;
  return changeReview(context, {
    id,
    version,
    async decide(trx, review, today) {
      const found = await anonymousReport(trx, partnershipId, review, reportId);
      if (!found) return refusedReview({ field: null, message: "This report is not one of those chosen" });
      if (found.refusal !== null) return refusedReview({ field: null, message: found.refusal });
      const isCounted = given === "yes";
      const wasCounted = found.countedBecause !== null;
      const refusal = refuseCounting({ isAnonymous: found.isAnonymous, isCounted, wasCounted });
      if (refusal) return refusedReview({ ...refusal, field: refusal.field && "isCounted" });
      const { reference } = found.report;
      return {
        kind: "change",
        event: "case-review.report-counted",
        step: null,
        detail: { reportId, isCounted, countedBecause },
        history: {
          kind: isCounted ? "report-counted" : "report-not-counted",
          happenedOn: today,
          before: wasCounted ? `${reference}: ${found.countedBecause}` : null,
          after: reference,
          reason: countedBecause,
        },
        also: (t) =>
          replaceCountedBecause(
            t,
            { partnershipId, reviewId: id },
            { id: reportId, countedBecause: isCounted ? countedBecause : null },
          ),
      };
    },
  });
}
