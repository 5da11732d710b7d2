import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { refuseDayOf } from "#app/domain/case-reviews/order-of-days.ts";
import { daysOf } from "#app/domain/case-reviews/review-days.ts";
import { disclosureOfAsking } from "#app/domain/case-reviews/review-disclosures.ts";
import { reviewLimits } from "#app/domain/case-reviews/review-clock.ts";
import type { ReplyGiven, RequestsGiven } from "#app/domain/case-reviews/review.form.ts";
import { mayWorkOn } from "#app/domain/case-reviews/review-rights.ts";
import { isOver, statusAfter } from "#app/domain/case-reviews/review-status.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { plusWorkingDays } from "#app/domain/dates/working-days.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findBankHolidays } from "#db/queries/bank-holidays.ts";
import { findCaseReview, type FoundReview } from "#db/queries/case-reviews.ts";
import { findRequest, insertRequest, markReplied } from "#db/queries/case-review-requests.ts";
import { unsafeListReviewSteps } from "#db/queries/case-review-steps.ts";
import { findAgencyContact, listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";
import { settingsOn } from "#db/queries/settings.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { notify } from "../notifications/notify.ts";
import { changeReview, refusedReview, type ReviewContext } from "./change-review.ts";

/** Bodies are asked for information, which they must give (ASBCPA 2014 Sch 4 para 7); the contact of each is told. */
export function askBodies(context: ReviewContext, id: string, given: RequestsGiven) {
  const { actor, now } = context;
  const { partnershipId } = actor;
  return changeReview(context, {
    id,
    version: given.version,
    async decide(trx, review, today) {
      const step = statusAfter(review.status, "request-information");
      if (isOver(review.status) || (step === null && review.status === "received"))
        return refusedReview({
          field: null,
          message: "Acknowledge the application first, and name the contact officer",
        });
      const days = daysOf(review.receivedOn, await unsafeListReviewSteps(trx, id));
      const refusal = refuseDayOf("request-information", "Day of the request", given.requestedOn, days, today);
      if (refusal) return refusedReview({ ...refusal, field: "requestedOn" });
      const agencies = await listAgenciesOfPartnership(trx, partnershipId);
      if (!given.agencyId.every((agencyId) => agencies.some((agency) => agency.id === agencyId)))
        return refusedReview({ field: "agencyId", message: "Select bodies from the list" });
      const { information } = reviewLimits(await settingsOn(trx, partnershipId, review.receivedOn));
      const { holidays } = await findBankHolidays(trx);
      const due = plusWorkingDays(given.requestedOn, information, holidays);
      const names = agencies.filter((agency) => given.agencyId.includes(agency.id)).map(({ name }) => name);
      return {
        kind: "change",
        event: "case-review.information-requested",
        step:
          step === null
            ? null
            : { kind: "request-information", happenedOn: given.requestedOn, words: names.join(", ") },
        detail: { agencies: given.agencyId, asked: given.asked, requestedOn: given.requestedOn },
        disclosure: disclosureOfAsking(names.join(", "), given.requestedOn),
        async also(t) {
          for (const agencyId of given.agencyId) {
            const requestId = uuid();
            await insertRequest(t, {
              id: requestId,
              partnership_id: partnershipId,
              review_id: id,
              agency_id: agencyId,
              asked: given.asked,
              requested_on: given.requestedOn,
              due_on: due.kind === "known" ? due.value : null,
              replied_on: null,
              reply: null,
              replied_by: null,
              created_at: now.toISOString(),
              created_by: actor.id,
              version: 1,
            });
            const userId = await findAgencyContact(t, { partnershipId, agencyId, caseId: null });
            if (userId !== null)
              await notify(t, [{ partnershipId, userId, kind: "case-review-asked", objectKind: "case-review-request", objectId: requestId, reference: review.reference, at: now }]); // prettier-ignore
          }
        },
      };
    },
  });
}

/** Whoever works on the review, and the contact of the body that was asked: nobody else of that body. */
export async function mayReply(db: Executor, actor: Actor, agencyId: string, review: FoundReview | undefined) {
  if (review && mayWorkOn(actor, review)) return true;
  const { partnershipId } = actor;
  const isOfIt = agencyId === actor.agencyId;
  return isOfIt && (await findAgencyContact(db, { partnershipId, agencyId, caseId: null })) === actor.id;
}

/** The reply of a body: by its contact, or as it reached whoever works on the review. There is one. */
export function replyToRequest({ db, actor, now }: ReviewContext, id: string, given: ReplyGiven) {
  return inTransaction(db, async (trx) => {
    const request = await findRequest(trx, actor, id);
    if (!request) return { kind: "not-found" as const };
    const review = await findCaseReview(trx, actor, request.reviewId);
    if (!(await mayReply(trx, actor, request.agencyId, review))) return { kind: "forbidden" as const };
    if (request.repliedOn !== null)
      return refusedReview({ field: null, message: "This request has been answered already" });
    if (isOver(request.status))
      return refusedReview({ field: null, message: "The review is over, so no reply is taken any more" });
    const repliedOn = londonDay(now);
    const written = { reply: given.reply, replied_on: repliedOn, replied_by: actor.id };
    if (!(await markReplied(trx, { id, version: given.version }, written)))
      return { kind: "changed" as const, current: request };
    await insertAuditEvent(trx, actor, now, {
      category: "collection",
      event: "case-review.information-given",
      objectKind: "case-review-request",
      objectId: id,
      fields: ["reply", "repliedOn"],
      detail: { after: { reply: given.reply, repliedOn } },
      objects: [{ kind: "case-review", id: request.reviewId }],
    });
    return { kind: "done" as const, id };
  });
}
