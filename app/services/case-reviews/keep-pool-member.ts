import { v7 as uuid } from "uuid";
import type { PoolMemberGiven } from "#app/domain/case-reviews/review.form.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { insertPoolMember, listReviewerPool, updatePoolMember } from "#db/queries/case-review-people.ts";
import { inTransaction } from "#db/transaction.ts";
import type { ReviewContext } from "./change-review.ts";

/** When a review author was trained, and whether they may be asked at present. */
export function keepPoolMember({ db, actor, now }: ReviewContext, { userId, trainedOn, isActive }: PoolMemberGiven) {
  const { partnershipId } = actor;
  return inTransaction(db, async (trx) => {
    const today = londonDay(now);
    const one = (await listReviewerPool(trx, partnershipId, today)).find(({ id }) => id === userId);
    if (!one) return refused("userId", "Select an author");
    if (trainedOn !== null && trainedOn > today)
      return refused("trainedOn", "Last trained must be today or in the past");
    const values = { trained_on: trainedOn, is_active: isActive === "yes" ? (1 as const) : (0 as const) };
    if (one.memberId === null)
      await insertPoolMember(trx, {
        id: uuid(),
        partnership_id: partnershipId,
        user_id: userId,
        ...values,
        version: 1,
      });
    else await updatePoolMember(trx, { partnershipId, userId, version: one.version }, values);
    await insertAuditEvent(trx, actor, now, {
      category: "alteration",
      event: "case-review.pool-changed",
      objectKind: "user",
      objectId: userId,
      fields: ["trainedOn", "isActive"],
      detail: { before: { trainedOn: one.trainedOn, isActive: one.isActive === 1 }, after: { trainedOn, isActive } },
    });
    return { kind: "done" as const };
  });
}

function refused(field: string, message: string) {
  return { kind: "refused" as const, refusal: { field, message } };
}
