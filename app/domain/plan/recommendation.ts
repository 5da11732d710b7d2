/** Whose recommendations: the Partnership Strategic Assessment's, or those that reports made to the CSP. */
export const RECOMMENDATION_SOURCE_NAMES = {
  psa: "Partnership Strategic Assessment",
  report: "Reports to the partnership",
  other: "Other",
} as const;
export type RecommendationSource = keyof typeof RECOMMENDATION_SOURCE_NAMES;

/** In words: the source printed the status as a colour alone (DOMAIN 6.5). */
export const RECOMMENDATION_STATUS_NAMES = {
  implemented: "Fully implemented",
  "in-progress": "In progress",
  "awaiting-others": "Awaiting others",
  "not-started": "Not started",
} as const;
export type RecommendationStatus = keyof typeof RECOMMENDATION_STATUS_NAMES;
