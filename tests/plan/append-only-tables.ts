/** What tests/plan/append-only.test.ts tries. */
export const PLANNING_APPEND_ONLY = [
  ...["csp_recommendation_update", "funding_entry", "funding_step", "plan_progress"],
  ...["plan_review", "csp_report_sent", "csp_report_step"],
] as const;
