/** What tests/incidents/append-only.test.ts tries. */
export const PROBLEM_APPEND_ONLY = ["chronology", "incident_case_change", "problem_change"] as const;
