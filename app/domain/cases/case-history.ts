/** What can become of a case after it was opened, in the words of its history. */
export const CASE_CHANGE_NAMES = {
  opened: "Case opened",
  imported: "Brought in from the former system",
  "subject-changed": "Subject changed",
  "link-added": "Person added",
  "link-changed": "Role of a person changed",
  "link-ended": "Role of a person ended",
  lead: "Lead changed",
  supervisor: "Supervisor changed",
  held: "Put on hold",
  resumed: "Taken off hold",
  closed: "Case closed",
  reopened: "Case re-opened",
  "transfer-proposed": "Transfer at 18 proposed",
  transferred: "Transfer at 18 made",
  "transfer-not-needed": "No transfer at 18 needed",
  "transfer-withdrawn": "Transfer at 18 no longer proposed",
  restricted: "Case restricted",
  unrestricted: "Restriction ended",
  named: "Person named to see the case",
  unnamed: "Person no longer named to see the case",
  conflict: "Conflict of interest recorded",
  "conflict-ended": "Conflict of interest ended",
  flagged: "Flag added",
  "flag-changed": "Flag changed",
  unflagged: "Flag ended",
  "break-glass": "Opened in an emergency",
  "working-group-started": "Working group started",
  "working-group-ended": "Working group ended",
  "risk-signed-off": "Risk signed off",
  "review-done": "Review done",
} as const;
export type CaseChangeKind = keyof typeof CASE_CHANGE_NAMES;

/** Of those, what somebody decided about the case as a whole, with a reason: the last of them is asked for in every meeting. */
export const CASE_DECISIONS: readonly CaseChangeKind[] = [
  ...["opened", "imported", "lead", "held", "resumed", "closed", "reopened"],
  ...["transferred", "transfer-not-needed", "working-group-started", "working-group-ended"],
] as const satisfies readonly CaseChangeKind[];
