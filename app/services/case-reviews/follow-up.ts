import type { Actor } from "#app/domain/access/actor.ts";
import type { FollowUpGiven } from "#app/domain/case-reviews/review.form.ts";
import { isOver } from "#app/domain/case-reviews/review-status.ts";
import { unsafeListCarriedActions } from "#db/queries/case-review-panel.ts";
import { type FoundReview, listReferencesOfReviews } from "#db/queries/case-reviews.ts";
import type { Executor } from "#db/transaction.ts";
import { notify } from "../notifications/notify.ts";
import { changeReview, refusedReview, type ReviewContext } from "./change-review.ts";
import { countedBeforeOf } from "./counted-before.ts";
import { countOfReview } from "./count-of-review.ts";

/** The actions of the earlier reviews that concerned the same reports, of those that the actor may open. */
export async function actionsBefore(db: Executor, actor: Actor, review: FoundReview) {
  const { reports } = await countOfReview(db, actor.partnershipId, review);
  const { reviews } = await countedBeforeOf(db, actor.partnershipId, review, reports);
  const seen = await listReferencesOfReviews(
    db,
    actor,
    reviews.map(({ reviewId }) => reviewId),
  );
  return unsafeListCarriedActions(
    db,
    seen.map(({ id }) => id),
  );
}

/**
 * An applicant says that what an earlier review led to has not been done: that goes to whoever is to do it, as an action and
 * not as a second review (DOMAIN 1.5). What they say stands with this review.
 */
export function followUp(context: ReviewContext, id: string, { version, actionId, words }: FollowUpGiven) {
  const { actor, now } = context;
  const { partnershipId } = actor;
  return changeReview(context, {
    id,
    version,
    async decide(trx, review, today) {
      if (isOver(review.status)) return refusedReview({ field: null, message: "This review is over" });
      const known = await actionsBefore(trx, actor, review);
      const chosen = known.filter((one) => one.actionId !== null && actionId.includes(one.actionId));
      if (chosen.length !== actionId.length)
        return refusedReview({ field: "actionId", message: "Select actions from the list" });
      const references = chosen.map((one) => one.actionReference).join(", ");
      return {
        kind: "change",
        event: "case-review.actions-not-done",
        step: null,
        detail: { actionId, words },
        history: { kind: "actions-not-done", happenedOn: today, before: null, after: references, reason: words },
        also: (t) =>
          notify(
            t,
            chosen.flatMap(
              ({ actionId: objectId, actionReference, ownerUserId: userId }) =>
              objectId === null || actionReference === null || userId === null
                ? []
                : [{ partnershipId, userId, kind: "case-review-follow-up" as const, objectKind: "action" as const, objectId, reference: actionReference, at: now }], // prettier-ignore
            ),
          ),
      };
    },
  });
}
