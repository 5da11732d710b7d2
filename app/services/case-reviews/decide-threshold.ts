import { v7 as uuid } from "uuid";
import { isAgainstCount, refuseDecision } from "#app/domain/case-reviews/decide-threshold.ts";
import { refuseDayOf } from "#app/domain/case-reviews/order-of-days.ts";
import { daysOf } from "#app/domain/case-reviews/review-days.ts";
import type { DecisionGiven } from "#app/domain/case-reviews/review.form.ts";
import { statusAfter } from "#app/domain/case-reviews/review-status.ts";
import { insertReviewDecision, unsafeListReviewSteps } from "#db/queries/case-review-steps.ts";
import { changeReview, refusedReview, type ReviewContext } from "./change-review.ts";
import { countOfReview } from "./count-of-review.ts";

/** The decision on the threshold, with the count frozen as it was on the day of the application (ASBCPA 2014 s104(4)–(6)). */
export function decideThreshold(context: ReviewContext, id: string, given: DecisionGiven) {
  const { actor, now } = context;
  return changeReview(context, {
    id,
    version: given.version,
    async decide(trx, review, today) {
      const step = given.decision === "met" ? ("decide-met" as const) : ("decide-not-met" as const);
      if (statusAfter(review.status, step) === null)
        return refusedReview({ field: null, message: "This review is not at that step" });
      const { decidedOn, reasons, grounds, deciderName } = given;
      const days = daysOf(review.receivedOn, await unsafeListReviewSteps(trx, id));
      const tooEarly = refuseDayOf(step, "Day of the decision", decidedOn, days, today);
      if (tooEarly) return refusedReview({ ...tooEarly, field: "decidedOn" });
      const count = await countOfReview(trx, actor.partnershipId, review);
      const { forced } = count;
      const decision = { isMet: given.decision === "met", reasons, grounds, deciderName };
      const refusal = refuseDecision(decision, forced);
      if (refusal) return refusedReview(refusal);
      const isAgainst = isAgainstCount(decision, forced);
      return {
        kind: "change",
        event: "case-review.threshold-decided",
        step: { kind: step, happenedOn: decidedOn, words: reasons },
        detail: { isMet: decision.isMet, decidedOn, reasons, grounds, deciderName, isAgainst, forced },
        also: (t) =>
          insertReviewDecision(t, {
            id: uuid(),
            partnership_id: actor.partnershipId,
            review_id: id,
            is_met: decision.isMet ? 1 : 0,
            decided_on: decidedOn,
            reasons,
            grounds: grounds.length > 0 ? grounds.join(",") : null,
            decider_name: deciderName,
            is_against_count: isAgainst ? 1 : 0,
            count_as_json: JSON.stringify(count),
            recorded_at: now.toISOString(),
            recorded_by: actor.id,
          }),
      };
    },
  });
}
