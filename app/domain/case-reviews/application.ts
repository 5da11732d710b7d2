import { longDay } from "../dates/iso-day.ts";
import { plusMonths } from "../dates/periods.ts";

/** Local policy: an application is entered while its limits can still mean something. */
const OLDEST_RECEIPT_IN_MONTHS = 12;

/** An application is received today or on a day of the last twelve months. */
export function refuseReceipt(receivedOn: string, today: string) {
  const field = "receivedOn";
  if (receivedOn > today) return { field, message: "Day of receipt must be today or in the past" };
  const oldest = plusMonths(today, -OLDEST_RECEIPT_IN_MONTHS);
  return receivedOn < oldest ? { field, message: `Day of receipt must be on or after ${longDay(oldest)}` } : null;
}

/** By which way an application came (DOMAIN 1.3, step 1: several routes). */
export const APPLICATION_CHANNEL_NAMES = {
  online: "Online form",
  phone: "By telephone",
  email: "E-mail",
  letter: "Letter or paper form",
  "in-person": "In person",
  other: "Another way",
} as const;
export type ApplicationChannel = keyof typeof APPLICATION_CHANNEL_NAMES;
export const APPLICATION_CHANNELS = Object.keys(APPLICATION_CHANNEL_NAMES) as ApplicationChannel[];

/** Anybody may apply for a victim (ASBCPA 2014 s104(1)(a)); to disclose anything to them takes the victim's consent. */
export const CONSENT_NAMES = {
  "not-needed": "The victim applies",
  given: "The victim’s written consent is held",
  asked: "Consent has been asked for: nothing is disclosed until it is held",
  refused: "The victim does not consent: nothing is disclosed to the applicant",
  withdrawn: "The victim has withdrawn consent: nothing more is disclosed to the applicant",
} as const;
export type Consent = keyof typeof CONSENT_NAMES;
/** Those that somebody else's application may have. */
export const CONSENTS = ["given", "asked", "refused"] as const satisfies Consent[];
/** How a victim said so. */
export const CONSENT_WAY_NAMES = {
  form: "Signed form",
  letter: "Letter",
  email: "E-mail",
  "in-person": "In person",
  phone: "By telephone",
  other: "Another way",
} as const;
export type ConsentWay = keyof typeof CONSENT_WAY_NAMES;
export const CONSENT_WAYS = Object.keys(CONSENT_WAY_NAMES) as [ConsentWay, ...ConsentWay[]];
export type ApplicantKind = "victim" | "other";

/** Whether the applicant may be told anything of the victim's (DOMAIN 1.5). The decision itself is told in any case (s104(6)). */
export function mayDiscloseTo(consent: Consent): boolean {
  return consent === "not-needed" || consent === "given";
}

export const INVOLVEMENT_NAMES = {
  "in-person": "Comes to part of the meeting",
  video: "Joins part of the meeting by video",
  statement: "Sends a statement",
  advocate: "Is represented by somebody",
  none: "Takes no part",
} as const;
export type Involvement = keyof typeof INVOLVEMENT_NAMES;
export const INVOLVEMENTS = Object.keys(INVOLVEMENT_NAMES) as Involvement[];

/** The letters of a review. */
export const LETTER_NAMES = {
  acknowledgement: "Acknowledgement",
  "threshold-met": "Threshold met",
  "threshold-not-met": "Threshold not met",
  outcome: "Outcome",
  closing: "Closing",
} as const;
export type LetterKind = keyof typeof LETTER_NAMES;
export const LETTER_KINDS = Object.keys(LETTER_NAMES) as [LetterKind, ...LetterKind[]];

export const PANEL_ROLE_NAMES = {
  chair: "Chair",
  "independent-chair": "Independent chair",
  member: "Member",
  advocate: "Speaks for the victim",
} as const;
export type PanelRole = keyof typeof PANEL_ROLE_NAMES;
export const PANEL_ROLES = Object.keys(PANEL_ROLE_NAMES) as PanelRole[];

/** What a body says of a recommendation to it, to which it must have regard (ASBCPA 2014 s104(7)). */
export const RESPONSE_NAMES = {
  accepted: "Accepted",
  "in-part": "Accepted in part",
  "not-accepted": "Not accepted",
} as const;
export type RecommendationResponse = keyof typeof RESPONSE_NAMES;
export const RESPONSES = Object.keys(RESPONSE_NAMES) as RecommendationResponse[];
