import { v7 as uuid } from "uuid";
import { lastAppealDay } from "#app/domain/case-reviews/appeal.ts";
import type { LetterKind } from "#app/domain/case-reviews/application.ts";
import { type LetterFields, letterFields, mayWrite } from "#app/domain/case-reviews/letter.ts";
import { reviewLimits } from "#app/domain/case-reviews/review-clock.ts";
import type { LetterGiven } from "#app/domain/case-reviews/review.form.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { findBankHolidays } from "#db/queries/bank-holidays.ts";
import { insertLetter } from "#db/queries/case-review-appeals.ts";
import { unsafeListRecommendations } from "#db/queries/case-review-panel.ts";
import type { FoundReview } from "#db/queries/case-reviews.ts";
import { unsafeFindReviewDecision, unsafeListReviewSteps } from "#db/queries/case-review-steps.ts";
import { findPartnership } from "#db/queries/partnerships.ts";
import { settingsOn } from "#db/queries/settings.ts";
import type { Executor } from "#db/transaction.ts";
import { changeReview, refusedReview, type ReviewContext } from "./change-review.ts";

const OPENING = {
  acknowledgement: "case-reviews.letter.acknowledgement",
  "threshold-met": "case-reviews.letter.threshold-met",
  "threshold-not-met": "case-reviews.letter.threshold-not-met",
  outcome: "case-reviews.letter.outcome",
  closing: "case-reviews.letter.closing",
} as const;

type Asked = { kind: LetterKind; sentOn: string; further: string | null };

/** What a letter about this review says on a day, in the partnership's words of that day. */
export async function fieldsOfLetter(db: Executor, partnershipId: string, review: FoundReview, asked: Asked) {
  const { kind, sentOn, further } = asked;
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
    applicantName: review.applicantName,
    applicantContact: review.applicantContact,
    consent: review.consent,
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

const STEP_OF = {
  "threshold-met": "tell-threshold",
  "threshold-not-met": "tell-threshold",
  outcome: "send-outcome",
} as const;

/** A letter was sent: it is kept as it was, and it is the step by which the applicant is told. */
export function sendLetter(context: ReviewContext, id: string, kind: LetterKind, given: LetterGiven) {
  const { actor, now } = context;
  return changeReview(context, {
    id,
    version: given.version,
    async decide(trx, review, today) {
      if (!mayWrite(kind, review.status))
        return refusedReview({ field: null, message: "This letter is not sent as the review stands" });
      const { sentOn, sentHow, further } = given;
      if (sentOn > today)
        return refusedReview({ field: "sentOn", message: "Day on which it was sent must be today or in the past" });
      const earliest = kind === "outcome" ? (review.panelOn ?? review.receivedOn) : review.receivedOn;
      if (sentOn < earliest)
        return refusedReview({
          field: "sentOn",
          message: `Day on which it was sent must be on or after ${longDay(earliest)}`,
        });
      const fields = await fieldsOfLetter(trx, actor.partnershipId, review, { kind, sentOn, further });
      const made = await unsafeListRecommendations(trx, id);
      const step = kind in STEP_OF ? STEP_OF[kind as keyof typeof STEP_OF] : null;
      return {
        kind: "change",
        event: "case-review.letter-sent",
        step: step && {
          kind: step,
          happenedOn: sentOn,
          words: sentHow,
          ...(step === "send-outcome" ? { recommendations: made.length } : {}),
        },
        recipients: "Applicant",
        detail: { letter: kind, sentOn, sentHow },
        also: (t) =>
          insertLetter(t, {
            id: uuid(),
            partnership_id: actor.partnershipId,
            review_id: id,
            kind,
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
