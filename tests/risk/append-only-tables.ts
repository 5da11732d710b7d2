/** What tests/risk/append-only.test.ts tries. */
export const RISK_APPEND_ONLY = [
  "asset_plus_level",
  "case_risk_change",
  "location_assessment",
  "risk_assessment_factor",
  "risk_assessment_sign",
  "risk_decision",
  "risk_questions",
  "risk_review",
  "victim_assessment",
] as const;
