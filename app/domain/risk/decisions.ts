/** What somebody else says of an assessment. Of a lower level that it proposes: the first two. Of a High: the last two. */
export const RISK_DECISIONS = ["confirmed", "refused", "signed-off", "sent-back"] as const;
export type RiskDecision = (typeof RISK_DECISIONS)[number];
