import { z } from "zod/mini";
import {
  optionalIdField,
  optionalWordsField,
  tickedIdsField,
  ticksField,
  versionField,
  wordsField,
} from "../access/form-fields.ts";
import { dayField, optionalDayField } from "../dates/day-field.ts";
import { APPEAL_GROUNDS } from "./appeal.ts";
import { APPLICATION_CHANNELS, CONSENT_WAYS, CONSENTS, INVOLVEMENTS, PANEL_ROLES, RESPONSES } from "./application.ts";
import { BELOW_GROUNDS } from "./decide-threshold.ts";
import { CONFLICTS } from "./reviewer-conflict.ts";

const blankDay = (what: string) => z.prefault(optionalDayField(what), "");

export const applicationForm = z
  .object({
    personId: optionalIdField("Select the victim"),
    victimWords: optionalWordsField("Name of the business or group", 200),
    problemId: optionalIdField("Select the problem"),
    applicantKind: z.enum(["victim", "other"], "Select who applies"),
    applicantName: optionalWordsField("Name of the applicant", 200),
    applicantRelation: optionalWordsField("Who they are to the victim", 200),
    applicantContact: optionalWordsField("Address for letters", 500),
    consent: z.catch(z.nullable(z.enum(CONSENTS)), null),
    channel: z.enum(APPLICATION_CHANNELS, "Select how it was received"),
    receivedOn: dayField("Day of receipt"),
    about: wordsField("Enter what the application is about", "What the application is about", 4000),
    isRepeat: z.catch(z.enum(["no", "yes"]), "no"),
    /** Those that the page offered, ticked or not: what it did not show is not left out. */
    offeredReports: tickedIdsField("Select from the list"),
    reportId: tickedIdsField("Select from the list"),
  })
  .check(
    z.refine((form) => form.personId !== null || form.victimWords !== null, {
      error: "Enter the name of the business or group, or find the victim first",
      path: ["victimWords"],
    }),
    z.refine((form) => form.applicantKind === "victim" || form.applicantName !== null, {
      error: "Enter the name of the applicant",
      path: ["applicantName"],
    }),
    z.refine((form) => form.applicantKind === "victim" || form.consent !== null, {
      error: "Select whether the victim’s consent is held",
      path: ["consent"],
    }),
  );
export type Application = z.output<typeof applicationForm>;

export const reportsForm = z.object({
  version: versionField,
  reportId: tickedIdsField("Select from the list"),
  reason: wordsField("Enter why other reports are chosen", "Reason", 1000),
});
export type ReportsGiven = z.output<typeof reportsForm>;

export const countedAnywayForm = z.object({
  version: versionField,
  isCounted: z.enum(["yes", "no"], "Select whether it is counted"),
  countedBecause: wordsField("Enter the reason", "Reason", 1000),
});
export type CountedAnywayGiven = z.output<typeof countedAnywayForm>;

export const followUpForm = z
  .object({
    version: versionField,
    actionId: tickedIdsField("Select from the list"),
    words: wordsField("Enter what the applicant says", "What the applicant says", 2000),
  })
  .check(z.refine((form) => form.actionId.length > 0, { error: "Select at least one action", path: ["actionId"] }));
export type FollowUpGiven = z.output<typeof followUpForm>;

export const consentForm = z.object({
  version: versionField,
  consent: z.enum(["given", "refused", "withdrawn", "asked"], "Select what the victim says"),
  happenedOn: dayField("Day on which the victim said so"),
  how: z.catch(z.nullable(z.enum(CONSENT_WAYS)), null),
  evidence: optionalWordsField("Where it is kept", 500),
});
export type ConsentGiven = z.output<typeof consentForm>;

export const applicantContactForm = z.object({
  version: versionField,
  contact: optionalWordsField("Address for letters", 500),
  reason: wordsField("Enter why it is changed", "Reason", 500),
});
export type ApplicantContactGiven = z.output<typeof applicantContactForm>;

export const contactOfficerForm = z.object({
  version: versionField,
  contactUserId: z.uuidv7("Select the contact officer"),
  happenedOn: dayField("Day of the change"),
  reason: wordsField("Enter why it is changed", "Reason", 500),
});
export type ContactOfficerGiven = z.output<typeof contactOfficerForm>;

export const panelLeaverForm = z.object({
  version: versionField,
  happenedOn: dayField("Day from which they are not on the panel"),
  reason: wordsField("Enter why they are taken off", "Reason", 500),
});
export type PanelLeaverGiven = z.output<typeof panelLeaverForm>;

export const sittingForm = z.object({
  version: versionField,
  happenedOn: dayField("Day of the sitting"),
  place: optionalWordsField("Place", 200),
  attended: tickedIdsField("Select from the list"),
  words: wordsField("Enter the outcome of the review", "Outcome of the review", 4000),
});
export type SittingGiven = z.output<typeof sittingForm>;

