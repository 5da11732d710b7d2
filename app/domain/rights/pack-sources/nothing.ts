const JOIN = "joins two rows, each of which is an item";
const STAFF = "about those who work with Joint Action";
const OWN_WORKING = "the program’s own working";
const LISTS = "a list or a setting of the partnership";
const FIGURES = "figures in which nobody is named";
const LOG =
  "the log: it tells which of the staff did what, is kept to show that processing is lawful (DPA 2018 s62(4)), and its words are those of rows that are items";
const PLANNING =
  "a plan, a report or money of the partnership: about places, groups and organisations, and nobody is a subject of it";
const GOES = "shown to its maker alone, and gone within a day";
const PACK = "the pack itself, and the packs before it, of which the cover tells";

/** Tables of which nothing is in a pack, and why. */
export const NO_SOURCES: Readonly<Record<string, string>> = {
  access_link: STAFF, access_pack: PACK, access_pack_item: PACK, access_pack_label: "says who is behind the labels: other people", agency: LISTS, agenda_part: LISTS,
  agreement_review: LISTS, agreement_signatory: LISTS, anonymised_count: FIGURES, area: LISTS, area_boundary: LISTS, area_lookup: LISTS, asb_type: LISTS,
  audit_archive: LOG, audit_detail: LOG, audit_detail_erased: LOG, audit_event: LOG, audit_object: LOG, audit_seal: LOG, audit_unsealed: LOG, bank_holiday: LISTS, calendar_feed: STAFF,
  case_flag_kind: LISTS, case_outcome: LISTS, case_review_attendance: "which of the panel were there: about those who work with Joint Action", case_review_reminder: OWN_WORKING,
  case_review_report: JOIN, case_review_template: LISTS, confidentiality_statement: LISTS, counted_change: OWN_WORKING, credential_reset: STAFF, crime_count: FIGURES, crime_position: FIGURES, crime_table_line: FIGURES, crime_without_area: FIGURES, csp_crime_count: FIGURES,
  demonstration_birth: OWN_WORKING, duty: STAFF, email_code: STAFF, erasure_marker: OWN_WORKING, erasure_run: OWN_WORKING, form_once: OWN_WORKING, figure_slice: FIGURES, found_person: GOES, group_beat: LISTS, group_series: LISTS,
  import_batch: OWN_WORKING, import_follow_up: OWN_WORKING, import_mapping: LISTS, import_run: OWN_WORKING, incident_case: JOIN, incident_match: OWN_WORKING, item_conflict: STAFF,
  job: OWN_WORKING, job_run: OWN_WORKING, lapse_decision: "about an agency’s agreement", legal_parameter: LISTS, location_level: LISTS, marker_kind: LISTS, membership: STAFF,
  measure_target: LISTS, outside_measure: LISTS, outside_value: FIGURES, own_crime_type: LISTS, population: FIGURES, similar_group: LISTS, similar_group_exclusion: LISTS,
  similar_group_member: LISTS, street_crime_count: FIGURES,
  minutes_copy: "which of the staff took a copy of minutes: of those who are in the group", note_case: JOIN, notification: STAFF, notification_choice: STAFF, outbox_email: STAFF,
  own_intervention_kind: LISTS, papers_sent: STAFF, partnership: LISTS, partnership_agency: LISTS, partnership_group: LISTS, person_search: GOES, premises_activity: "about a place",
  recent_view: STAFF, recovery_code: STAFF, reference_counter: OWN_WORKING, referral_source: JOIN, referral_source_incident: JOIN, report_incident: JOIN,
  research_withheld: STAFF, retention_run: OWN_WORKING, reviewer_pool_member: STAFF, risk_factor: LISTS, search_term: "an index of rows that are items, made from them",
  session: STAFF, setting_change: LISTS, sharing_agreement: LISTS, sign_in_attempt: STAFF, sitting: "a meeting, of which what is about the person is an item", statement_acceptance: STAFF,
  street_beat: LISTS, support_service: LISTS, tombstone: "what is erased is not held", tombstone_unwritten: "what is erased is not held", unsent_form: GOES, user_account: STAFF,
  victim_questionnaire: LISTS,
  csp_recommendation: PLANNING, csp_recommendation_update: PLANNING, funding_entry: PLANNING, funding_line: PLANNING, funding_step: PLANNING, partnership_plan: PLANNING, plan_aim: PLANNING,
  plan_priority: PLANNING, plan_progress: PLANNING, plan_review: PLANNING, plan_row: PLANNING, plan_theme: PLANNING, csp_report: PLANNING, csp_report_pack: PLANNING, csp_report_part: PLANNING,
  csp_report_sent: PLANNING, csp_report_step: PLANNING, training_attended: PLANNING, training_course: PLANNING,
}; // prettier-ignore
