import type { Application, ReportsGiven } from "#app/domain/case-reviews/review.form.ts";
import { refuseChoice } from "#app/domain/case-reviews/chosen-reports.ts";
import { deleteChosenReports, insertChosenReports, unsafeListChosenReports } from "#db/queries/case-review-reports.ts";
import { unsafeFindReviewDecision } from "#db/queries/case-review-steps.ts";
import type { Transaction } from "#db/transaction.ts";
import type { ApplyContext } from "./apply.ts";
import { changeReview, refusedReview, type ReviewContext } from "./change-review.ts";
import { reportsToChoose } from "./count-of-review.ts";

/**
 * Which reports an application concerns: those that were ticked, or all that are recorded where the form offered none. Those
 * of one that joins are added, until the threshold has been decided.
 */
export async function chooseForApplication(
  trx: Transaction,
  { actor }: Pick<ApplyContext, "actor">,
  { reviewId, isJoined }: { reviewId: string; isJoined: boolean },
  { personId, problemId, receivedOn, reportId, offeredReports }: Application,
) {
  const { partnershipId } = actor;
  if (isJoined && (await unsafeFindReviewDecision(trx, reviewId))) return;
  const asked = { victimPersonId: personId, problemId, receivedOn };
  const known = (await reportsToChoose(trx, partnershipId, asked)).map(({ id }) => id);
  const chosen = known.filter((id) => !offeredReports.includes(id) || reportId.includes(id));
  await insertChosenReports(trx, { partnershipId, reviewId }, chosen);
}

/** Other reports than those chosen before, with the reason; until the decision, which counts them. */
export function chooseReports(context: ReviewContext, id: string, { version, reportId, reason }: ReportsGiven) {
  const { actor } = context;
  return changeReview(context, {
    id,
    version,
    async decide(trx, review, today) {
      const known = await reportsToChoose(trx, actor.partnershipId, review);
      const before = (await unsafeListChosenReports(trx, id)).map((report) => report.id);
      // What is not counted any more, by its age or by the problem of its incidents, stays as it was chosen.
      const chosen = known.filter((report) => reportId.includes(report.id)).map((report) => report.id);
      const refusal = refuseChoice({
        isDecided: (await unsafeFindReviewDecision(trx, id)) !== undefined,
        status: review.status,
        isKnown: reportId.every((one) => known.some((report) => report.id === one)),
        isChanged: known.some((report) => chosen.includes(report.id) !== before.includes(report.id)),
      });
      if (refusal) return refusedReview(refusal);
      const added = chosen.filter((one) => !before.includes(one));
      const removed = known.filter((r) => before.includes(r.id) && !chosen.includes(r.id)).map((r) => r.id);
      const words = (of: readonly string[]) => known.filter((r) => of.includes(r.id)).map((r) => r.reference).join(", "); // prettier-ignore
      return {
        kind: "change",
        event: "case-review.reports-chosen",
        step: null,
        detail: { added, removed, reason },
        history: {
          kind: "reports-chosen",
          happenedOn: today,
          before: words(before) || "None",
          after: words(chosen) || "None",
          reason,
        },
        async also(t) {
          await deleteChosenReports(t, id, removed);
          await insertChosenReports(t, { partnershipId: actor.partnershipId, reviewId: id }, added);
        },
      };
    },
  });
}
