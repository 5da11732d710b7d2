import { CONSENT_NAMES, CONSENT_WAY_NAMES } from "#app/domain/case-reviews/application.ts";
import { refuseConsent } from "#app/domain/case-reviews/consent.ts";
import type { ApplicantContactGiven, ConsentGiven } from "#app/domain/case-reviews/review.form.ts";
import { unsafeFindApplication, updateApplicant } from "#db/queries/case-review-applications.ts";
import { changeReview, refusedReview, type ReviewContext } from "./change-review.ts";

type Ids = { id: string; applicationId: string };
const NO_SUCH = refusedReview({ field: null, message: "There is no such application" });

/** What a victim says of somebody else's application: given, refused, withdrawn or asked for. What was before is kept. */
export function recordConsent(context: ReviewContext, { id, applicationId }: Ids, given: ConsentGiven) {
  return changeReview(context, {
    id,
    version: given.version,
    async decide(trx, _review, today) {
      const applicant = await unsafeFindApplication(trx, id, applicationId);
      if (!applicant) return NO_SUCH;
      const refusal = refuseConsent(given, applicant, today);
      if (refusal) return refusedReview(refusal);
      const { consent, happenedOn, how, evidence } = given;
      const after = [CONSENT_NAMES[consent], how && CONSENT_WAY_NAMES[how], evidence].filter(Boolean).join(". ");
      return {
        kind: "change",
        event: "case-review.consent-recorded",
        step: null,
        detail: { applicationId, consent, happenedOn, how, evidence },
        history: {
          ...{ kind: "consent", applicationId, happenedOn, after },
          before: CONSENT_NAMES[applicant.consent],
          reason: applicant.applicantName,
        },
        also: (t) =>
          updateApplicant(
            t,
            { reviewId: id, id: applicationId, version: applicant.version },
            { consent, consent_on: happenedOn, consent_how: how, consent_evidence: evidence },
          ),
      };
    },
  });
}

/** How an applicant is reached from now on: for the letters. */
export function changeApplicantContact(
  context: ReviewContext,
  { id, applicationId }: Ids,
  { version, contact, reason }: ApplicantContactGiven,
) {
  return changeReview(context, {
    id,
    version,
    async decide(trx, _review, today) {
      const applicant = await unsafeFindApplication(trx, id, applicationId);
      if (!applicant) return NO_SUCH;
      if (applicant.contact === contact)
        return refusedReview({ field: "contact", message: "Enter another address than before" });
      return {
        kind: "change",
        event: "case-review.applicant-contact-changed",
        step: null,
        detail: { applicationId, contact, reason },
        history: {
          ...{ kind: "applicant-contact", applicationId, happenedOn: today, reason },
          before: applicant.contact,
          after: contact,
        },
        also: (t) => updateApplicant(t, { reviewId: id, id: applicationId, version: applicant.version }, { contact }),
      };
    },
  });
}
