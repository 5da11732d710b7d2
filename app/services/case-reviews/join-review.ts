import { v7 as uuid } from "uuid";
import { bumpReview } from "#db/queries/case-reviews.ts";
import { insertReviewStep } from "#db/queries/case-review-steps.ts";
import type { Transaction } from "#db/transaction.ts";
import { notify } from "../notifications/notify.ts";
import type { ApplyContext } from "./apply.ts";

type Open = { id: string; reference: string; contactUserId: string | null };

/** A further application stands in the history of the review that it joins, and the contact officer is told of it. */
export async function joinReview(
  trx: Transaction,
  { actor, now }: Pick<ApplyContext, "actor" | "now">,
  { id, reference, contactUserId }: Open,
  { applicantName, receivedOn }: { applicantName: string; receivedOn: string },
) {
  await bumpReview(trx, actor.partnershipId, id);
  await insertReviewStep(trx, {
    id: uuid(),
    partnership_id: actor.partnershipId,
    review_id: id,
    kind: "join-application",
    happened_on: receivedOn,
    words: applicantName,
    recommendations: null,
    recorded_at: now.toISOString(),
    recorded_by: actor.id,
  });
  if (contactUserId !== null && contactUserId !== actor.id)
    await notify(trx, [{ partnershipId: actor.partnershipId, userId: contactUserId, kind: "case-review-joined", objectKind: "case-review", objectId: id, reference, at: now }]); // prettier-ignore
}
