import { longDay } from "../dates/iso-day.ts";
import { APPEAL_GROUND_NAMES, APPEAL_GROUNDS } from "./appeal.ts";
import type { Consent, LetterKind } from "./application.ts";
import { mayDiscloseTo } from "./application.ts";
import type { ReviewStatus } from "./review-status.ts";

/** What a letter says, by the names that stand in a template of the partnership's. */
export type LetterFields = {
  partnership: string;
  date: string;
  reference: string;
  recipient: string;
  address: { line: string }[];
  subject: string;
  opening: string;
  paragraphs: { text: string }[];
  contact: string;
};

export type LetterFacts = {
  kind: LetterKind;
  partnership: string;
  reference: string;
  sentOn: string;
  applicantName: string;
  applicantContact: string | null;
  consent: Consent;
  /** Whether the victim of this application is the one of whom the review was begun. */
  isOfFirstVictim: boolean;
  opening: string;
  contactName: string | null;
  /** Of a decision on the threshold. */
  reasons: string | null;
  outcome: string | null;
  recommendations: readonly { agencyName: string; words: string; actionDueOn: string | null }[];
  closing: string | null;
  /** Null where no last day can be given. */
  lastAppealDay: string | null;
  isCommissionerReviewOn: boolean;
  further: string | null;
};

const SUBJECTS: Record<LetterKind, string> = {
  acknowledgement: "Your application for an anti-social behaviour case review",
  "threshold-met": "The threshold for a case review is met",
  "threshold-not-met": "The threshold for a case review is not met",
  outcome: "The outcome of your case review",
  closing: "Your case review is closed",
};
const WITHHELD =
  "You applied for somebody else. Until we hold their written consent we can tell you the decision and nothing more.";

/** Of whom a review was begun, or an application made: a person, or a business or a group in words. */
type Victim = { victimPersonId: string | null; victimWords: string | null };

/** Whether both are of one victim. One who is named in words alone is the same only in the same words. */
export function isOfOneVictim(one: Victim, other: Victim): boolean {
  if (one.victimPersonId !== null || other.victimPersonId !== null) return one.victimPersonId === other.victimPersonId;
  return one.victimWords === other.victimWords;
}

/** To an applicant of another victim nothing recorded tells the outcome: somebody writes it (ASBCPA 2014 s104(8)). */
export function refuseWithoutOutcome(
  kind: LetterKind,
  isOfFirstVictim: boolean,
  consent: Consent,
  further: string | null,
) {
  if (kind !== "outcome" || isOfFirstVictim || !mayDiscloseTo(consent) || further) return null;
  return {
    field: "further",
    message: "Write what this applicant is told of the outcome. What is recorded of it does not go into this letter",
  };
}

/**
 * What the letter says. What was written of the review is of the victim of whom it was begun, and goes to no other victim's
 * applicant, who is not told either that somebody else applied (DOMAIN 7). The applicant is told the decision in any case
 * (ASBCPA 2014 s104(6), (8)); anything of the victim's only with the victim's consent (DOMAIN 1.5). A right of appeal is given with its last day and its grounds.
 */
export function letterFields(facts: LetterFacts): LetterFields {
  const { kind, sentOn } = facts;
  const isHeld = mayDiscloseTo(facts.consent);
  const ofReview = facts.isOfFirstVictim ? contentOf(facts) : [];
  const said = isHeld ? ofReview : kind === "acknowledgement" ? [] : [WITHHELD];
  const appeal = kind === "threshold-not-met" || kind === "outcome" ? appealWords(facts) : [];
  return {
    partnership: facts.partnership,
    date: longDay(sentOn),
    reference: facts.reference,
    recipient: facts.applicantName,
    address: (facts.applicantContact ?? "")
      .split(/\r?\n/)
      .flatMap((line) => (line.trim() ? [{ line: line.trim() }] : [])),
    subject: SUBJECTS[kind],
    opening: facts.opening,
    paragraphs: [...said, ...appeal, ...(facts.further ? facts.further.split(/\r?\n+/) : [])].map((text) => ({ text })),
    contact: facts.contactName ?? "",
  };
}

function contentOf({ kind, reasons, outcome, recommendations, closing }: LetterFacts): string[] {
  if (kind === "closing") return closing ? [closing] : [];
  if (kind === "threshold-met" || kind === "threshold-not-met") return reasons ? [`Reasons: ${reasons}`] : [];
  if (kind !== "outcome") return [];
  const made = recommendations.map(({ agencyName, words, actionDueOn }) => {
    const until = actionDueOn === null ? "" : ` To be done by ${longDay(actionDueOn)}.`;
    return `To ${agencyName}: ${words}${until}`;
  });
  const heading =
    made.length > 0 ? "The panel has made these recommendations:" : "The panel has made no recommendations.";
  return [...(outcome ? [outcome] : []), heading, ...made];
}

function appealWords({ lastAppealDay, isCommissionerReviewOn }: LetterFacts): string[] {
  const until = lastAppealDay === null ? "" : ` until ${longDay(lastAppealDay)}`;
  const grounds = APPEAL_GROUNDS.map((ground) => lowerFirst(APPEAL_GROUND_NAMES[ground])).join("; or ");
  return [
    `You can appeal${until}, on the ground that ${grounds}. The chair of another area’s community safety partnership decides the appeal, and that decision is final.`,
    ...(isCommissionerReviewOn ? ["You can also ask the Police and Crime Commissioner to review the decision."] : []),
    "If you are not content with how we have dealt with you, you can complain to the council, and then to the Local Government and Social Care Ombudsman.",
  ];
}

function lowerFirst(words: string) {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

const WHEN: Record<LetterKind, readonly ReviewStatus[]> = {
  acknowledgement: ["acknowledged", "information-requested"],
  "threshold-met": ["threshold-met", "panel-scheduled"],
  "threshold-not-met": ["threshold-not-met"],
  outcome: ["panel-held"],
  closing: ["closed"],
};

/** Whether such a letter is sent as the review stands. */
export function mayWrite(kind: LetterKind, status: ReviewStatus): boolean {
  return WHEN[kind].includes(status);
}
