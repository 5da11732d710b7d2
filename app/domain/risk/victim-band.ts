/** DOMAIN 2.3: the bands of the victims' questionnaire. */
export const VICTIM_BANDS = ["standard", "medium", "high"] as const;
export type VictimBand = (typeof VICTIM_BANDS)[number];

export const VICTIM_BAND_NAMES: Record<VictimBand, string> = { standard: "Standard", medium: "Medium", high: "High" };
