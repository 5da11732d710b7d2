/** What an item of an agenda is about. */
export const ITEM_KINDS = ["case", "referral", "premises", "standing", "matter"] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** All that whoever stands before the gate of a meeting reads of an item, beside its reference. */
export const ITEM_KIND_NAMES: Record<ItemKind, string> = {
  case: "A case",
  referral: "A referral",
  premises: "Licensed premises",
  standing: "A standing item",
  matter: "A matter",
};

export const ITEM_STATE_NAMES = {
  open: "Not taken",
  done: "Taken",
  deferred: "Deferred",
  closed: "Closed",
} as const;
export type ItemState = keyof typeof ITEM_STATE_NAMES;

/** What a standing item shows of its own: figures and lists by what it is about. */
export const STANDING_SUBJECT_NAMES = {
  beat: "A beat: what was reported since the last meeting",
  hate: "Hate incidents since the last meeting",
  breaches: "Breaches that the group has not heard",
  "reviews-due": "Cases whose review of risk is due",
  "high-risk-asb": "Open cases, the highest risk first",
  period: "Crime and anti-social behaviour since the last meeting, in figures",
  ahead: "The month ahead: orders that end, hearings, reviews and meetings",
} as const;
export type StandingSubject = keyof typeof STANDING_SUBJECT_NAMES;
export const STANDING_SUBJECTS = Object.keys(STANDING_SUBJECT_NAMES) as [StandingSubject, ...StandingSubject[]];
