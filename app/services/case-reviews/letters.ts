import { v7 as uuid } from "uuid";
import { lastAppealDay } from "#app/domain/case-reviews/appeal.ts";
import type { LetterKind } from "#app/domain/case-reviews/application.ts";
import {
  isOfOneVictim,
  type LetterFields,
  letterFields,
  refuseWithoutOutcome,
} from "#app/domain/case-reviews/letter.ts";
import { mayWriteTo } from "#app/domain/case-reviews/letters-of-application.ts";
import { refuseDayOf } from "#app/domain/case-reviews/order-of-days.ts";
import { disclosureOfLetter } from "#app/domain/case-reviews/review-disclosures.ts";
import { reviewLimits } from "#app/domain/case-reviews/review-clock.ts";
import { daysOf } from "#app/domain/case-reviews/review-days.ts";
import type { LetterGiven } from "#app/domain/case-reviews/review.form.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { findBankHolidays } from "#db/queries/bank-holidays.ts";
import { insertLetter } from "#db/queries/case-review-appeals.ts";
import { type FoundApplication, unsafeFindApplication } from "#db/queries/case-review-applications.ts";
import { unsafeListRecommendations } from "#db/queries/case-review-panel.ts";
import type { FoundReview } from "#db/queries/case-reviews.ts";
import { unsafeFindReviewDecision, unsafeListReviewSteps } from "#db/queries/case-review-steps.ts";
import { findPartnership } from "#db/queries/partnerships.ts";
import { settingsOn } from "#db/queries/settings.ts";
import type { Executor } from "#db/transaction.ts";
import { joinedFactsOf } from "./applications-of.ts";
import { changeReview, refusedReview, type ReviewContext } from "./change-review.ts";
import { templateInUse } from "./templates.ts";

const OPENING = {
  acknowledgement: "case-reviews.letter.acknowledgement",
  "threshold-met": "case-reviews.letter.threshold-met",
  "threshold-not-met": "case-reviews.letter.threshold-not-met",
  outcome: "case-reviews.letter.outcome",
  closing: "case-reviews.letter.closing",
} as const;

type Asked = { kind: LetterKind; sentOn: string; further: string | null };

/** What a letter about this review says to an applicant on a day, in the partnership's words of that day. */
export async function fieldsOfLetter(
  db: Executor,
  partnershipId: string,
  { review, application }: { review: FoundReview; application: FoundApplication },
  { kind, sentOn, further }: Asked,
) {
  const settings = await settingsOn(db, partnershipId, sentOn);
  const limits = reviewLimits(await settingsOn(db, partnershipId, review.receivedOn));
  const last = lastAppealDay(sentOn, limits.appeal, (await findBankHolidays(db)).holidays);
  const steps = await unsafeListReviewSteps(db, review.id);
  const decision = await unsafeFindReviewDecision(db, review.id);
  return letterFields({
    kind,
    partnership: (await findPartnership(db, partnershipId)).name,
    reference: review.reference,
    sentOn,
    applicantName: application.applicantName,
    applicantContact: application.contact,
    consent: application.consent,
    isOfFirstVictim: isOfFirst(review, application),
    opening: settings[OPENING[kind]],
    contactName: review.contactName,
    reasons: decision?.reasons ?? null,
    outcome: review.outcome,
    recommendations: await unsafeListRecommendations(db, review.id),
    closing: steps.findLast((step) => step.kind === "close")?.words ?? null,
    lastAppealDay: last.kind === "known" ? last.value : null,
    isCommissionerReviewOn: settings["case-reviews.commissioner-review"],
    further,
  });
}

function isOfFirst(review: FoundReview, application: FoundApplication) {
  return application.position === 1 || isOfOneVictim(review, application);
}

/** To whom a letter goes: the applicant, and whether such a letter is written to them as the review stands; undefined for none such. */
export async function recipientOf(db: Executor, review: FoundReview, kind: LetterKind, applicationId: string | null) {
  const application = await unsafeFindApplication(db, review.id, applicationId);
  if (!application) return undefined;
  const facts = await joinedFactsOf(db, review);
  return { application, isNow: mayWriteTo(kind, { ...facts, isFirst: application.position === 1 }) };
}

/** Whose application it is, for the log, which names nobody. */
export function recipientInLog({ position }: Pick<FoundApplication, "position">): string {
  return position === 1 ? "Applicant" : `Applicant ${position}`;
}

const STEP_OF = {
  "threshold-met": "tell-threshold",
  "threshold-not-met": "tell-threshold",
  outcome: "send-outcome",
} as const;

/** A letter was sent: it is kept as it was. To whoever applied first it is the step by which the applicant is told. */
export function sendLetter(
  context: ReviewContext,
  { id, kind, applicationId }: { id: string; kind: LetterKind; applicationId: string | null },
  given: LetterGiven,
) {
  const { actor, now } = context;
  return changeReview(context, {
    id,
    version: given.version,
    async decide(trx, review, today) {
      const recipient = await recipientOf(trx, review, kind, applicationId);
      if (!recipient?.isNow)
        return refusedReview({ field: null, message: "This letter is not sent as the review stands" });
      const { application } = recipient;
      const { sentOn, sentHow, further } = given;
      const step = application.position === 1 && kind in STEP_OF ? STEP_OF[kind as keyof typeof STEP_OF] : null;
      const days = daysOf(review.receivedOn, await unsafeListReviewSteps(trx, id));
      const what = "Day on which it was sent";
      const order = kind === "acknowledgement" ? "acknowledge" : kind === "closing" ? "close" : STEP_OF[kind];
      const refusal = refuseDayOf(order, what, sentOn, days, today);
      if (refusal) return refusedReview({ ...refusal, field: "sentOn" });
      if (sentOn < application.receivedOn)
        return refusedReview({ field: "sentOn", message: `${what} must be on or after ${longDay(application.receivedOn)}, when this application was received` }); // prettier-ignore
      const unsaid = refuseWithoutOutcome(kind, isOfFirst(review, application), application.consent, further);
      if (unsaid) return refusedReview(unsaid);
      const fields = await fieldsOfLetter(trx, actor.partnershipId, { review, application }, { kind, sentOn, further });
      const made = await unsafeListRecommendations(trx, id);
      const templateId = await templateInUse(trx, actor.partnershipId, kind);
      return {
        kind: "change",
        event: "case-review.letter-sent",
        step: step && {
          kind: step,
          happenedOn: sentOn,
          words: sentHow,
          ...(step === "send-outcome" ? { recommendations: made.length } : {}),
        },
        disclosure: disclosureOfLetter(kind, recipientInLog(application), sentOn),
        detail: { letter: kind, applicationId: application.id, sentOn, sentHow },
        also: (t) =>
          insertLetter(t, {
            id: uuid(),
            partnership_id: actor.partnershipId,
            review_id: id,
            kind,
            application_id: application.id,
            template_id: templateId,
            sent_on: sentOn,
            sent_how: sentHow,
            fields_as_json: JSON.stringify(fields satisfies LetterFields),
            recorded_at: now.toISOString(),
            recorded_by: actor.id,
          }),
      };
    },
  });
}
