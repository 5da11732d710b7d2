import type { ContactOfficerGiven } from "#app/domain/case-reviews/review.form.ts";
import { isOver } from "#app/domain/case-reviews/review-status.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { listWhoDealWithAsb } from "#db/queries/asb-officers.ts";
import { notify } from "../notifications/notify.ts";
import { changeReview, refusedReview, type ReviewContext } from "./change-review.ts";

/** Somebody else is the one contact of the victim from now on (DOMAIN 1.3, step 4); they are told. */
export function changeContactOfficer(context: ReviewContext, id: string, given: ContactOfficerGiven) {
  const { actor, now } = context;
  const { version, contactUserId, happenedOn, reason } = given;
  return changeReview(context, {
    id,
    version,
    async decide(trx, review, today) {
      if (isOver(review.status)) return refusedReview({ field: null, message: "This review is over" });
      if (review.contactUserId === null)
        return refusedReview({ field: null, message: "The contact officer is named with the acknowledgement" });
      if (happenedOn > today)
        return refusedReview({ field: "happenedOn", message: "Day of the change must be today or in the past" });
      if (happenedOn < review.receivedOn)
        return refusedReview({ field: "happenedOn", message: `Day of the change must be on or after ${longDay(review.receivedOn)}, when the application was received` }); // prettier-ignore
      const officer = (await listWhoDealWithAsb(trx, actor.partnershipId, today)).find((o) => o.id === contactUserId);
      if (!officer) return refusedReview({ field: "contactUserId", message: "Select the contact officer" });
      if (contactUserId === review.contactUserId)
        return refusedReview({ field: "contactUserId", message: "Select somebody else than before" });
      const tell = { partnershipId: actor.partnershipId, userId: contactUserId, kind: "case-review-given" as const, objectKind: "case-review" as const, objectId: id, reference: review.reference, at: now }; // prettier-ignore
      return {
        kind: "change",
        event: "case-review.contact-officer-changed",
        step: null,
        set: { contact_user_id: contactUserId },
        detail: { contactUserId, happenedOn, reason },
        history: { kind: "contact-officer", happenedOn, before: review.contactName, after: officer.name, reason },
        also: (t) => (contactUserId === actor.id ? Promise.resolve(0) : notify(t, [tell])),
      };
    },
  });
}
