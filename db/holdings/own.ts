import { holds, unlinked, type Holdings } from "./holding.ts";

/** What the partnership holds about itself: its own lists, staff and settings, and what keeps the app running. No erasure touches it. */
export const OWN_HELD = {
  access_link: {
    stays: true,
    plain: "purpose token_hash created_at expires_at used_at",
  },
  agency: {
    stays: true,
    isVersioned: true,
    plain: "name name_folded kind created_at",
  },
  agenda_part: {
    stays: true,
    key: null,
    plain: "part",
  },
  agreement_review: {
    stays: true,
    plain: "words reviewed_on next_review_on recorded_at",
  },
  agreement_signatory: {
    stays: true,
    isVersioned: true,
    plain: "signed_by signed_on left_on",
  },
  anonymised_count: {
    stays: true,
    key: null,
    isVersioned: true,
    plain: "category record_kind beat_code band",
  },
  area: {
    stays: true,
    isVersioned: true,
    plain: "code name kind",
  },
  area_boundary: {
    stays: true,
    plain: "shape",
  },
  area_lookup: {
    stays: true,
    key: null,
    plain: "place_key place_name place_kind",
  },
  asb_type: {
    stays: true,
    isVersioned: true,
    plain: "name name_folded heading retired_on",
  },
  attendance: {
    stays: true,
    isVersioned: true,
    plain: "name capacity office status recorded_at",
  },
  audit_archive: {
    stays: true,
    key: null,
    plain: "month form sha256 first_event_id last_event_id archived_at archived_by mac",
  },
  audit_detail: {
    stays: true,
    key: "event_id",
    plain: "content",
  },
  audit_detail_erased: {
    stays: true,
    key: "event_id",
  },
  audit_event: {
    stays: true,
    plain:
      "at actor_id agency_id request_id category fields purpose recipients detail_mac mac session_id event object_kind object_id",
  },
  audit_object: {
    stays: true,
    key: null,
    plain: "object_kind object_id",
  },
  audit_seal: {
    stays: true,
    key: "sequence",
    plain: "event_ids mac sealed_at",
  },
  audit_unsealed: {
    stays: true,
    key: "event_id",
  },
  bank_holiday: {
    stays: true,
    key: null,
    plain: "division day title source batch loaded_at",
  },
  calendar_feed: {
    stays: true,
    key: "user_id",
    isVersioned: true,
    plain: "token_hash created_at last_read_at",
  },
  confidentiality_statement: {
    stays: true,
    plain: "words first_put_on",
  },
  counted_change: {
    stays: true,
    key: "partnership_id",
  },
  credential_reset: {
    stays: true,
    plain: "kind made_at acknowledged_at",
  },
  demonstration_birth: {
    stays: true,
    plain: "born_at",
  },
  duty: {
    stays: true,
    isVersioned: true,
    plain: "duty from_day until_day",
  },
  email_code: {
    stays: true,
    key: "session_id",
    plain: "code_hash expires_at",
  },
  erasure_run: {
    stays: true,
    plain: "started_by rule started_at",
  },
  group_beat: {
    stays: true,
    key: null,
  },
  group_series: {
    stays: true,
    isVersioned: true,
    plain: "pattern place start_time from_day until_day created_at",
  },
  job: {
    stays: true,
    key: "name",
    plain: "name lease_holder last_failure next_run_at leased_until last_started_at last_finished_at last_failed_at",
  },
  job_run: {
    stays: true,
    plain: "job counts error started_at finished_at",
  },
  lapse_decision: {
    stays: true,
    plain: "reason expired_on decision grace_until decided_on decided_at",
  },
  legal_parameter: {
    stays: true,
    isVersioned: true,
    plain: "power parameter value unit source from_day until_day confirmed_at",
  },
  licensing_step: {
    stays: true,
    isVersioned: true,
    plain:
      "words decision_words end_reason kind happened_on happened_time until_day until_time applicant interim_on interim_time hearing_on decided_on effective_from suspended_until limited_until appealed_on ended_on end_kind created_at",
  },
  location_level: {
    stays: true,
    isVersioned: true,
    plain: "name name_folded meaning ended_on created_at",
  },
  marker_kind: {
    stays: true,
    isVersioned: true,
    plain: "name name_folded ended_on created_at",
  },
  membership: {
    stays: true,
    isVersioned: true,
    plain: "role from_day until_day",
  },
  notification_choice: {
    stays: true,
    key: null,
    plain: "kind",
  },
  own_intervention_kind: {
    stays: true,
    isVersioned: true,
    plain: "name name_folded tier retired_on",
  },
  papers_sent: {
    stays: true,
    plain: "for_day sent_at",
  },
  partnership: {
    stays: true,
    isVersioned: true,
    plain: "name template created_at",
  },
  partnership_agency: {
    stays: true,
    key: null,
    isVersioned: true,
    plain: "isa_signed_on isa_expires_on left_on",
  },
  partnership_group: {
    stays: true,
    isVersioned: true,
    plain: "name name_folded cadence kind ended_on created_at",
  },
  premises: {
    stays: true,
    isVersioned: true,
    links: { location_id: holds("location") },
    plain:
      "licence_number licence_number_folded name name_folded address_words postcode hours closed_reason reference kind status licensed_from uprn beat_code ward_code closed_on missing_since agreed_band agreed_on agreed_grade_id last_contact_on created_at contact_from_on",
  },
  premises_activity: {
    stays: true,
    key: null,
    plain: "name name_folded",
  },
  premises_condition: {
    stays: true,
    isVersioned: true,
    plain: "words end_reason source from_day until_day created_at",
  },
  premises_contact: {
    stays: true,
    isVersioned: true,
    plain: "words withdrawn_reason contacted_on how recorded_at",
  },
  premises_grade: {
    stays: true,
    plain: "reason ledger graded_on computed_band agreed_band agreed_at",
  },
  premises_holder: {
    stays: true,
    isVersioned: true,
    plain: "name company_number personal_licence_number phone email address_words role from_day until_day created_at",
  },
  premises_invitation: {
    stays: true,
    isVersioned: true,
    plain: "name party invited_on how answer",
  },
  premises_meeting: {
    stays: true,
    isVersioned: true,
    links: { action_id: unlinked("action") },
    plain:
      "place outcome not_held_reason notified_whom band due_on arranged_day arranged_time held_on created_at notified_on notified_how",
  },
  premises_plan: {
    stays: true,
    isVersioned: true,
    plain: "aim closed_reason band started_on ends_on closed_on created_at",
  },
  premises_prompt_answer: {
    stays: true,
    plain: "reason answered_at",
  },
  recovery_code: {
    stays: true,
    plain: "code_hash used_at",
  },
  reference_counter: {
    stays: true,
    key: null,
    plain: "prefix",
  },
  retention_run: {
    stays: true,
    isVersioned: true,
    plain: "status approved_at finished_at",
  },
  reviewer_pool_member: {
    stays: true,
    isVersioned: true,
    plain: "trained_on",
  },
  session: {
    stays: true,
    plain:
      "previous_token_hash stage pending_secret_sealed browser token_hash renewed_at created_at last_seen_at expires_at ended_at kept_meeting_at",
  },
  setting_change: {
    stays: true,
    plain: "key value reason from_day recorded_at",
  },
  sharing_agreement: {
    stays: true,
    isVersioned: true,
    plain: "title title_folded purpose data_words gateway ended_reason from_day review_on ended_on created_at",
  },
  sign_in_attempt: {
    stays: true,
    plain: "key_hash at",
  },
  sitting: {
    stays: true,
    isVersioned: true,
    plain: "day place reason series_day start_time status created_at",
  },
  sitting_change: {
    stays: true,
    plain: "before_place after_place reason kind before_day before_start_time after_day after_start_time changed_at",
  },
  standing_item: {
    stays: true,
    isVersioned: true,
    plain: "title subject part beat_code retired_on created_at",
  },
  statement_acceptance: {
    stays: true,
    plain: "accepted_at",
  },
  street_beat: {
    stays: true,
    key: null,
    isVersioned: true,
    plain: "street_key street chosen_by chosen_at",
  },
  support_service: {
    stays: true,
    isVersioned: true,
    plain: "name name_folded retired_on",
  },
  tombstone: {
    stays: true,
    key: null,
    plain: "erased_by with_id record_kind record_id rule fate erased_on with_kind",
  },
  tombstone_unwritten: {
    stays: true,
    key: null,
    plain: "record_kind record_id",
  },
  unsent_form: {
    stays: true,
    key: "key_hash",
    plain: "key_hash content_sealed expires_at",
  },
  user_account: {
    stays: true,
    isVersioned: true,
    plain:
      "name name_folded email email_folded job_title password_hash totp_secret_sealed status password_set_at totp_confirmed_at last_signed_in_at created_at",
  },
  victim_questionnaire: {
    stays: true,
    isVersioned: true,
    plain: "content status published_at created_at",
  },
} satisfies Holdings;
