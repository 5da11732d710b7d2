import { goes, type Holdings } from "./holding.ts";

/** Assessments of risk and the plans made of them. */
export const RISK_HELD = {
  asset_plus_level: {
    links: { person_id: goes("person"), case_id: goes("case_record") },
    words: "shared_by",
    plain: "reoffending serious_harm safety level_on recorded_at",
  },
  location_assessment: {
    links: { corrects_id: goes("location_assessment"), case_id: goes("case_record") },
    words: "level_name reasons correction_reason",
    plain: "occasion assessed_on recorded_at next_review_on",
  },
  plan_step: {
    kind: "plan-step",
    name: ["step of a plan", "steps of plans"],
    isVersioned: true,
    links: { person_id: goes("person"), case_id: goes("case_record") },
    words: "words why end_reason",
    plain: "domain from_day until_day status ended_on created_at",
  },
  plan_step_change: {
    links: { plan_step_id: goes("plan_step") },
    words: "before_value after_value reason",
    plain: "kind changed_at",
  },
  risk_assessment: {
    kind: "risk-assessment",
    name: ["assessment of risk", "assessments of risk"],
    links: { corrects_id: goes("risk_assessment"), person_id: goes("person"), case_id: goes("case_record") },
    words:
      "reoffending_reasons harm_to_others_reasons harm_to_self_reasons level_reason protective_factors strengths own_view correction_reason",
    plain: "assessed_on recorded_at reoffending harm_to_others harm_to_self overall next_review_on occasion proposed",
  },
  risk_assessment_factor: {
    key: null,
    links: { assessment_id: goes("risk_assessment") },
  },
  risk_assessment_sign: {
    key: null,
    links: { assessment_id: goes("risk_assessment") },
    plain: "list sign",
  },
  risk_decision: {
    links: {
      victim_assessment_id: goes("victim_assessment"),
      assessment_id: goes("risk_assessment"),
      case_id: goes("case_record"),
    },
    words: "reason",
    plain: "decision decided_at",
  },
  risk_factor: {
    stays: true,
    isVersioned: true,
    plain: "name name_folded ended_on created_at",
  },
  risk_questions: {
    links: { person_id: goes("person"), case_id: goes("case_record") },
    words: "safeguarding_words jag_words victim_first_words care_decided_by varm_words",
    plain:
      "mental_health substance_misuse safeguarding jag_referral victim_first sharing_basis care_needs care_abuse care_protect care_concern_on care_decision care_decision_on varm answered_at",
  },
  risk_review: {
    links: { case_id: goes("case_record") },
    words: "words",
    plain: "reviewer_role level reviewed_on recorded_at",
  },
  victim_assessment: {
    kind: "victim-assessment",
    name: ["assessment of a victim", "assessments of victims"],
    links: { corrects_id: goes("victim_assessment"), person_id: goes("person"), case_id: goes("case_record") },
    words: "level_reason notes correction_reason",
    plain: "answers triggers computed_band band proposed occasion assessed_on recorded_at next_review_on",
  },
} satisfies Holdings;
