import { v7 as uuid } from "uuid";
import { lastAppealDay, refuseAppeal } from "#app/domain/case-reviews/appeal.ts";
import { refuseDayOf } from "#app/domain/case-reviews/order-of-days.ts";
import { reviewLimits } from "#app/domain/case-reviews/review-clock.ts";
import { daysOf } from "#app/domain/case-reviews/review-days.ts";
import type { AppealDecisionGiven, AppealGiven } from "#app/domain/case-reviews/review.form.ts";
import { statusAfter } from "#app/domain/case-reviews/review-status.ts";
import { findBankHolidays } from "#db/queries/bank-holidays.ts";
import { insertAppeal, unsafeListAppeals, updateOpenAppeal } from "#db/queries/case-review-appeals.ts";
import { type FoundReview, unsafeFindOpenReviewOfProblem } from "#db/queries/case-reviews.ts";
import { unsafeListReviewSteps } from "#db/queries/case-review-steps.ts";
import { settingsOn } from "#db/queries/settings.ts";
import type { Executor } from "#db/transaction.ts";
import { changeReview, refusedReview, type ReviewContext } from "./change-review.ts";

/** What an appeal would be against now, when the applicant was told of it, and until which day an appeal is in time. */
export async function appealFacts(db: Executor, partnershipId: string, review: Pick<FoundReview, "id" | "receivedOn">) {
  const days = daysOf(review.receivedOn, await unsafeListReviewSteps(db, review.id));
  const against = days.outcomeSentOn !== null ? ("outcome" as const) : ("threshold" as const);
  const toldOn = against === "outcome" ? days.outcomeSentOn : days.toldOn;
  const { appeal } = reviewLimits(await settingsOn(db, partnershipId, review.receivedOn));
  const last = toldOn === null ? null : lastAppealDay(toldOn, appeal, (await findBankHolidays(db)).holidays);
  return {
    against,
    toldOn,
    lastDay: last?.kind === "known" ? last.value : null,
    appealReceivedOn: days.appealReceivedOn,
  };
}

/** An appeal by whoever applied, for the chair of another area's partnership to decide (DOMAIN 1.3, steps 10 to 13). */
export function receiveAppeal(context: ReviewContext, id: string, given: AppealGiven) {
  const { actor, now } = context;
  return changeReview(context, {
    id,
    version: given.version,
    async decide(trx, review, today) {
      if (statusAfter(review.status, "receive-appeal") === null)
        return refusedReview({ field: null, message: "There is nothing to appeal against as the review stands" });
      const facts = await appealFacts(trx, actor.partnershipId, review);
      const refusal = refuseAppeal(given, { ...facts, today });
      if (refusal) return refusedReview(refusal);
      const before = await unsafeListAppeals(trx, id);
      if (before.some((appeal) => appeal.against === facts.against && appeal.receivedOn >= (facts.toldOn ?? "")))
        return refusedReview({
          field: null,
          message: "An appeal against this has been decided already, and that decision is final",
        });
      const open =
        review.problemId === null
          ? undefined
          : await unsafeFindOpenReviewOfProblem(trx, actor.partnershipId, review.problemId);
      if (open && open.id !== id)
        return refusedReview({ field: null, message: `Another review of the same problem is open: ${open.reference}` });
      const { receivedOn, grounds, words, lateReason } = given;
      return {
        kind: "change",
        event: "case-review.appeal-received",
        step: { kind: "receive-appeal", happenedOn: receivedOn, words },
        detail: { against: facts.against, receivedOn, grounds, words, lateReason },
        also: (t) =>
          insertAppeal(t, {
            id: uuid(),
            partnership_id: actor.partnershipId,
            review_id: id,
            against: facts.against,
            received_on: receivedOn,
            grounds: grounds.join(","),
            words,
            late_reason: lateReason,
            sent_to: null,
            pack_sent_on: null,
            decided_on: null,
            decided_by: null,
            is_upheld: null,
            decision: null,
            created_at: now.toISOString(),
            created_by: actor.id,
            version: 1,
          }),
      };
    },
  });
}

export function decideAppeal(context: ReviewContext, id: string, given: AppealDecisionGiven) {
  return changeReview(context, {
    id,
    version: given.version,
    async decide(trx, review, today) {
      const isUpheld = given.isUpheld === "yes";
      const step = isUpheld ? ("uphold-appeal" as const) : ("dismiss-appeal" as const);
      const open = (await unsafeListAppeals(trx, id)).find((appeal) => appeal.decidedOn === null);
      if (statusAfter(review.status, step) === null || !open)
        return refusedReview({ field: null, message: "There is no appeal to decide" });
      if (open.packSentOn === null)
        return refusedReview({ field: null, message: "The pack has not been sent to the chair who decides yet" });
      const { decidedOn, decidedBy, decision } = given;
      const days = daysOf(review.receivedOn, await unsafeListReviewSteps(trx, id));
      const refusal = refuseDayOf(step, "Day of the decision", decidedOn, days, today);
      if (refusal) return refusedReview({ ...refusal, field: "decidedOn" });
      return {
        kind: "change",
        event: "case-review.appeal-decided",
        step: { kind: step, happenedOn: decidedOn, words: decision },
        detail: { isUpheld, decidedOn, decidedBy, decision },
        also: (t) =>
          updateOpenAppeal(t, id, {
            decided_on: decidedOn,
            decided_by: decidedBy,
            is_upheld: isUpheld ? 1 : 0,
            decision,
          }),
      };
    },
  });
}
