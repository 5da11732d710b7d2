import { RESPONSE_NAMES, APPLICATION_CHANNEL_NAMES, CONSENT_NAMES, CONSENT_WAY_NAMES, LETTER_NAMES, PANEL_ROLE_NAMES } from "../../case-reviews/application.ts"; // prettier-ignore
import { APPEAL_AGAINST_NAMES, APPEAL_GROUND_NAMES } from "../../case-reviews/appeal.ts";
import { REVIEW_CHANGE_NAMES } from "../../case-reviews/review-change.ts";
import { REVIEW_NOTE_NAMES, REVIEW_STATUS_NAMES, REVIEW_STEP_NAMES } from "../../case-reviews/review-status.ts";
import { ASB_HEADING_NAMES } from "../../incidents/asb-headings.ts";
import { CHANNEL_NAMES, INCIDENT_STATUS_NAMES, PRIORITY_NAMES } from "../../incidents/incident.ts";
import { INCIDENT_CASE_CHANGE_NAMES, PROBLEM_CHANGE_NAMES } from "../../incidents/problem.ts";
import { STEP_NAMES } from "../../incidents/step-words.ts";
import { TOLD_HOW_NAMES } from "../../incidents/told-victim.form.ts";
import { LINK_ROLE_NAMES, STANDING_BASIS_NAMES } from "../../people/link-roles.ts";
import type { PackSource, Reach } from "../pack-source.ts";

const OF_PERSON: Reach = { column: "person_id", of: "person" };
const OF_INCIDENT: Reach = { column: "incident_id", of: "incident" };
const OF_REVIEW: Reach = { column: "review_id", of: "case_review" };
const OTHERS = "of other people: a row that names the person is an item";

