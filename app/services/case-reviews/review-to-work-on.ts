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

export function objectsOfReview({ victimPersonId }: Pick<FoundReview, "victimPersonId">) {
  return { objects: victimPersonId === null ? [] : [{ kind: "person", id: victimPersonId }] };
}

function victimOf(review: Pick<FoundReview, "victimWords" | "givenNames" | "familyName">): string {
  return review.victimWords ?? fullName({ givenNames: review.givenNames ?? "", familyName: review.familyName ?? "" });
}

/** What stands at the head of every page of a review. */
export function headOf(review: FoundReview) {
  return { id: review.id, reference: review.reference, victim: victimOf(review) };
}
