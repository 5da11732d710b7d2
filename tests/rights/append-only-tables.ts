/** What tests/rights/append-only.test.ts tries. */
export const RIGHTS_APPEND_ONLY = ["agreement_review", "disclosure_entry", "rights_request_step", "tombstone"] as const;