/** Incidents in which the person is, the reports that they made, and the case reviews about them. */
export const INCIDENT_SOURCES: readonly PackSource[] = [
  {
    table: "report", section: "incidents", title: "Report that you made, or that was made for you", day: "reported_on", nature: "own", agency: "agency_id",
    reach: [{ column: "reporter_person_id", of: "person" }, { column: "for_person_id", of: "person" }],
    fields: [
      ["reference", "Reference", "text"], ["agency_id", "Reported to", "agency"], ["channel", "How", { names: CHANNEL_NAMES }], ["agency_reference", "Number there", "words"],
      ["created_by", "Recorded by", "officer"],
    ],
  },
  {
    table: "incident", section: "incidents", title: "Incident", day: "latest_day", nature: "allegation", agency: "officer_agency_id",
    reach: [
      { column: "id", of: "person", through: { table: "incident_person", select: "incident_id", on: "person_id" } },
      { column: "id", of: "report", through: { table: "report_incident", select: "incident_id", on: "report_id" } },
      { column: "id", of: "case_record", through: { table: "incident_case", select: "incident_id", on: "case_id" } },
    ],
    fields: [
      ["reference", "Reference", "text"], ["earliest_day", "First day that it may have been", "day"], ["latest_day", "Day", "day"], ["earliest_time", "From", "text"], ["latest_time", "To", "text"],
      ["heading", "What it was", { names: ASB_HEADING_NAMES }], ["asb_type_id", "Type", { of: "asb_type", name: "name" }], ["qualifier", "Kind", "text"],
      ["is_youth", "Young people", "yes-no"], ["is_alcohol", "Alcohol", "yes-no"], ["is_drugs", "Drugs", "yes-no"], ["is_mental_health", "Mental health", "yes-no"],
      ["is_student", "Students", "yes-no"], ["is_vehicle", "Vehicle", "yes-no"], ["vehicle_words", "Vehicle, in words", "words"], ["is_hate", "Hate", "yes-no"],
      ["what_happened", "What happened", "words"], ["licensing_summary", "Summary for licensing", "words"], ["suspect_words", "Who was thought responsible", "words"],
      ["status", "State", { names: INCIDENT_STATUS_NAMES }], ["priority", "Priority", { names: PRIORITY_NAMES }], ["officer_agency_id", "Dealt with by", "agency"],
      ["officer_user_id", "Officer", "officer"], ["first_contact_due_on", "First contact due", "day"], ["first_contact_on", "First contact", "day"], ["victim_told_on", "Victim told", "day"], ["next_step", "Next step", "words"], ["next_step_on", "Next step due", "day"],
      ["ended_on", "Closed", "day"], ["end_reason", "Why it was closed", "words"], ["created_by", "Recorded by", "officer"],
    ],
    unshown: {
      beat_code: "a place can tell who reported", ward_code: "a place can tell who reported", lsoa_code: "a place can tell who reported",
      licensing_only: "of no meaning to the reader", set_aside: "of the files that it came from",
    },
    aside: { same_as_id: "another record of the same incident, in which the person is not" },
  },
  {
    table: "incident_person", section: "incidents", title: "Your part in an incident", day: "created_at", nature: "allegation", about: "person_id", agencyOfUser: "created_by",
    reach: [OF_PERSON],
    fields: [
      ["role", "As", { names: LINK_ROLE_NAMES }], ["standing", "Standing", "text"], ["standing_basis", "Confirmed by", { names: STANDING_BASIS_NAMES }], ["standing_on", "Confirmed on", "day"],
      ["standing_source", "Source", "words"], ["note", "Note", "words"], ["ended_on", "Taken off", "day"], ["ended_reason", "Why it was taken off", "words"], ["created_by", "Recorded by", "officer"],
    ],
    aside: { incident_id: "who else was there is their data, and can tell who complained" },
  },
  {
    table: "incident_step", section: "incidents", title: "What was done about an incident", day: "happened_on", nature: "professional", agency: "agency_id", reach: [OF_INCIDENT],
    fields: [["kind", "What", { names: STEP_NAMES }], ["words", "In words", "words"], ["how", "How", "words"], ["agency_id", "By", "agency"], ["recorded_by", "Recorded by", "officer"]],
    unshown: { recorded_at: "its day is given" },
  },
  {
    table: "imported_incident", key: ["incident_id"], section: "imports", title: "An incident as another system had it", day: "closed_on", nature: "allegation", reach: [OF_INCIDENT],
    fields: [
      ["source_system", "System", "text"], ["source_reference", "Number there", "words"], ["type_words", "Type", "words"], ["opening_words", "At first", "words"],
      ["closing_words", "In the end", "words"], ["status_words", "State", "words"], ["reported_by", "Reported by", "named"], ["officer_words", "Officer", "named"],
      ["closed_on", "Closed", "day"], ["incidents", "Incidents", "text"],
    ],
    unshown: { file_version: "of the file" },
    aside: { report_id: "of an incident in which the person is not" },
  },
  {
    table: "incident_case_change", section: "incidents", title: "An incident put to a case", day: "changed_at", nature: "professional", agencyOfUser: "changed_by", reach: [],
    fields: [["kind", "What", { names: INCIDENT_CASE_CHANGE_NAMES }], ["reason", "Why", "words"], ["changed_by", "By", "officer"]],
    aside: { incident_id: "of how records hang together, unless its words name the person", case_id: "of how records hang together, unless its words name the person" },
  },
  {
    table: "problem", section: "incidents", title: "A problem that continues", day: "opened_on", nature: "allegation", reach: [{ column: "case_id", of: "case_record" }],
    fields: [
      ["title", "Problem", "words"], ["heading", "What it is", { names: ASB_HEADING_NAMES }], ["last_on", "Last", "day"], ["closed_on", "Closed", "day"],
      ["close_reason", "Why it was closed", "words"], ["created_by", "Recorded by", "officer"],
    ],
    unshown: { reference: "of a record that is about a place or several people", beat_code: "a place can tell who reported" },
  },
  {
    table: "problem_change", section: "incidents", title: "Change to a problem", day: "changed_at", nature: "professional", agencyOfUser: "changed_by",
    reach: [{ column: "problem_id", of: "problem" }],
    fields: [["kind", "What changed", { names: PROBLEM_CHANGE_NAMES }], ["before_value", "Before", "words"], ["after_value", "After", "words"], ["reason", "Why", "words"], ["changed_by", "Changed by", "officer"]],
    aside: { incident_id: OTHERS },
  },
  {
    table: "victim_duty", section: "incidents", title: "Duty to tell you about your report", day: "arose_on", nature: "own", about: "person_id",
    reach: [OF_PERSON, { column: "report_id", of: "report" }],
    fields: [["person_id", "To tell", "person"], ["due_on", "Due", "day"], ["told_on", "Told", "day"], ["told_how", "How", { names: TOLD_HOW_NAMES }], ["told_by", "By", "officer"]],
  },
  {
    table: "case_review", section: "case-reviews", title: "Case review", day: "received_on", nature: "own", about: "victim_person_id",
    reach: [{ column: "victim_person_id", of: "person" }],
    fields: [
      ["reference", "Reference", "text"], ["victim_words", "Victim", "named"], ["applicant_kind", "Asked for by", "text"], ["applicant_name", "Name", "named"],
      ["applicant_relation", "Relation to the victim", "words"], ["channel", "How", { names: APPLICATION_CHANNEL_NAMES }], ["consent", "Consent", { names: CONSENT_NAMES }],
      ["about", "About", "words"], ["status", "State", { names: REVIEW_STATUS_NAMES }], ["contact_user_id", "Contact officer", "officer"], ["reviewer_user_id", "Review author", "officer"],
      ["panel_on", "Panel", "day"], ["panel_place", "Where", "text"], ["outcome", "Outcome", "words"], ["next_due_on", "Next step due", "day"], ["created_by", "Recorded by", "officer"],
    ],
    unshown: { next_duty: "of the staff" },
  },
  {
    table: "case_review_application", section: "case-reviews", title: "Application in a case review", day: "received_on", nature: "professional", reach: [OF_REVIEW], agencyOfUser: "recorded_by",
    fields: [
      ["applicant_name", "By", "named"], ["applicant_relation", "Relation to the victim", "words"], ["channel", "How", { names: APPLICATION_CHANNEL_NAMES }], ["counts", "Counts", "yes-no"],
      ["words", "In words", "words"], ["recorded_by", "Recorded by", "officer"],
    ],
    unshown: { recorded_at: "its day is given" },
  },
  {
    table: "case_review_applicant", key: ["application_id"], section: "case-reviews", title: "Applicant and consent", day: "consent_on", nature: "own", about: "victim_person_id",
    reach: [{ column: "victim_person_id", of: "person" }, OF_REVIEW, { column: "application_id", of: "case_review_application" }],
    fields: [
      ["kind", "Asked for by", "text"], ["victim_person_id", "Victim", "person"], ["victim_words", "Victim", "named"], ["contact", "Contact", "words"], ["consent", "Consent", { names: CONSENT_NAMES }],
      ["consent_how", "How it was given", { names: CONSENT_WAY_NAMES }], ["consent_evidence", "Evidence", "words"],
    ],
    unshown: { position: "of no meaning to the reader" },
  },
  {
    table: "case_review_step", section: "case-reviews", title: "Step of a case review", day: "happened_on", nature: "professional", agencyOfUser: "recorded_by", reach: [OF_REVIEW],
    fields: [["kind", "What", { names: { ...REVIEW_STEP_NAMES, ...REVIEW_NOTE_NAMES } }], ["words", "In words", "words"], ["recommendations", "Recommendations", "text"], ["recorded_by", "Recorded by", "officer"]],
    unshown: { recorded_at: "its day is given" },
  },
  {
    table: "case_review_decision", section: "case-reviews", title: "Whether the threshold is met", day: "decided_on", nature: "professional", agencyOfUser: "recorded_by", reach: [OF_REVIEW],
    fields: [
      ["is_met", "Met", "yes-no"], ["reasons", "Reasons", "words"], ["grounds", "Grounds", "words"], ["decider_name", "Decided by", "named"], ["is_against_count", "Against the count", "yes-no"],
      ["recorded_by", "Recorded by", "officer"],
    ],
    unshown: { count_as_json: "counts of reports, which are items of their own", recorded_at: "its day is given" },
  },
  {
    table: "case_review_change", section: "case-reviews", title: "Change to a case review", day: "happened_on", nature: "professional", agencyOfUser: "recorded_by", reach: [OF_REVIEW, { column: "application_id", of: "case_review_application" }],
    fields: [["kind", "What changed", { names: REVIEW_CHANGE_NAMES }], ["before_words", "Before", "words"], ["after_words", "After", "words"], ["reason", "Why", "words"], ["recorded_by", "Recorded by", "officer"]],
    unshown: { recorded_at: "its day is given" },
  },
  {
    table: "case_review_conflict", section: "case-reviews", title: "Conflict of interest in a case review", day: "declared_on", nature: "professional", agencyOfUser: "recorded_by", reach: [OF_REVIEW],
    fields: [["user_id", "Of", "officer"], ["conflict", "Conflict", "text"], ["words", "In words", "words"], ["recorded_by", "Recorded by", "officer"]],
    unshown: { recorded_at: "its day is given" },
  },
  {
    table: "case_review_letter", section: "case-reviews", title: "Letter of a case review", day: "sent_on", nature: "professional", agencyOfUser: "recorded_by", reach: [OF_REVIEW],
    fields: [["kind", "Letter", { names: LETTER_NAMES }], ["sent_how", "How", "text"], ["fields_as_json", "What it said", "frozen"], ["recorded_by", "Recorded by", "officer"]],
    unshown: { recorded_at: "its day is given" },
    aside: { application_id: OTHERS },
  },
  {
    table: "case_review_panel_member", section: "case-reviews", title: "Member of the panel of a case review", day: "created_at", nature: "professional", agency: "agency_id", reach: [OF_REVIEW],
    fields: [["user_id", "Who", "officer"], ["name", "Name", "named"], ["agency_id", "Agency", "agency"], ["role", "As", { names: PANEL_ROLE_NAMES }], ["attended", "Was there", "yes-no"], ["left_on", "Left", "day"], ["left_reason", "Why", "words"]],
  },
  {
    table: "case_review_recommendation", section: "case-reviews", title: "Recommendation of a case review", day: "created_at", nature: "professional", agency: "agency_id", reach: [OF_REVIEW],
    fields: [["theme", "About", "text"], ["agency_id", "To", "agency"], ["words", "Recommendation", "words"], ["response", "Answer", { names: RESPONSE_NAMES }], ["response_words", "Answer, in words", "words"], ["responded_on", "Answered", "day"]],
    aside: { action_id: OTHERS },
  },
  {
    table: "case_review_request", section: "case-reviews", title: "What an agency was asked for a case review", day: "requested_on", nature: "professional", agency: "agency_id", reach: [OF_REVIEW],
    fields: [["agency_id", "Asked of", "agency"], ["asked", "Asked", "words"], ["due_on", "Due", "day"], ["replied_on", "Answered", "day"], ["reply", "Answer", "words"], ["replied_by", "Answered by", "officer"], ["created_by", "Asked by", "officer"]],
  },
  {
    table: "case_review_appeal", section: "case-reviews", title: "Appeal in a case review", day: "received_on", nature: "own", agencyOfUser: "created_by", reach: [OF_REVIEW],
    fields: [
      ["against", "Against", { names: APPEAL_AGAINST_NAMES }], ["grounds", "Grounds", { names: APPEAL_GROUND_NAMES }], ["words", "In words", "words"], ["late_reason", "Why it was late", "words"],
      ["sent_to", "Sent to", "text"], ["pack_sent_on", "Papers sent", "day"], ["decided_on", "Decided", "day"], ["decided_by", "Decided by", "named"], ["is_upheld", "Upheld", "yes-no"], ["decision", "Decision", "words"],
    ],
  },
]; // prettier-ignore
