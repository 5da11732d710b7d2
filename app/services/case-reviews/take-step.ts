import { INVOLVEMENT_NAMES, type LetterKind } from "#app/domain/case-reviews/application.ts";
import { daysOf } from "#app/domain/case-reviews/review-days.ts";
import type { StepGiven } from "#app/domain/case-reviews/review.form.ts";
import { disclosureOfStep } from "#app/domain/case-reviews/review-disclosures.ts";
import { type ReviewRefusal, refuseStepPage, type StepPageName } from "#app/domain/case-reviews/step-page.ts";
import { updateOpenAppeal } from "#db/queries/case-review-appeals.ts";
import { insertAttendance } from "#db/queries/case-review-panel.ts";
import { listWhoDealWithAsb } from "#db/queries/asb-officers.ts";
import type { FoundReview } from "#db/queries/case-reviews.ts";
import { unsafeListReviewSteps } from "#db/queries/case-review-steps.ts";
import { settingsOn } from "#db/queries/settings.ts";
import type { Transaction } from "#db/transaction.ts";
import { notify } from "../notifications/notify.ts";
import { applicationsOf } from "./applications-of.ts";
import { changeReview, refusedReview, type ReviewChange, type ReviewContext } from "./change-review.ts";
import { attendanceOf } from "./sittings.ts";

type More = Pick<ReviewChange, "set" | "also"> & { words?: string };
type At = ReviewContext & { trx: Transaction; review: FoundReview; today: string };

/** What is recorded on a page of its own, with a day and words. */
export function takeStep(context: ReviewContext, id: string, name: StepPageName, given: StepGiven) {
  return changeReview(context, {
    id,
    version: given.version,
    async decide(trx, review, today) {
      const steps = await unsafeListReviewSteps(trx, id);
      const refusal = refuseStepPage(name, review, given, { days: daysOf(review.receivedOn, steps), today });
      if (refusal) return refusedReview(refusal);
      const more = await (MORE[name]?.({ ...context, trx, review, today }, given) ?? Promise.resolve(NOTHING_MORE));
      if ("message" in more) return refusedReview(more);
      const { happenedOn } = given;
      const words = more.words ?? given.words;
      return {
        kind: "change",
        event: "case-review.changed",
        step: { kind: name, happenedOn, words },
        set: more.set,
        disclosure: disclosureOfStep(name, happenedOn),
        detail: { step: name, happenedOn, words, ...more.set },
        also: more.also,
      };
    },
  });
}

const NOTHING_MORE: More = {};
const isDecision = (kind: LetterKind) => kind !== "acknowledgement";
const MORE: Partial<Record<StepPageName, (at: At, given: StepGiven) => Promise<More | ReviewRefusal>>> = {
  async acknowledge({ trx, actor, now, review, today }, { contactUserId }) {
    const officers = await listWhoDealWithAsb(trx, actor.partnershipId, today);
    if (!officers.some(({ id }) => id === contactUserId) || contactUserId === null)
      return { field: "contactUserId", message: "Select the contact officer" };
    const tell = { partnershipId: actor.partnershipId, userId: contactUserId, kind: "case-review-given" as const, objectKind: "case-review" as const, objectId: review.id, reference: review.reference, at: now }; // prettier-ignore
    return {
      set: { contact_user_id: contactUserId },
      also: (t) => (contactUserId === actor.id ? Promise.resolve(0) : notify(t, [tell])),
    };
  },
  "victim-chose": (_at, { involvement, words }) =>
    Promise.resolve(
      involvement === null
        ? { field: "involvement", message: "Select how the victim takes part" }
        : { words: [INVOLVEMENT_NAMES[involvement], words].filter(Boolean).join(". ") },
    ),
  "schedule-panel": (_at, { panelOn, panelPlace }) =>
    Promise.resolve({ set: { panel_on: panelOn, panel_place: panelPlace } }),
  async "hold-panel"({ trx, actor, review }, { attended, words }) {
    const members = await attendanceOf(trx, review.id, attended);
    if (!Array.isArray(members)) return members;
    const { partnershipId } = actor;
    return { set: { outcome: words }, also: (t, stepId) => insertAttendance(t, { partnershipId, stepId }, members) };
  },
  async close({ trx, review }) {
    const { toldOn, decidedOn, outcomeSentOn } = daysOf(review.receivedOn, await unsafeListReviewSteps(trx, review.id));
    if (outcomeSentOn === null && (decidedOn === null || toldOn === null))
      return { field: null, message: "The applicant has not been told of the decision yet (s104(6))" };
    const owed = (await applicationsOf(trx, review)).find(
      ({ counts, owed: of }) => counts === 1 && of.some(isDecision),
    );
    return owed
      ? { field: null, message: `${owed.applicantName}, whose application joined this review, has not been told of the decision or the outcome yet` } // prettier-ignore
      : NOTHING_MORE;
  },
  async "commissioner-review"({ trx, actor, today }) {
    const isOn = (await settingsOn(trx, actor.partnershipId, today))["case-reviews.commissioner-review"];
    return isOn
      ? NOTHING_MORE
      : { field: null, message: "Such reviews are not in force here. An administrator switches them on" };
  },
  "send-pack": ({ review }, { sentTo, happenedOn }) =>
    Promise.resolve(
      sentTo === null
        ? { field: "sentTo", message: "Enter to which partnership’s chair it was sent" }
        : {
            words: sentTo,
            also: (t) => updateOpenAppeal(t, review.id, { sent_to: sentTo, pack_sent_on: happenedOn }),
          },
    ),
};
