/** What tests/case-reviews/append-only.test.ts tries. */
export const REVIEW_APPEND_ONLY = [
  "case_review_application",
  "case_review_change",
  "case_review_conflict",
  "case_review_decision",
  "case_review_letter",
  "case_review_step",
  "case_review_template",
] as const;
