import { goes, unlinked, type Holdings } from "./holding.ts";

/** Case reviews. */
export const CASE_REVIEWS_HELD = {
  case_review: {
    kind: "case-review",
    name: ["case review", "case reviews"],
    isVersioned: true,
    links: { problem_id: unlinked("problem"), victim_person_id: goes("person") },
    words: "victim_words applicant_name applicant_relation about panel_place",
    plain:
      "reference status received_on applicant_kind channel consent panel_on outcome next_duty next_due_on created_at",
  },
  case_review_appeal: {
    isVersioned: true,
    links: { review_id: goes("case_review") },
    words: "grounds words late_reason sent_to decided_by decision",
    plain: "against received_on pack_sent_on decided_on created_at",
  },
  case_review_applicant: {
    key: "application_id",
    isVersioned: true,
    links: {
      victim_person_id: goes("person"),
      review_id: goes("case_review"),
      application_id: goes("case_review_application"),
    },
    words: "victim_words contact consent_evidence",
    plain: "kind consent consent_on consent_how",
  },
  case_review_application: {
    links: { review_id: goes("case_review") },
    words: "applicant_name applicant_relation words",
    plain: "channel received_on recorded_at",
  },
  case_review_attendance: {
    key: null,
    links: { member_id: goes("case_review_panel_member"), step_id: goes("case_review_step") },
  },
  case_review_change: {
    links: { application_id: goes("case_review_application"), review_id: goes("case_review") },
    words: "before_words after_words reason",
    plain: "kind happened_on recorded_at",
  },
  case_review_conflict: {
    links: { review_id: goes("case_review") },
    words: "words",
    plain: "conflict declared_on recorded_at",
  },
  case_review_decision: {
    links: { review_id: goes("case_review") },
    words: "reasons grounds decider_name",
    frozen: "count_as_json",
    plain: "decided_on recorded_at",
  },
  case_review_letter: {
    links: { application_id: goes("case_review_application"), review_id: goes("case_review") },
    frozen: "fields_as_json",
    plain: "kind sent_on sent_how recorded_at",
  },
  case_review_panel_member: {
    isVersioned: true,
    links: { review_id: goes("case_review") },
    words: "name left_reason",
    plain: "role created_at left_on",
  },
  case_review_recommendation: {
    isVersioned: true,
    links: { action_id: unlinked("action"), review_id: goes("case_review") },
    words: "words response_words",
    plain: "theme response responded_on created_at",
  },
  case_review_reminder: {
    key: null,
    links: { review_id: goes("case_review") },
    plain: "duty due_on state told_at",
  },
  case_review_report: {
    key: null,
    links: { report_id: goes("report"), review_id: goes("case_review") },
    words: "counted_because",
  },
  case_review_request: {
    isVersioned: true,
    links: { review_id: goes("case_review") },
    words: "asked reply",
    plain: "requested_on due_on replied_on created_at",
  },
  case_review_step: {
    links: { review_id: goes("case_review") },
    words: "words",
    plain: "kind happened_on recorded_at",
  },
  case_review_template: {
    stays: true,
    plain: "content_base64 kind sha256 recorded_at",
  },
} satisfies Holdings;
