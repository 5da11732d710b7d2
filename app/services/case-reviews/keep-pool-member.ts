import { v7 as uuid } from "uuid";
import type { PoolMemberGiven } from "#app/domain/case-reviews/review.form.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { isUniqueViolation } from "#db/faults.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { insertPoolMember, listReviewerPool, updatePoolMember } from "#db/queries/case-review-people.ts";
import { inTransaction, type Transaction } from "#db/transaction.ts";
import type { ReviewContext } from "./change-review.ts";

/** One of the pool of review authors as they stand; undefined for whoever has not the duty today. */
export async function poolMember({ db, actor, now }: ReviewContext, userId: string) {
  return (await listReviewerPool(db, actor.partnershipId, londonDay(now))).find(({ id }) => id === userId);
}

/** When a review author was trained, and whether they may be asked at present. */
export async function keepPoolMember(at: ReviewContext, userId: string, given: PoolMemberGiven) {
  try {
    return await inTransaction(at.db, (trx) => keep(trx, at, userId, given));
  } catch (error) {
    // Two who record the first of somebody at once: the second was undone, and is shown what the first has recorded.
    const current = isUniqueViolation(error) ? await poolMember(at, userId) : undefined;
    if (current) return { kind: "changed" as const, current };
    throw error;
  }
}

async function keep(trx: Transaction, at: ReviewContext, userId: string, given: PoolMemberGiven) {
  const { actor, now } = at;
  const { partnershipId } = actor;
  const { version, trainedOn, isActive } = given;
  const one = await poolMember({ ...at, db: trx }, userId);
  if (!one) return { kind: "not-found" as const };
  if (one.version !== version) return { kind: "changed" as const, current: one };
  if (trainedOn !== null && trainedOn > londonDay(now))
    return { kind: "refused" as const, refusal: { field: "trainedOn", message: "Last trained must be today or in the past" } }; // prettier-ignore
  const values = { trained_on: trainedOn, is_active: isActive === "yes" ? (1 as const) : (0 as const) };
  if (one.memberId === null)
    await insertPoolMember(trx, { id: uuid(), partnership_id: partnershipId, user_id: userId, ...values, version: 1 });
  else if (!(await updatePoolMember(trx, { partnershipId, userId, version }, values)))
    return { kind: "changed" as const, current: one };
  await insertAuditEvent(trx, actor, now, {
    category: "alteration",
    event: "case-review.pool-changed",
    objectKind: "user",
    objectId: userId,
    fields: ["trainedOn", "isActive"],
    detail: {
      before: { trainedOn: one.trainedOn, isActive: one.isActive === 1 },
      after: { trainedOn, isActive: isActive === "yes" },
    },
  });
  return { kind: "done" as const };
}
