import { mayFollowUp } from "#app/domain/case-reviews/panel.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { unsafeFindRecommendation, updateRecommendation } from "#db/queries/case-review-panel.ts";
import { findCaseReview } from "#db/queries/case-reviews.ts";
import type { Transaction } from "#db/transaction.ts";
import type { ReviewContext } from "./change-review.ts";

/**
 * The action that carries a recommendation: there is one, made in the transaction that joins it. The claim writes the row, so
 * that of two who give an action at once the second waits, and then finds that there is one.
 */
export function carryByAction(
  { actor, now }: Pick<ReviewContext, "actor" | "now">,
  { reviewId, recommendationId }: { reviewId: string; recommendationId: string },
) {
  const taken = { field: null, message: "This recommendation has an action already" };
  return {
    async claim(trx: Transaction) {
      const review = await findCaseReview(trx, actor, reviewId);
      const found = await unsafeFindRecommendation(trx, reviewId, recommendationId);
      if (!review || !found || !mayFollowUp(review.status))
        return { field: null, message: "There is no recommendation to carry out yet" };
      if (found.actionId !== null) return taken;
      const key = { reviewId, id: recommendationId, version: found.version };
      return (await updateRecommendation(trx, key, { action_id: null })) ? null : taken;
    },
    async join(trx: Transaction, actionId: string) {
      const found = await unsafeFindRecommendation(trx, reviewId, recommendationId);
      const key = { reviewId, id: recommendationId, version: found?.version ?? 0 };
      if (!(await updateRecommendation(trx, key, { action_id: actionId })))
        throw new Error("A recommendation that was claimed for an action was changed");
      await insertAuditEvent(trx, actor, now, {
        category: "alteration",
        event: "case-review.action-joined",
        objectKind: "case-review",
        objectId: reviewId,
        fields: ["actionId"],
        detail: { after: { recommendationId, actionId } },
        objects: [{ kind: "action", id: actionId }],
      });
    },
  };
}
