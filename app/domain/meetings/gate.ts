import { type Agreement, agreementOn } from "../agencies/agreement.ts";
import type { GroupKind } from "../groups/group-kinds.ts";

export const LAPSE_DECISION_NAMES = {
  block: "Block: they do not open other agencies’ information",
  grace: "Give grace, once",
} as const;
export type LapseDecisionKind = keyof typeof LAPSE_DECISION_NAMES;

/** What stands between somebody and other agencies' information in the papers and items of one meeting. */
export type GateWhy = "agreement" | "not-accepted";

/** A board, which hears neither cases nor premises, asks nobody to accept anything; a working group is made for one case. */
export function hasGate({ kind, holdsCases }: { kind: GroupKind; holdsCases: 0 | 1 }): boolean {
  return holdsCases === 1 || kind === "premises" || kind === "working";
}

export type GateFacts = {
  /** As hasGate says of the group. */
  isAboutCases: boolean;
  /** Of the agency of whoever asks. */
  agreement: Agreement;
  /** The newest decision of the group's chair about this lapse of that agency's agreement. */
  lapse: { decision: LapseDecisionKind; graceUntil: string | null } | null;
  /** Whether they have accepted the confidentiality statement as it is worded for this meeting. */
  hasAccepted: boolean;
};

/**
 * Why somebody does not open other agencies' information in the papers and items of a meeting, or null (DOMAIN 5.5): their
 * agency has no information sharing agreement in date, nor grace by the chair, whose last day is still in it; or they have
 * not accepted the statement. `today` is a day in London, ISO text.
 */
export function refuseAtGate(facts: GateFacts, today: string): GateWhy | null {
  if (!facts.isAboutCases) return null;
  const hasGrace = facts.lapse?.decision === "grace" && (facts.lapse.graceUntil ?? "") >= today;
  if (hasLapsed(facts.agreement, today) && !hasGrace) return "agreement";
  return facts.hasAccepted ? null : "not-accepted";
}

type Decision = { decision: LapseDecisionKind; expiredOn: string | null };
type Refusal = { field: string | null; message: string };

/**
 * Why nothing is decided about the agreement of an agency: it is in date; or grace has been given for this lapse, which is
 * done once. Two lapses are one where they are of the same last day, or both of no agreement at all.
 */
export function refuseLapseDecision(
  decision: LapseDecisionKind,
  agreement: Agreement,
  earlier: readonly Decision[],
  today: string,
): Refusal | null {
  if (!hasLapsed(agreement, today)) return { field: null, message: "The agreement of this agency is in date" };
  const isGiven = earlier.some((one) => one.decision === "grace" && one.expiredOn === agreement.expiresOn);
  if (decision === "grace" && isGiven)
    return { field: "decision", message: "Grace has been given for this lapse already" };
  return null;
}

/** None was ever signed, or its last day is over. */
export function hasLapsed(agreement: Agreement, today: string): boolean {
  const state = agreementOn(agreement, today);
  return state === "none" || state === "lapsed";
}
