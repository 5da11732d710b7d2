import { goes, holds, unlinked, type Holdings } from "./holding.ts";

/** Cases, referrals and what hangs on them. */
export const CASES_HELD = {
  access_request: {
    isVersioned: true,
    links: { case_id: goes("case_record") },
    words: "reason answer_reason",
    plain: "requested_at answer answered_at",
  },
  action: {
    kind: "action",
    name: ["action", "actions"],
    isVersioned: true,
    links: { plan_step_id: unlinked("plan_step"), case_id: goes("case_record") },
    words: "words outcome late_reason",
    plain: "reference context raised_on original_due_on due_on hold_until status finished_on created_at priority",
  },
  action_change: {
    links: { case_id: goes("case_record"), action_id: goes("action") },
    words: "before_value after_value reason outcome",
    plain: "kind for_day changed_at finished_on",
  },
  break_glass: {
    links: { case_id: goes("case_record") },
    words: "reason",
    plain: "session_id opened_at",
  },
  case_access: {
    isVersioned: true,
    links: { case_id: goes("case_record") },
    words: "reason",
    plain: "access since ended_at",
  },
  case_change: {
    links: { referral_id: unlinked("referral"), person_id: goes("person"), case_id: goes("case_record") },
    words: "before_value after_value reason",
    plain: "kind on_day changed_at",
  },
  case_closure: {
    links: { case_id: goes("case_record") },
    words: "reason not_assessed_reason holds_note",
    plain: "closed_on risk_level risk_assessed_on order_until review_on review_rule closed_at",
  },
  case_flag: {
    isVersioned: true,
    links: { case_id: goes("case_record") },
    words: "reason ended_reason",
    plain: "from_day until_day",
  },
  case_flag_kind: {
    stays: true,
    isVersioned: true,
    plain: "name name_folded behaviour retired_on",
  },
  case_link: {
    isVersioned: true,
    links: { source_referral_id: unlinked("referral"), person_id: goes("person"), case_id: goes("case_record") },
    words: "standing_source note ended_reason",
    plain: "role standing from_day until_day standing_basis standing_on created_at",
  },
  case_note: {
    kind: "note",
    name: ["note", "notes"],
    links: { corrects_id: goes("case_note") },
    words: "words handling_conditions",
    plain: "kind happened_on source_grade information_assessment handling_code written_at",
  },
  case_outcome: {
    stays: true,
    isVersioned: true,
    plain: "name name_folded retired_on",
  },
  case_record: {
    kind: "case",
    name: ["case", "cases"],
    isVersioned: true,
    links: {
      location_id: holds("location"),
      risk_person_id: unlinked("person"),
      person_id: goes("person"),
      referral_id: unlinked("referral"),
    },
    words: "problem_title",
    plain:
      "reference subject_kind status visibility opened_on closed_on risk_level risk_assessed_on review_due_on created_at hold_until risk_proposed supervisor_review_due_on manager_review_due_on location_level_name",
  },
  case_risk_change: {
    links: { person_id: unlinked("person"), case_id: goes("case_record") },
    plain: "level proposed on_day recorded_at",
  },
  case_transfer: {
    isVersioned: true,
    links: { referral_id: goes("referral"), person_id: goes("person"), case_id: goes("case_record") },
    words: "reason",
    plain: "adult_on proposed_on status decided_at",
  },
  case_working_group: {
    isVersioned: true,
    links: { case_id: goes("case_record") },
    words: "objective ended_reason",
    plain: "started_on ended_on",
  },
  document: {
    kind: "document",
    name: ["document", "documents"],
    isVersioned: true,
    links: {
      intervention_id: goes("intervention"),
      action_id: goes("action"),
      referral_id: goes("referral"),
      case_id: goes("case_record"),
    },
    words: "title removed_reason",
    plain: "context kind content sha256 stored_name scan_state scanned_at uploaded_at removed_at",
  },
  imported_case: {
    key: "case_id",
    links: { location_id: holds("location"), case_id: goes("case_record") },
    words: "source_reference case_type status_words level_words closure_words reported_by lead_officer actions_words",
    plain: "source_system asb_type level closed_on review_on review_rule",
  },
  location: {
    kind: "location",
    name: ["place", "places"],
    isVersioned: true,
    words: "name name_folded address_words postcode",
    plain: "reference kind beat_code beat_by ward_code ward_by lsoa_code lsoa_by uprn created_at",
  },
  note_case: {
    key: null,
    isVersioned: true,
    links: { case_id: goes("case_record"), note_id: goes("case_note") },
    plain: "happened_on kind",
  },
  note_sharing: {
    links: { case_id: goes("case_record") },
    words: "reason",
    plain: "changed_at",
  },
  record_print: {
    links: { case_id: goes("case_record") },
    words: "what purpose recipients gateway necessity proportionality approved_by",
    plain: "destination made_at",
  },
  referral: {
    kind: "referral",
    name: ["referral", "referrals"],
    isVersioned: true,
    links: { redirected_from_id: unlinked("referral"), location_id: holds("location"), person_id: goes("person") },
    words:
      "reason problem_title problem_area typed_given_names typed_family_name typed_birth_date typed_area referring_officer tried person_told_by person_not_told_reason parent_told_by parent_not_told_reason",
    plain:
      "reference subject_kind person_role received_on lawful_basis status created_at typed_birth_date_basis urgency gateway person_told person_told_on parent_told parent_told_on",
  },
  referral_decision: {
    links: { corrects_id: goes("referral_decision"), case_id: goes("case_record"), referral_id: goes("referral") },
    words: "reason",
    plain: "decision decided_on decided_at",
  },
  referral_link: {
    isVersioned: true,
    links: { person_id: goes("person"), referral_id: goes("referral") },
    words: "typed_given_names typed_family_name typed_birth_date",
    plain: "role standing typed_birth_date_basis created_at",
  },
  referral_source: {
    key: "referral_id",
    links: {
      case_id: goes("case_record"),
      problem_id: goes("problem"),
      incident_id: goes("incident"),
      referral_id: goes("referral"),
    },
  },
  referral_source_incident: {
    key: null,
    links: { incident_id: goes("incident"), referral_id: goes("referral_source") },
  },
} satisfies Holdings;
