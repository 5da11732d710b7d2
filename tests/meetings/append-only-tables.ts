/** What tests/meetings/append-only.test.ts tries. */
export const MEETING_APPEND_ONLY = [
  "confidentiality_statement",
  "item_contribution",
  "lapse_decision",
  "minutes_copy",
  "minutes_version",
  "papers_sent",
  "statement_acceptance",
] as const;
