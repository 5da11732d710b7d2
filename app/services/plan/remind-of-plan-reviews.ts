import { londonDay } from "#app/domain/dates/iso-day.ts";
import { planReviewNoticeUntil } from "#app/domain/plan/plan-rules.ts";
import { listPlansToReview } from "#db/queries/partnership-plans.ts";
import { listPartnerships } from "#db/queries/partnerships.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { notify } from "../notifications/notify.ts";

/** The lead of a plan and the coordinators of its group hear that its review is due: once for each review day. */
export async function remindOfPlanReviews({ db, now }: { db: Executor; now: Date }): Promise<{ told: number }> {
  const today = londonDay(now);
  let told = 0;
  for (const { id: partnershipId } of await listPartnerships(db)) {
    const due = await listPlansToReview(db, partnershipId, planReviewNoticeUntil(today), today);
    const about = { partnershipId, kind: "plan-review", objectKind: "partnership-plan" } as const;
    const notices = due.map(({ id: objectId, reference, reviewOn, userId }) => ({
      ...{ ...about, objectId, reference, userId, at: now },
      ...(reviewOn === null ? {} : { forDay: reviewOn }),
    }));
    if (notices.length > 0) told += await inTransaction(db, (trx) => notify(trx, notices));
  }
  return { told };
}
