/** DOMAIN 2.2. There is no "no risk", and "Not assessed" is the absence of a level, never one of them. */
export const RISK_LEVELS = ["low", "medium", "high", "very-high"] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number];

export const RISK_LEVEL_NAMES: Record<RiskLevel, string> = {
  low: "Low",
  medium: "Medium",
  high: "High",
  "very-high": "Very High",
};

export function highestLevel(levels: readonly RiskLevel[]): RiskLevel | null {
  return [...RISK_LEVELS].reverse().find((level) => levels.includes(level)) ?? null;
}

/** DOMAIN 11: "High" in counts, reviews and what must go with it is High or Very High. */
export function isHigh(level: RiskLevel | null): boolean {
  return level === "high" || level === "very-high";
}

/** DOMAIN 2.1: the three criteria of the partnership. */
export const RISK_DOMAINS = [
  { id: "reoffending", name: "Risk of reoffending", hint: "How likely, not how serious" },
  {
    id: "harmToOthers",
    name: "Risk of harm to others",
    hint: "Serious harm: life-threatening or traumatic, recovery difficult or impossible",
  },
  { id: "harmToSelf", name: "Risk of harm to self", hint: "Self-harm, suicide, neglect, being exploited" },
] as const;
export type RiskDomain = (typeof RISK_DOMAINS)[number]["id"];

/**
 * What a level means in each domain (DOMAIN 2.2). Reoffending is a likelihood and says nothing of how serious it would be;
 * harm to others is OASys risk of serious harm; harm to self has the anchors of the YJB's levels.
 */
export const RISK_MEANINGS: Record<RiskDomain, Record<RiskLevel, string>> = {
  reoffending: {
    low: "Unlikely to offend again, on what is known. There is no “no risk”.",
    medium: "May well offend again, above all if circumstances change.",
    high: "Likely to offend again.",
    "very-high": "Almost certain to offend again, and soon.",
  },
  harmToOthers: {
    low: "Current evidence does not indicate likelihood of causing serious harm. There is no “no risk”.",
    medium:
      "Identifiable indicators. Could cause serious harm but is unlikely to unless circumstances change: loss of accommodation, relationship breakdown, drug or alcohol misuse, medication not taken.",
    high: "Identifiable indicators of serious harm. It could happen at any time and the impact would be serious.",
    "very-high":
      "Imminent: more likely than not to happen as soon as the opportunity arises; the impact would be serious.",
  },
  harmToSelf: {
    low: "No specific indicators.",
    medium: "Some indicators, manageable in normal supervision.",
    high: "Clear indicators that need attention soon, and possibly other agencies.",
    "very-high": "The statutory threshold is met, or immediate action is needed: self-harm, suicide.",
  },
};
