import { isHigh, RISK_DOMAINS, type RiskDomain, type RiskLevel } from "./levels.ts";
import type { VictimFirst } from "./questions.ts";

type Facts = {
  levels: Record<RiskDomain, RiskLevel>;
  reasons: Record<RiskDomain, string>;
  hasLeadOfficer: boolean;
  /** Domains for which a step of the plan is under way, with an owner and a day. */
  plannedDomains: readonly RiskDomain[];
  /** Unfinished actions of the case: what counts where the plan has no steps by domain. */
  openActions: number;
  nextReviewOn: string | null;
  /** The furthest day that the limit for High allows, counted from the assessment's recording. */
  latestReviewOn: string;
  isOfJag: boolean;
  jagAnswered: boolean;
  /** One answer for each victim of the case; null where not answered. */
  victimFirst: readonly (VictimFirst | null)[];
  safeguardingAnswered: boolean;
  mentalHealthAnswered: boolean;
  substanceMisuseAnswered: boolean;
  hasSharingBasis: boolean;
  signedOff: boolean;
};

export const REQUIREMENT_NAMES = {
  rationale: "Reasons for each High",
  lead: "Lead agency and officer named",
  plan: "Control plan: something under way for each High",
  review: "Next review within the limit",
  jag: "Referred to the JAG, or why not",
  "victim-first": "Victim First offered to each victim, or why not",
  safeguarding: "Safeguarding question answered",
  "mental-health": "Mental health question answered",
  "substance-misuse": "Substance misuse question answered",
  sharing: "Basis for sharing information",
  "sign-off": "Signed off by the supervisor",
} as const;
export type RequirementId = keyof typeof REQUIREMENT_NAMES;
export type Requirement = { id: RequirementId; isDone: boolean; hint: string | null };

/**
 * What an assessment of High or Very High must have before it is complete (DOMAIN 2.4), each with whether it is there. Victim
 * First is asked only where the case has a victim. "Not offered" is an answer.
 */
export function whatHighNeeds(facts: Facts): Requirement[] {
  const high = RISK_DOMAINS.filter(({ id }) => isHigh(facts.levels[id]));
  const unplanned = high.filter(({ id }) => !facts.plannedDomains.includes(id));
  const isPlanned =
    unplanned.length === 0 || (facts.plannedDomains.length === 0 && facts.openActions >= Math.max(1, high.length));
  const needs: [RequirementId, boolean, string?][] = [
    ["rationale", high.every(({ id }) => facts.reasons[id].trim() !== "")],
    ["lead", facts.hasLeadOfficer],
    ["plan", isPlanned, unplanned.map(({ name }) => name.replace("Risk of ", "")).join(", ")],
    ["review", facts.nextReviewOn !== null && facts.nextReviewOn <= facts.latestReviewOn],
    ["jag", facts.isOfJag || facts.jagAnswered],
    ...(facts.victimFirst.length > 0
      ? [["victim-first", facts.victimFirst.every((answer) => answer !== null)] satisfies [RequirementId, boolean]]
      : []),
    ["safeguarding", facts.safeguardingAnswered],
    ["mental-health", facts.mentalHealthAnswered],
    ["substance-misuse", facts.substanceMisuseAnswered],
    ["sharing", facts.hasSharingBasis],
    ["sign-off", facts.signedOff],
  ];
  return needs.map(([id, isDone, hint]) => ({ id, isDone, hint: isDone ? null : (hint ?? null) }));
}

export function isComplete(requirements: readonly Requirement[]): boolean {
  return requirements.every(({ isDone }) => isDone);
}

/** What a supervisor signs off stands already: everything but the signature. */
export function refuseSignOff(
  requirements: readonly Requirement[],
  {
    assessedBy,
    signerId,
    isNewest,
    isSignedOff,
  }: { assessedBy: string | null; signerId: string; isNewest: boolean; isSignedOff: boolean },
): string | null {
  if (!isNewest) return "There is a newer assessment: sign that one off";
  if (isSignedOff) return "It has been signed off already";
  if (assessedBy === signerId) return "You made this assessment: somebody else has to sign it off";
  const missing = requirements.find(({ id, isDone }) => id !== "sign-off" && !isDone);
  return missing ? `Something is missing: ${REQUIREMENT_NAMES[missing.id].toLowerCase()}` : null;
}
