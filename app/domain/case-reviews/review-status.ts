/** Where a case review stands (DOMAIN 1.3, the state machine). */
export const REVIEW_STATUS_NAMES = {
  received: "Received",
  acknowledged: "Acknowledged",
  "information-requested": "Information requested",
  "threshold-met": "Threshold met",
  "threshold-not-met": "Threshold not met",
  "panel-scheduled": "Panel arranged",
  "panel-held": "Panel held",
  "outcome-sent": "Outcome sent",
  closed: "Closed",
  "appeal-received": "Appeal received",
  "appeal-upheld": "Appeal upheld",
  "appeal-dismissed": "Appeal dismissed",
  withdrawn: "Withdrawn",
} as const;
export type ReviewStatus = keyof typeof REVIEW_STATUS_NAMES;
export const REVIEW_STATUSES = Object.keys(REVIEW_STATUS_NAMES) as [ReviewStatus, ...ReviewStatus[]];

/** What moves a case review on. Everything else that is done with it leaves it where it stands. */
export const REVIEW_STEP_NAMES = {
  acknowledge: "Application acknowledged",
  "request-information": "Bodies asked for information",
  "decide-met": "Decided that the threshold is met",
  "decide-not-met": "Decided that the threshold is not met",
  "schedule-panel": "Panel arranged",
  "hold-panel": "Panel held",
  "send-outcome": "Outcome sent",
  "receive-appeal": "Appeal received",
  "uphold-appeal": "Appeal upheld",
  "dismiss-appeal": "Appeal dismissed",
  close: "Review closed",
  withdraw: "Application withdrawn",
} as const;
export type ReviewStep = keyof typeof REVIEW_STEP_NAMES;
export const REVIEW_STEPS = Object.keys(REVIEW_STEP_NAMES) as [ReviewStep, ...ReviewStep[]];

/** What is done with a case review and leaves its state as it is. */
export const REVIEW_NOTE_NAMES = {
  "pass-on": "Application passed to all relevant bodies",
  "join-application": "A further application joined to this review",
  "tell-threshold": "Applicant told the threshold decision",
  "offer-involvement": "Victim offered a part in the review",
  "victim-chose": "Victim chose how to take part",
  "consult-victim": "Victim consulted on the plan of action",
  consent: "Consent recorded",
  reviewer: "Author of the review named",
  contact: "Contact officer named",
  reports: "Reports that it concerns changed",
  "send-pack": "Appeal pack sent",
  "commissioner-review": "Victim asked the Police and Crime Commissioner to review",
} as const;
export type ReviewNote = keyof typeof REVIEW_NOTE_NAMES;

const BEFORE_OUTCOME = [
  ...["received", "acknowledged", "information-requested", "threshold-met", "threshold-not-met"],
  ...["panel-scheduled", "panel-held", "appeal-received", "appeal-upheld"],
] as ReviewStatus[];

/**
 * From which states each step is taken, and to which it leads. An appeal may come after the review was closed, while its
 * time lasts. An upheld appeal goes to a panel, whatever it was against, and is not a second application (DOMAIN 1.3, 1.6).
 */
const STEPS: Record<ReviewStep, { from: readonly ReviewStatus[]; to: ReviewStatus }> = {
  acknowledge: { from: ["received"], to: "acknowledged" },
  "request-information": { from: ["acknowledged"], to: "information-requested" },
  "decide-met": { from: ["information-requested"], to: "threshold-met" },
  "decide-not-met": { from: ["information-requested"], to: "threshold-not-met" },
  "schedule-panel": { from: ["threshold-met", "appeal-upheld"], to: "panel-scheduled" },
  "hold-panel": { from: ["panel-scheduled"], to: "panel-held" },
  "send-outcome": { from: ["panel-held"], to: "outcome-sent" },
  "receive-appeal": { from: ["threshold-not-met", "outcome-sent", "closed"], to: "appeal-received" },
  "uphold-appeal": { from: ["appeal-received"], to: "appeal-upheld" },
  "dismiss-appeal": { from: ["appeal-received"], to: "appeal-dismissed" },
  close: { from: ["threshold-not-met", "outcome-sent", "appeal-dismissed"], to: "closed" },
  withdraw: { from: BEFORE_OUTCOME, to: "withdrawn" },
};

/** The state after a step; null where that step is not taken from there. */
export function statusAfter(status: ReviewStatus, step: ReviewStep): ReviewStatus | null {
  const { from, to } = STEPS[step];
  return from.includes(status) ? to : null;
}

export function stepsFrom(status: ReviewStatus): ReviewStep[] {
  return REVIEW_STEPS.filter((step) => statusAfter(status, step) !== null);
}

/** Nothing more is done with it, unless an appeal comes in time. */
export function isOver(status: ReviewStatus): boolean {
  return status === "closed" || status === "withdrawn";
}
export const OPEN_REVIEW_STATUSES = REVIEW_STATUSES.filter((status) => !isOver(status));
