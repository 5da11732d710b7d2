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

/** Harm: OASys risk of serious harm, and the YJB's levels (DOMAIN 2.2). Reoffending reads the same words as a likelihood. */
export const RISK_LEVEL_MEANINGS: Record<RiskLevel, string> = {
  low: "Current evidence does not indicate likelihood of causing serious harm. There is no “no risk”.",
  medium:
    "There are identifiable indicators. Has the potential to cause serious harm but is unlikely to unless circumstances change, such as loss of accommodation, relationship breakdown, drug or alcohol misuse.",
  high: "There are identifiable indicators of serious harm. It could happen at any time and the impact would be serious.",
  "very-high":
    "Imminent: more likely than not to happen as soon as the opportunity arises, and the impact would be serious.",
};
