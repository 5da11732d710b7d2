import { mayRecommend } from "#app/domain/case-reviews/panel.ts";
import { refuseDayOf } from "#app/domain/case-reviews/order-of-days.ts";
import { daysOf } from "#app/domain/case-reviews/review-days.ts";
import type { SittingGiven } from "#app/domain/case-reviews/review.form.ts";
import { insertAttendance, unsafeListPanel } from "#db/queries/case-review-panel.ts";
import { unsafeListReviewSteps } from "#db/queries/case-review-steps.ts";
import type { Transaction } from "#db/transaction.ts";
import { changeReview, refusedReview, type ReviewContext } from "./change-review.ts";

/** Who of the panel is there, of those who are on it: the ids, or why it cannot be so. */
export async function attendanceOf(trx: Transaction, reviewId: string, attended: readonly string[]) {
  const panel = (await unsafeListPanel(trx, reviewId)).filter(({ leftOn }) => leftOn === null);
  const present = panel.filter(({ id }) => attended.includes(id)).map(({ id }) => id);
  if (panel.length === 0) return { field: null, message: "Record first who is on the panel" };
  if (present.length === 0) return { field: "attended", message: "Select who was there" };
  return panel.map(({ id }) => ({ memberId: id, attended: present.includes(id) }));
}

/** The panel sat again before its outcome was sent: a day, an outcome and who was there of its own. */
export function sitAgain(context: ReviewContext, id: string, given: SittingGiven) {
  const { partnershipId } = context.actor;
  const { version, happenedOn, place, attended, words } = given;
  return changeReview(context, {
    id,
    version,
    async decide(trx, review, today) {
      if (!mayRecommend(review.status))
        return refusedReview({
          field: null,
          message: "The panel sits again after its first sitting and before the outcome letter",
        });
      const days = daysOf(review.receivedOn, await unsafeListReviewSteps(trx, id));
      const refusal = refuseDayOf("sit-again", "Day of the sitting", happenedOn, days, today);
      if (refusal) return refusedReview(refusal);
      const members = await attendanceOf(trx, id, attended);
      if (!Array.isArray(members)) return refusedReview(members);
      return {
        kind: "change",
        event: "case-review.panel-sat",
        step: { kind: "hold-panel", happenedOn, words },
        set: { panel_on: happenedOn, panel_place: place, outcome: words },
        detail: { happenedOn, place, words, attended },
        also: (t, stepId) => insertAttendance(t, { partnershipId, stepId }, members),
      };
    },
  });
}
