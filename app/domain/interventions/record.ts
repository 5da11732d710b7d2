/** Planned or applied for, made, or not made after all. An end is the respondent's, or of the whole. */
export const STATE_NAMES = { planned: "Applied for or planned", made: "Made", "not-made": "Not made" } as const;
export type InterventionState = keyof typeof STATE_NAMES;
export const INTERVENTION_STATES = Object.keys(STATE_NAMES) as [InterventionState, ...InterventionState[]];

/** Of one intervention, as its page reads them. */
export const MOST_RESPONDENTS = 200;

/** Who authorised a closure notice decides how long it may last (ASBCPA 2014 s77). */
export const AUTHORISER_NAMES = {
  inspector: "Inspector, or the council",
  superintendent: "Superintendent, or the council’s chief executive or whoever they name for it",
} as const;
export type Authoriser = keyof typeof AUTHORISER_NAMES;
export const AUTHORISERS = Object.keys(AUTHORISER_NAMES) as [Authoriser, ...Authoriser[]];

export const END_NAMES = {
  completed: "Completed",
  discharged: "Discharged or revoked by whoever made it",
  withdrawn: "Withdrawn",
  quashed: "Quashed on appeal",
  replaced: "Replaced by a further step",
  "not-kept": "Ended because it was not kept",
  paid: "Paid",
  "taken-down": "Taken down or stopped",
} as const;
export type EndKind = keyof typeof END_NAMES;
export const END_KINDS = Object.keys(END_NAMES) as [EndKind, ...EndKind[]];

export const SERVED_HOW_NAMES = {
  "in-person": "In person",
  post: "By post",
  "left-at-address": "Left at the address",
  email: "By e-mail, as agreed",
  court: "In court",
  posted: "Put up at the place",
  other: "Another way",
} as const;
export type ServedHow = keyof typeof SERVED_HOW_NAMES;
export const SERVED_HOWS = Object.keys(SERVED_HOW_NAMES) as [ServedHow, ...ServedHow[]];

export const CONDITION_KIND_NAMES = { prohibition: "Must not", requirement: "Must" } as const;
export type ConditionKind = keyof typeof CONDITION_KIND_NAMES;
export const CONDITION_KINDS = Object.keys(CONDITION_KIND_NAMES) as [ConditionKind, ...ConditionKind[]];

/** What came of a breach. */
export const CONSEQUENCE_NAMES = {
  none: "No further step",
  advice: "Advice or a warning",
  "next-step": "A further intervention",
  fpn: "Fixed penalty notice",
  arrest: "Arrested",
  charged: "Charged or summonsed",
  court: "Taken to court",
  convicted: "Convicted, or contempt proved",
  "not-proved": "Not proved",
} as const;
export type Consequence = keyof typeof CONSEQUENCE_NAMES;
export const CONSEQUENCES = Object.keys(CONSEQUENCE_NAMES) as [Consequence, ...Consequence[]];

export const SERVICE_ANSWER_NAMES = {
  accepted: "Accepted",
  declined: "Declined",
  "not-engaged": "Did not engage",
} as const;
export type ServiceAnswer = keyof typeof SERVICE_ANSWER_NAMES;
export const SERVICE_ANSWERS = Object.keys(SERVICE_ANSWER_NAMES) as [ServiceAnswer, ...ServiceAnswer[]];

/** What happens to an intervention, one step after another; each is kept as it was recorded. */
export const STEP_KINDS = [
  "recorded",
  "corrected",
  "respondent-added",
  "served",
  "condition-added",
  "condition-changed",
  "condition-ended",
  "consulted",
  "made",
  "not-made",
  "hearing",
  "adjourned",
  "extended",
  "varied",
  "reviewed",
  "appeal-lodged",
  "appeal-decided",
  "breach-recorded",
  "breach-changed",
  "service-answered",
  "warning-overridden",
  "ended",
  "reopened",
] as const;
export type InterventionStepKind = (typeof STEP_KINDS)[number];

/** How an appeal ended. */
export const APPEAL_OUTCOME_NAMES = {
  dismissed: "Dismissed: it stands as it was made",
  modified: "Modified: it stands as the court changed it",
  quashed: "Quashed",
  abandoned: "Abandoned by whoever appealed",
} as const;
export type AppealOutcome = keyof typeof APPEAL_OUTCOME_NAMES;
