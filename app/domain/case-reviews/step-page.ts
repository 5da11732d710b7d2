import { refuseDayOf } from "./order-of-days.ts";
import type { ReviewDays } from "./review-days.ts";
import {
  OPEN_REVIEW_STATUSES,
  type ReviewNote,
  type ReviewStatus,
  type ReviewStep,
  REVIEW_STEPS,
  statusAfter,
} from "./review-status.ts";

type Page = {
  heading: string;
  button: string;
  day: string;
  /** The question to which the words are the answer. */
  words: string;
  hint?: string;
  needsWords: boolean;
};

/** What is recorded with a day and words, each on a page of its own; the rest of the steps have more to them. */
export const STEP_PAGES = {
  "pass-on": {
    heading: "Passed to all relevant bodies",
    button: "Save",
    day: "Day on which it was passed on",
    words: "To whom",
    hint: "The council, the police, the integrated care board, and social landlords that have been co-opted",
    needsWords: true,
  },
  acknowledge: {
    heading: "Acknowledge the application",
    button: "Save the acknowledgement",
    day: "Day of the acknowledgement",
    words: "What the applicant was told",
    needsWords: false,
  },
  "tell-threshold": {
    heading: "The applicant was told the decision on the threshold",
    button: "Save",
    day: "Day on which the applicant was told",
    words: "How, and by whom",
    hint: "Where the letter of the decision was not sent from here. The decision is told with reasons (s104(6))",
    needsWords: true,
  },
  "offer-involvement": {
    heading: "Offer the victim a part in the review",
    button: "Save",
    day: "Day of the offer",
    words: "How it was offered, and by whom",
    needsWords: true,
  },
  "victim-chose": {
    heading: "How the victim takes part",
    button: "Save",
    day: "Day on which the victim said so",
    words: "What the victim said",
    needsWords: false,
  },
  "consult-victim": {
    heading: "Consult the victim on the plan of action",
    button: "Save",
    day: "Day on which the victim was consulted",
    words: "What the victim said of the plan",
    hint: "Before the plan is final",
    needsWords: true,
  },
  "schedule-panel": {
    heading: "Arrange the panel",
    button: "Save the arrangement",
    day: "Day on which it was arranged",
    words: "Note",
    needsWords: false,
  },
  "hold-panel": {
    heading: "Record the panel",
    button: "Save the panel",
    day: "Day of the panel",
    words: "Outcome of the review",
    hint: "What the panel found, as the applicant is to be told. Recommendations are recorded apart",
    needsWords: true,
  },
  close: {
    heading: "Close the review",
    button: "Close the review",
    day: "Day of closing",
    words: "Why it is closed, and when and how the victim was told",
    needsWords: true,
  },
  withdraw: {
    heading: "Withdraw the application",
    button: "Save",
    day: "Day on which it was withdrawn",
    words: "Who withdrew it, and why",
    needsWords: true,
  },
  "commissioner-review": {
    heading: "Review by the Police and Crime Commissioner",
    button: "Save",
    day: "Day on which the victim asked",
    words: "What is to be reviewed",
    needsWords: true,
  },
  "send-pack": {
    heading: "Send the appeal pack",
    button: "Save",
    day: "Day on which it was sent",
    words: "Note",
    hint: "Report form, minutes, chronology, result letter, outcome report and action plan",
    needsWords: false,
  },
} as const satisfies Partial<Record<ReviewStep | ReviewNote, Page>>;
export type StepPageName = keyof typeof STEP_PAGES;
export const STEP_PAGE_NAMES = Object.keys(STEP_PAGES) as [StepPageName, ...StepPageName[]];

export type ReviewRefusal<F extends string = string> = { field: F | null; message: string };
type State = { status: ReviewStatus };

/** With a decision made, and open: what should have been recorded before can be recorded still. */
const DECIDED = OPEN_REVIEW_STATUSES.filter(
  (status) => !["received", "acknowledged", "information-requested"].includes(status),
);
const PANEL_BEGUN: readonly ReviewStatus[] = ["panel-scheduled", "panel-held", "outcome-sent", "appeal-received", "appeal-dismissed"]; // prettier-ignore

const WHEN: Partial<Record<StepPageName, readonly ReviewStatus[]>> = {
  "tell-threshold": DECIDED,
  "offer-involvement": ["threshold-met", "appeal-upheld", ...PANEL_BEGUN],
  "victim-chose": ["threshold-met", "panel-scheduled", "panel-held", "appeal-upheld"],
  "consult-victim": PANEL_BEGUN,
  "send-pack": ["appeal-received"],
  "pass-on": OPEN_REVIEW_STATUSES,
  "commissioner-review": ["threshold-not-met", "outcome-sent", "appeal-dismissed", "closed"],
};

/** Whether such a step can be taken or recorded as the review stands. */
export function mayTake(name: StepPageName, status: ReviewStatus): boolean {
  const isStep = (REVIEW_STEPS as readonly string[]).includes(name);
  return isStep ? statusAfter(status, name as ReviewStep) !== null : (WHEN[name]?.includes(status) ?? false);
}

type Given = { happenedOn: string; words: string | null; panelOn: string | null };

/** Why it cannot be recorded so, or null. What is recorded has happened: today or before, and not before what it comes after. */
export function refuseStepPage(
  name: StepPageName,
  review: State,
  { happenedOn, words, panelOn }: Given,
  { days, today }: { days: ReviewDays; today: string },
): ReviewRefusal<"happenedOn" | "words" | "panelOn"> | null {
  const { day, words: question, needsWords } = STEP_PAGES[name];
  if (!mayTake(name, review.status)) return { field: null, message: "This review is not at that step" };
  const refusal = refuseDayOf(name, day, happenedOn, days, today);
  if (refusal) return refusal;
  if (name === "schedule-panel" && panelOn === null) return { field: "panelOn", message: "Enter the day of the panel" };
  if (name === "schedule-panel" && panelOn !== null && panelOn < happenedOn)
    return { field: "panelOn", message: "Day of the panel must be on or after the day on which it was arranged" };
  if (needsWords && words === null) return { field: "words", message: `Enter: ${question.charAt(0).toLowerCase()}${question.slice(1)}` }; // prettier-ignore
  return null;
}
