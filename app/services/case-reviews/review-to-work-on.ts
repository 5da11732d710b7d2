import { mayWorkOn } from "#app/domain/case-reviews/review-rights.ts";
import { findCaseReview, type FoundReview } from "#db/queries/case-reviews.ts";
import { fullName } from "#app/domain/people/person.ts";
import { recordView } from "../audit/record-access.ts";
import type { ReviewContext } from "./change-review.ts";

/** The review for whoever works on it; or an answer of 404 or 403. The look at it stands in the log. */
export async function reviewToWorkOn({ db, actor, now }: ReviewContext, id: string) {
  const review = await findCaseReview(db, actor, id);
  if (!review) throw new Response(null, { status: 404 });
  if (!mayWorkOn(actor, review)) throw new Response(null, { status: 403 });
  await recordView({ db, actor, now }, "case-review.viewed", "case-review", id, objectsOfReview(review));
  return review;
}

type OfVictim = { victimPersonId: string | null };

/** The people whom a look at a review is about: its victim, and those for whom other applications joined it. */
export function objectsOfReview(review: OfVictim, applications: readonly OfVictim[] = []) {
  const ids = [review, ...applications].flatMap(({ victimPersonId }) => victimPersonId ?? []);
  return { objects: [...new Set(ids)].map((id) => ({ kind: "person", id })) };
}

function victimOf(review: Pick<FoundReview, "victimWords" | "givenNames" | "familyName">): string {
  return review.victimWords ?? fullName({ givenNames: review.givenNames ?? "", familyName: review.familyName ?? "" });
}

/** What stands at the head of every page of a review. */
export function headOf(review: FoundReview) {
  return { id: review.id, reference: review.reference, victim: victimOf(review) };
}
