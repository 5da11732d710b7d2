import { insertAuditEvent } from "#db/queries/audit.ts";
import { unsafeFindRecommendation, updateRecommendation } from "#db/queries/case-review-panel.ts";
import { inTransaction } from "#db/transaction.ts";
import type { ReviewContext } from "./change-review.ts";

/** The action that carries a recommendation, of a review that the caller works on. There is one. */
export function carryByAction(
  { db, actor, now }: ReviewContext,
  { reviewId, recommendationId }: { reviewId: string; recommendationId: string },
  actionId: string,
) {
  return inTransaction(db, async (trx) => {
    const found = await unsafeFindRecommendation(trx, reviewId, recommendationId);
    if (!found || found.actionId !== null) return;
    const key = { reviewId, id: recommendationId, version: found.version };
    if (!(await updateRecommendation(trx, key, { action_id: actionId }))) return;
    await insertAuditEvent(trx, actor, now, {
      category: "alteration",
      event: "case-review.action-joined",
      objectKind: "case-review",
      objectId: reviewId,
      fields: ["actionId"],
      detail: { after: { recommendationId, actionId } },
      objects: [{ kind: "action", id: actionId }],
    });
  });
}