/** One form for all that is recorded with a day and words; a page shows the fields that belong to it. */
export const stepForm = z.object({
  version: versionField,
  happenedOn: dayField("Day"),
  words: optionalWordsField("Words", 4000),
  contactUserId: optionalIdField("Select the contact officer"),
  involvement: z.catch(z.nullable(z.enum(INVOLVEMENTS)), null),
  panelOn: blankDay("Day of the panel"),
  panelPlace: optionalWordsField("Place of the panel", 200),
  attended: tickedIdsField("Select from the list"),
  sentTo: optionalWordsField("To whom", 200),
});
export type StepGiven = z.output<typeof stepForm>;

export const decisionForm = z.object({
  version: versionField,
  decision: z.enum(["met", "not-met"], "Select the decision"),
  decidedOn: dayField("Day of the decision"),
  reasons: wordsField("Enter the reasons", "Reasons", 4000),
  grounds: ticksField(BELOW_GROUNDS, "Select from the list"),
  deciderName: optionalWordsField("Who decided", 200),
});
export type DecisionGiven = z.output<typeof decisionForm>;

export const requestsForm = z
  .object({
    version: versionField,
    agencyId: tickedIdsField("Select from the list"),
    asked: wordsField("Enter what the bodies are asked", "What they are asked", 4000),
    requestedOn: dayField("Day of the request"),
  })
  .check(z.refine((form) => form.agencyId.length > 0, { error: "Select at least one body", path: ["agencyId"] }));
export type RequestsGiven = z.output<typeof requestsForm>;

export const replyForm = z.object({
  version: versionField,
  reply: wordsField("Enter the reply", "Reply", 10_000),
});
export type ReplyGiven = z.output<typeof replyForm>;

export const panelMemberForm = z.object({
  version: versionField,
  name: wordsField("Enter the name", "Name", 200),
  userId: optionalIdField("Select from the list"),
  agencyId: optionalIdField("Select the body"),
  role: z.enum(PANEL_ROLES, "Select the part they play"),
});
export type PanelMemberGiven = z.output<typeof panelMemberForm>;

export const conflictForm = z.object({
  version: versionField,
  userId: z.uuidv7("Select who declares"),
  conflict: z.enum(CONFLICTS, "Select what they declare"),
  words: optionalWordsField("Note", 1000),
});
export type ConflictGiven = z.output<typeof conflictForm>;

export const reviewerForm = z.object({
  version: versionField,
  reviewerUserId: z.uuidv7("Select the author of the review"),
});

export type ReviewerGiven = z.output<typeof reviewerForm>;

export const recommendationForm = z.object({
  version: versionField,
  theme: wordsField("Select the theme", "Theme", 200),
  agencyId: z.uuidv7("Select the body"),
  words: wordsField("Enter the recommendation", "Recommendation", 2000),
});
export type RecommendationGiven = z.output<typeof recommendationForm>;

export const responseForm = z.object({
  version: versionField,
  response: z.enum(RESPONSES, "Select the response"),
  responseWords: optionalWordsField("What the body says", 2000),
  respondedOn: dayField("Day of the response"),
});
export type ResponseGiven = z.output<typeof responseForm>;

export const letterForm = z.object({
  version: versionField,
  sentOn: dayField("Day on which it was sent"),
  sentHow: wordsField("Enter how it was sent", "How it was sent", 200),
  further: optionalWordsField("Further words", 4000),
});
export type LetterGiven = z.output<typeof letterForm>;

export const appealForm = z.object({
  version: versionField,
  receivedOn: dayField("Day of the appeal"),
  grounds: ticksField(APPEAL_GROUNDS, "Select from the list"),
  words: wordsField("Enter what the appeal says", "What the appeal says", 4000),
  lateReason: optionalWordsField("Why it is taken late", 1000),
});
export type AppealGiven = z.output<typeof appealForm>;

export const appealDecisionForm = z.object({
  version: versionField,
  isUpheld: z.enum(["yes", "no"], "Select the decision"),
  decidedOn: dayField("Day of the decision"),
  decidedBy: wordsField("Enter who decided", "Who decided", 200),
  decision: wordsField("Enter the decision and its reasons", "Decision", 4000),
});
export type AppealDecisionGiven = z.output<typeof appealDecisionForm>;

export const poolMemberForm = z.object({
  /** 0 where nothing has been recorded of them yet. */
  version: z.coerce.number("Reload the page").check(z.int("Reload the page"), z.nonnegative("Reload the page")),
  trainedOn: blankDay("Last trained"),
  isActive: z.enum(["yes", "no"], "Select whether they may be asked"),
});
export type PoolMemberGiven = z.output<typeof poolMemberForm>;
