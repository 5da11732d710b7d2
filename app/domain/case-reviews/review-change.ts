/** What may change in a case review after it was recorded; each change keeps what was before, why and by whom. */
export const REVIEW_CHANGE_NAMES = {
  consent: "Consent recorded",
  "applicant-contact": "Address of the applicant changed",
  "contact-officer": "Contact officer changed",
  "panel-member-added": "Member of the panel named",
  "panel-member-removed": "Member taken off the panel",
  "reports-chosen": "Reports that it concerns changed",
  "report-counted": "Anonymous report counted",
  "report-not-counted": "Anonymous report counted no more",
  "recommendation-changed": "Recommendation changed",
  "response-changed": "Response to a recommendation recorded",
  "actions-not-done": "Actions that were not done passed to whoever is to do them",
} as const;
export type ReviewChangeKind = keyof typeof REVIEW_CHANGE_NAMES;

/** What only those who work on the review read of its history: how an applicant is reached. */
export function isForWorkersOnly(kind: ReviewChangeKind): boolean {
  return kind === "applicant-contact";
}
