import type { Executor } from "#db/transaction.ts";
import { shownCount } from "./shown-count.ts";

type Review = { victimPersonId: string | null; problemId: string | null; receivedOn: string };

/** The count for a review as on the day of its application, with its working, as its page shows it and a decision freezes it. */
export async function countOfReview(db: Executor, partnershipId: string, review: Review) {
  const count = await shownCount(
    { db, now: new Date(`${review.receivedOn}T12:00:00Z`) },
    { partnershipId, personId: review.victimPersonId ?? NOBODY, problemId: review.problemId },
  );
  return { ...count, hate: { met: count.hateMet, incidentIds: [] as string[] } };
}
/** Of a business or a group only what is reported about the problem counts: it has no record as a person. */
const NOBODY = "nobody";
export type ReviewCount = Awaited<ReturnType<typeof countOfReview>>;
