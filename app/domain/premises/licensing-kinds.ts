import type { LegalPower } from "../settings/legal-powers.ts";

type Kind = {
  name: string;
  /** The question that `happenedOn` answers. */
  day: string;
  source: string;
  /** Decided by the licensing authority at a hearing (s52, s53C, s167). */
  isReview?: true;
  /** Made by somebody, on grounds that bear on a licensing objective. */
  hasApplicant?: true;
  hasInterimSteps?: true;
  /** Runs from its day to an end; with hours when the clock counts. */
  runs?: "days" | "hours";
  /** May lie ahead when it is recorded: it was decided and begins later. */
  mayLieAhead?: true;
  needsWords?: true;
};

/** What is done about a licence (DOMAIN 3.2), with where it is written. */
export const LICENSING_KINDS = {
  review: {
    ...{ name: "Application for a review", day: "Day of the application", source: "Licensing Act 2003 s51" },
    ...{ isReview: true, hasApplicant: true },
  },
  "summary-review": {
    ...{ name: "Summary review", day: "Day on which the authority received the police’s application" },
    ...{ source: "Licensing Act 2003 s53A", isReview: true, hasInterimSteps: true },
  },
  "closure-review": {
    ...{ name: "Review after a closure order", day: "Day on which the authority received the court’s notice" },
    ...{ source: "Licensing Act 2003 s167", isReview: true },
  },
  variation: {
    ...{ name: "Conditions changed", day: "Day from which they are changed", source: "Licensing Act 2003 ss34, 41A" },
    ...{ mayLieAhead: true, needsWords: true },
  },
  suspension: {
    ...{ name: "Licence suspended", day: "First day of the suspension", source: "Licensing Act 2003 s55A" },
    ...{ runs: "days", mayLieAhead: true, needsWords: true },
  },
  "closure-alcohol": {
    ...{ name: "Closure for selling alcohol to children", day: "Day from which it is closed" },
    ...{ source: "Licensing Act 2003 s169A", runs: "hours" },
  },
  "area-closure": {
    ...{ name: "Area closure by magistrates", day: "Day from which it is closed", source: "Licensing Act 2003 s160" },
    ...{ runs: "hours" },
  },
  closure: {
    ...{ name: "Closure notice or order", day: "Day from which it is closed", source: "ASBCPA 2014 ss76, 80" },
    ...{ runs: "days", needsWords: true },
  },
} as const satisfies Record<string, Kind>;
export type LicensingStepKind = keyof typeof LICENSING_KINDS;
export const LICENSING_STEP_KINDS = Object.keys(LICENSING_KINDS) as [LicensingStepKind, ...LicensingStepKind[]];

export function licensingKind(kind: LicensingStepKind): Kind {
  return LICENSING_KINDS[kind];
}

/** The powers whose numbers the rules of these steps read. */
export const LICENSING_POWERS: readonly LegalPower[] = [
  ...(["licence-review", "summary-review", "alcohol-to-children", "area-closure"] as const),
];

/** Responsible authorities (Licensing Act 2003 s13(4)), or any other person (s51(1)). */
export const REVIEW_APPLICANT_NAMES = {
  police: "Police",
  "licensing-authority": "Licensing authority",
  "environmental-health": "Environmental health",
  fire: "Fire and rescue",
  "trading-standards": "Trading standards",
  planning: "Planning",
  "child-protection": "Child protection",
  "public-health": "Public health",
  "home-office": "Home Office",
  "another-person": "Another person",
} as const;
export type ReviewApplicant = keyof typeof REVIEW_APPLICANT_NAMES;
export const REVIEW_APPLICANTS = Object.keys(REVIEW_APPLICANT_NAMES) as [ReviewApplicant, ...ReviewApplicant[]];

/** What a hearing may decide (s52(4)): any of these, or that nothing is needed. */
export const DECISION_NAMES = {
  modified: "Conditions modified",
  excluded: "A licensable activity excluded",
  "dps-removed": "Designated premises supervisor removed",
  suspended: "Licence suspended",
  revoked: "Licence revoked",
} as const;
export type Decision = keyof typeof DECISION_NAMES;
export const DECISIONS = Object.keys(DECISION_NAMES) as [Decision, ...Decision[]];

/** Interim steps pending the review (s53B(3)). */
export const INTERIM_NAMES = {
  modified: "Conditions modified",
  excluded: "Sale of alcohol excluded",
  "dps-removed": "Designated premises supervisor removed",
  suspended: "Licence suspended",
} as const;
export type InterimStep = keyof typeof INTERIM_NAMES;
export const INTERIM_STEPS = Object.keys(INTERIM_NAMES) as [InterimStep, ...InterimStep[]];

export const LICENSING_END_NAMES = {
  withdrawn: "Withdrawn",
  rejected: "Rejected by the authority",
  lifted: "Ended early",
} as const;
export type LicensingEnd = keyof typeof LICENSING_END_NAMES;
export const LICENSING_ENDS = Object.keys(LICENSING_END_NAMES) as [LicensingEnd, ...LicensingEnd[]];

/** How a step of a kind can end without a decision: an application, or something that runs. */
export function endsOpenTo(kind: LicensingStepKind): LicensingEnd[] {
  const { isReview, runs } = licensingKind(kind);
  if (kind === "review") return ["withdrawn", "rejected"];
  return isReview ? ["withdrawn"] : runs ? ["lifted"] : [];
}
