import { lettersOwed } from "#app/domain/case-reviews/letters-of-application.ts";
import { daysOf } from "#app/domain/case-reviews/review-days.ts";
import { unsafeListLetters } from "#db/queries/case-review-appeals.ts";
import { unsafeListApplications } from "#db/queries/case-review-applications.ts";
import type { FoundReview } from "#db/queries/case-reviews.ts";
import { unsafeFindReviewDecision, unsafeListReviewSteps } from "#db/queries/case-review-steps.ts";
import type { Executor } from "#db/transaction.ts";

type Facts = Pick<FoundReview, "id" | "status" | "receivedOn">;

/** What of a review decides which letters are written to whoever joined it. */
export async function joinedFactsOf(db: Executor, review: Facts) {
  const decision = await unsafeFindReviewDecision(db, review.id);
  const { reviewFrom, outcomeSentOn } = daysOf(review.receivedOn, await unsafeListReviewSteps(db, review.id));
  const isMet = decision ? decision.isMet === 1 || reviewFrom !== null : null;
  return { status: review.status, isMet, outcomeSent: outcomeSentOn !== null, reviewFrom };
}

/** The applications of a review that the caller has found visible, each with its letters and what its applicant has still to be told. */
export async function applicationsOf(db: Executor, review: Facts) {
  const facts = await joinedFactsOf(db, review);
  const letters = await unsafeListLetters(db, review.id);
  return (await unsafeListApplications(db, review.id)).map((application) => {
    const sent = letters.filter(({ applicationPosition }) => applicationPosition === application.position);
    return { ...application, sent, owed: application.position === 1 ? [] : lettersOwed(facts, sent) };
  });
}
