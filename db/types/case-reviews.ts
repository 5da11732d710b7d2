import type { AppealAgainst } from "#app/domain/case-reviews/appeal.ts";
import type {
  ApplicantKind,
  ApplicationChannel,
  Consent,
  LetterKind,
  PanelRole,
  RecommendationResponse,
} from "#app/domain/case-reviews/application.ts";
import type { ReviewDuty } from "#app/domain/case-reviews/review-clock.ts";
import type { ReviewNote, ReviewStatus, ReviewStep } from "#app/domain/case-reviews/review-status.ts";
import type { Conflict } from "#app/domain/case-reviews/reviewer-conflict.ts";

type OfReview = { id: string; partnership_id: string; review_id: string };

export interface CaseReviewTables {
  /** Moved by triggers alone (migrations/0055-counted-changes.ts). */
  counted_change: {
    partnership_id: string;
    changes: number;
  };
  case_review: {
    id: string;
    partnership_id: string;
    reference: string;
    version: number;
    status: ReviewStatus;
    received_on: string;
    victim_person_id: string | null;
    /** Of a victim who is a business or a community group. */
    victim_words: string | null;
    applicant_kind: ApplicantKind;
    applicant_name: string;
    applicant_relation: string | null;
    channel: ApplicationChannel;
    /** As it was said when the review began; what holds now stands with the applicant. */
    consent: Exclude<Consent, "withdrawn">;
    about: string;
    problem_id: string | null;
    contact_user_id: string | null;
    reviewer_user_id: string | null;
    panel_on: string | null;
    panel_place: string | null;
    outcome: string | null;
    /** What comes next, and its last day, as the rules said when something last changed. */
    next_duty: ReviewDuty | null;
    next_due_on: string | null;
    created_at: string;
    created_by: string | null;
  };
  case_review_application: OfReview & {
    applicant_name: string;
    applicant_relation: string | null;
    channel: ApplicationChannel;
    received_on: string;
    counts: 0 | 1;
    words: string | null;
    recorded_at: string;
    recorded_by: string | null;
  };
  case_review_report: {
    review_id: string;
    report_id: string;
    partnership_id: string;
    counted_because: string | null;
  };
  case_review_step: OfReview & {
    kind: ReviewStep | ReviewNote;
    happened_on: string;
    words: string | null;
    recommendations: number | null;
    recorded_at: string;
    recorded_by: string | null;
  };
  case_review_decision: OfReview & {
    is_met: 0 | 1;
    decided_on: string;
    reasons: string;
    /** Joined by commas. */
    grounds: string | null;
    decider_name: string | null;
    is_against_count: 0 | 1;
    count_as_json: string;
    recorded_at: string;
    recorded_by: string | null;
  };
  reviewer_pool_member: {
    id: string;
    partnership_id: string;
    user_id: string;
    trained_on: string | null;
    is_active: 0 | 1;
    version: number;
  };
  case_review_conflict: OfReview & {
    user_id: string;
    conflict: Conflict;
    words: string | null;
    declared_on: string;
    recorded_at: string;
    recorded_by: string | null;
  };
  case_review_request: OfReview & {
    agency_id: string;
    asked: string;
    requested_on: string;
    due_on: string | null;
    replied_on: string | null;
    reply: string | null;
    replied_by: string | null;
    created_at: string;
    created_by: string | null;
    version: number;
  };
  case_review_panel_member: OfReview & {
    user_id: string | null;
    name: string;
    agency_id: string | null;
    role: PanelRole;
    /** Not written any more: case_review_attendance says who was at which sitting. */
    attended: 0 | 1 | null;
    /** Since when they are not on the panel any more. */
    left_on: string | null;
    left_reason: string | null;
    created_at: string;
    created_by: string | null;
    version: number;
  };
  case_review_recommendation: OfReview & {
    theme: string;
    agency_id: string;
    words: string;
    response: RecommendationResponse | null;
    response_words: string | null;
    responded_on: string | null;
    action_id: string | null;
    created_at: string;
    created_by: string | null;
    version: number;
  };
  case_review_letter: OfReview & {
    kind: LetterKind;
    /** Null: of the application that began the review. */
    application_id: string | null;
    /** Null: the template that ships. */
    template_id: string | null;
    sent_on: string;
    sent_how: string;
    fields_as_json: string;
    recorded_at: string;
    recorded_by: string | null;
  };
  case_review_appeal: OfReview & {
    against: AppealAgainst;
    received_on: string;
    /** Joined by commas. */
    grounds: string;
    words: string;
    late_reason: string | null;
    sent_to: string | null;
    pack_sent_on: string | null;
    decided_on: string | null;
    decided_by: string | null;
    is_upheld: 0 | 1 | null;
    decision: string | null;
    created_at: string;
    created_by: string | null;
    version: number;
  };
}
