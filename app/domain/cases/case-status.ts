export const SUBJECT_KINDS = ["person", "location", "problem"] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

export const CASE_STATUS_NAMES = { open: "Open", "on-hold": "On hold", closed: "Closed" } as const;
export type CaseStatus = keyof typeof CASE_STATUS_NAMES;
