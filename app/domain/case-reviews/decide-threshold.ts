import type { Threshold } from "./threshold.ts";

/** What the Act, the count and the bodies' own judgement leave open (ASBCPA 2014 s104(4), (5)). */
export type Forced = "must-be-met" | "met-locally" | "needs-decision" | "met-with-others" | "not-met";

/**
 * What the count forces. With so many qualifying reports about the behaviour the bodies must decide that the threshold is
 * met: no discretion (s104(4)). Met by the local wording, the partnership's own procedures say so. Where the answer turns
 * on the reports of one household, somebody decides with a reason (DOMAIN 1.5). Else the bodies may still find it met, on
 * persistence, harm or an inadequate response (s104(5)).
 */
export function forcedBy({ local, statutory, hate }: Pick<Threshold, "local" | "statutory" | "hate">): Forced {
  if (statutory.needsDecision && !local.met && !hate.met) return "needs-decision";
  if (statutory.met) return "must-be-met";
  return local.met || hate.met ? "met-locally" : "not-met";
}

type Counts = Pick<Threshold, "local" | "statutory" | "hate">;

/**
 * What the count forces where an application names the reports that it concerns. Chosen reports that do not meet the
 * threshold, while all that are recorded would, do not free the bodies: the Act counts the reports about the behaviour, not
 * those that an applicant happens to name (s104(4)(b)).
 */
export function forcedByChosen(chosen: Counts, all: Counts): Forced {
  const forced = forcedBy(chosen);
  return forced === "not-met" && forcedBy(all) !== "not-met" ? "met-with-others" : forced;
}

export const FORCED_WORDS: Record<Forced, string> = {
  "must-be-met": "The Act leaves no choice: with so many qualifying reports the threshold must be found met",
  "met-locally": "The partnership’s own threshold is met",
  "needs-decision":
    "It turns on whether several people of one household count each. Decide, and say why. The Act collapses only the reports of one person",
  "met-with-others":
    "The reports chosen do not meet the threshold, but all that are recorded would. The Act counts every report about the behaviour: choose the others too, or say who decided that they are about something else",
  "not-met":
    "The count does not meet the threshold. It may still be found met, on persistence, harm or the response so far",
};

/** On what a review below the count rests (ASBCPA 2014 s104(5); DOMAIN 1.4, step 7). */
export const BELOW_GROUND_NAMES = {
  persistence: "Persistence of the behaviour",
  harm: "Harm or potential harm to the victim",
  response: "The response to the reports so far",
} as const;
export type BelowGround = keyof typeof BELOW_GROUND_NAMES;
export const BELOW_GROUNDS = Object.keys(BELOW_GROUND_NAMES) as BelowGround[];

export type ThresholdDecision = {
  isMet: boolean;
  reasons: string;
  grounds: readonly BelowGround[];
  /** By whom it was decided that the reports do not qualify after all. */
  deciderName: string | null;
};
type Refusal = { field: "decision" | "deciderName" | "grounds"; message: string };

/** Whether a decision goes against the count, so that it needs more than reasons. */
export function isAgainstCount({ isMet }: Pick<ThresholdDecision, "isMet">, forced: Forced): boolean {
  return isMet ? forced === "not-met" : forced !== "not-met";
}

/**
 * Why it cannot be decided so, or null. "Not met" against the count needs a named person, who answers for why the reports do
 * not qualify (DOMAIN 1.2, 1.4): also for an application that is thought vexatious. "Met" below the count needs a ground.
 */
export function refuseDecision(decision: ThresholdDecision, forced: Forced): Refusal | null {
  if (!isAgainstCount(decision, forced)) return null;
  if (decision.isMet)
    return decision.grounds.length > 0
      ? null
      : { field: "grounds", message: "Select on what a review below the threshold rests" };
  return decision.deciderName !== null
    ? null
    : {
        field: "deciderName",
        message: "Enter who decided that the reports do not qualify. The count says that the threshold is met",
      };
}
