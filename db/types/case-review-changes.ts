import type { ApplicantKind, Consent, ConsentWay, LetterKind } from "#app/domain/case-reviews/application.ts";
import type { ReviewDuty } from "#app/domain/case-reviews/review-clock.ts";
import type { ReviewChangeKind } from "#app/domain/case-reviews/review-change.ts";

export interface CaseReviewChangeTables {
  /** What may change of one application: `position` 1 is the one that began the review. */
  case_review_applicant: {
    application_id: string;
    partnership_id: string;
    review_id: string;
    position: number;
    kind: ApplicantKind;
    victim_person_id: string | null;
    victim_words: string | null;
    contact: string | null;
    consent: Consent;
    consent_on: string | null;
    consent_how: ConsentWay | null;
    consent_evidence: string | null;
    version: number;
  };
  case_review_change: {
    id: string;
    partnership_id: string;
    review_id: string;
    application_id: string | null;
    kind: ReviewChangeKind;
    happened_on: string;
    before_words: string | null;
    after_words: string | null;
    reason: string | null;
    recorded_at: string;
    recorded_by: string | null;
  };
  /** Who was there: `step_id` is the step that recorded the sitting. */
  case_review_attendance: {
    step_id: string;
    member_id: string;
    partnership_id: string;
    attended: 0 | 1;
  };
  case_review_template: {
    id: string;
    partnership_id: string;
    kind: LetterKind;
    number: number;
    /** Null: back to the one that ships. */
    content_base64: string | null;
    size: number | null;
    sha256: string | null;
    recorded_at: string;
    recorded_by: string | null;
  };
  case_review_reminder: {
    review_id: string;
    partnership_id: string;
    duty: ReviewDuty;
    due_on: string;
    state: "due" | "late";
    told_at: string;
  };
}
