import { DOCUMENT_KIND_NAMES } from "../../documents/document.ts";
import { DESTINATION_NAMES } from "../../exports/disclosure.ts";
import { ENTRY_DESTINATION_NAMES, WAY_NAMES } from "../../disclosures/entry.ts";
import { GATEWAY_NAMES } from "../../disclosures/gateway.ts";
import { CONTACT_WAY_NAMES } from "../../premises/contact.ts";
import { HOLDER_ROLE_NAMES } from "../../premises/register.ts";
import { FATE_NAMES, HOLD_GROUND_NAMES } from "../../retention/kinds.ts";
import { RIGHTS_MARK_NAMES } from "../mark.ts";
import type { PackField, PackSource, Reach } from "../pack-source.ts";
import { REGIME_NAMES, REQUEST_CHANNEL_NAMES, REQUEST_KIND_NAMES, REQUEST_OUTCOME_NAMES, REQUEST_STEP_NAMES, REQUESTER_NAMES } from "../request.ts"; // prettier-ignore

const OF_PERSON: Reach = { column: "person_id", of: "person" };
/** Records that another table names by kind and id alone. */
const BY_RECORD = (column: string): Reach[] =>
  ["person", "case_record", "referral", "incident", "report", "case_review", "intervention", "document"].map((of) => ({
    column,
    of,
  }));
const GATEWAY = { names: GATEWAY_NAMES };
const DISCLOSED: readonly PackField[] = [
  ["destination", "For", { names: DESTINATION_NAMES }],
  ["recipients", "To", "words"],
  ["purpose", "Purpose", "words"],
  ["gateway", "Power to share", GATEWAY],
  ["necessity", "Why it was necessary", "words"],
  ["proportionality", "Why it was proportionate", "words"],
  ["approved_by", "Approved by", "named"],
  ["made_by", "By", "officer"],
];
const NOT_NAMED = "about a place, unless its words name the person";
const HOLDER = "a licence is public; a row that names the person is an item";

export const OTHER_SOURCES: readonly PackSource[] = [
  {
    table: "document", section: "documents", title: "Document", day: "uploaded_at", nature: "professional", agencyOfUser: "uploaded_by",
    reach: [
      { column: "case_id", of: "case_record" }, { column: "referral_id", of: "referral" }, { column: "action_id", of: "action" }, { column: "intervention_id", of: "intervention" },
    ],
    fields: [
      ["title", "Title", "words"], ["kind", "Kind", { names: DOCUMENT_KIND_NAMES }], ["content", "Kind of file", "text"], ["size", "Bytes", "text"], ["uploaded_by", "Added by", "officer"],
      ["removed_at", "Removed", "instant"], ["removed_reason", "Why it was removed", "words"], ["removed_by", "Removed by", "officer"],
    ],
    unshown: { context: "of no meaning to the reader", sha256: "of the file", stored_name: "of the file", scan_state: "of the file", scanned_at: "of the file" },
  },
  {
    table: "chronology", section: "recipients", title: "Chronology of a case", day: "made_at", nature: "recipient", reach: [{ column: "case_id", of: "case_record" }, { column: "problem_id", of: "problem" }],
    fields: [...DISCLOSED, ["content_as_json", "What it says of you", "json"], ["reporters_reason", "Why it shows who reported", "words"]],
    unshown: { shows_reporters: "of other people" },
  },
  {
    table: "record_print", section: "recipients", title: "Print of a record", day: "made_at", nature: "recipient", reach: [{ column: "case_id", of: "case_record" }],
    fields: [["what", "What", { names: { plan: "The plan of the case" } }], ...DISCLOSED],
  },
  {
    table: "disclosure", section: "recipients", title: "List in which you stood", day: "made_at", nature: "recipient",
    reach: [{ column: "audit_event_id", of: "person", through: { table: "audit_object", select: "event_id", on: "object_id", kind: "person" } }],
    fields: [["list", "List", "text"], ["words", "Which rows", "words"], ...DISCLOSED],
    unshown: { row_count: "of the list", format: "of the file", stored_name: "of the file", part: "of the file", parts: "of the file" },
    aside: { first_id: "a further part of the same list" },
  },
  {
    table: "disclosure_entry", section: "recipients", title: "Given to somebody", day: "disclosed_on", nature: "recipient", agency: "agency_id",
    reach: [
      ...BY_RECORD("object_id"),
      { column: "audit_event_id", of: "person", through: { table: "audit_object", select: "event_id", on: "object_id", kind: "person" } },
    ],
    fields: [
      ["way", "How", { names: WAY_NAMES }], ["what", "What", "words"], ["destination", "For", { names: ENTRY_DESTINATION_NAMES }], ["recipients", "To", "words"], ["gateway", "Power to share", GATEWAY],
      ["necessity", "Why it was necessary", "words"], ["proportionality", "Why it was proportionate", "words"], ["approved_by", "Approved by", "named"], ["made_by", "By", "officer"],
    ],
    unshown: { recorded_at: "its day is given", event: "the name of the log for it", object_kind: "of the record, which is an item", object_id: "of the record, which is an item" },
  },
  {
    table: "premises_holder", section: "premises", title: "Holder of a licence, or responsible for premises", day: "from_day", nature: "own", reach: [],
    fields: [
      ["role", "As", { names: HOLDER_ROLE_NAMES }], ["name", "Name", "words"], ["personal_licence_number", "Personal licence", "text"], ["phone", "Telephone", "words"], ["email", "E-mail", "words"],
      ["address_words", "Address", "words"], ["until_day", "Until", "day"],
    ],
    unshown: { is_company: "of a company", company_number: "of a company" },
    aside: { premises_id: HOLDER },
  },
  {
    table: "premises", section: "premises", title: "Licensed premises", day: "created_at", nature: "professional", reach: [],
    fields: [["name", "Name", "words"], ["licence_number", "Licence", "text"], ["address_words", "Address", "words"], ["hours", "Hours", "words"], ["closed_reason", "Why it closed", "words"]],
    unshown: {
      reference: HOLDER, kind: HOLDER, status: HOLDER, licensed_from: HOLDER, postcode: HOLDER, uprn: HOLDER, beat_code: HOLDER, ward_code: HOLDER, capacity: HOLDER, closed_on: HOLDER,
      missing_since: HOLDER, agreed_grade_id: HOLDER, agreed_band: HOLDER, agreed_on: HOLDER, last_contact_on: HOLDER, contact_from_on: HOLDER,
    },
  },
  {
    table: "premises_contact", section: "premises", title: "Contact with licensed premises", day: "contacted_on", nature: "professional", agency: "agency_id", reach: [],
    fields: [["how", "How", { names: CONTACT_WAY_NAMES }], ["words", "In words", "words"], ["withdrawn_reason", "Why it was withdrawn", "words"], ["recorded_by", "Recorded by", "officer"]],
    unshown: { recorded_at: "its day is given" }, aside: { premises_id: NOT_NAMED },
  },
  {
    table: "premises_condition", section: "premises", title: "Condition of a licence", day: "from_day", nature: "professional", reach: [],
    fields: [["words", "Condition", "words"], ["end_reason", "Why it ended", "words"]], unshown: { number: NOT_NAMED, source: NOT_NAMED, until_day: NOT_NAMED },
  },
  {
    table: "premises_incident", section: "premises", title: "An incident at licensed premises", day: "created_at", nature: "allegation", agency: "finding_agency_id", reach: [],
    fields: [["finding_reference", "Reference of the finding", "words"], ["ended_reason", "Why it was taken off", "words"]],
    unshown: {
      severity: NOT_NAMED, attribution: NOT_NAMED, called_police: NOT_NAMED, good_practice: NOT_NAMED, is_crime: NOT_NAMED, is_safety: NOT_NAMED, is_nuisance: NOT_NAMED,
      is_children: NOT_NAMED, decided_on: NOT_NAMED, ended_on: NOT_NAMED,
    },
    aside: { incident_id: "how premises had to do with it; the incident is an item" },
  },
  {
    table: "premises_incident_change", section: "premises", title: "Change to an incident at licensed premises", day: "changed_at", nature: "professional", agencyOfUser: "changed_by", reach: [],
    fields: [["before_value", "Before", "words"], ["after_value", "After", "words"], ["reason", "Why", "words"]], unshown: { field: NOT_NAMED },
  },
  {
    table: "premises_grade", section: "premises", title: "Grade of licensed premises", day: "graded_on", nature: "professional", agencyOfUser: "agreed_by", reach: [],
    fields: [["reason", "Reason", "words"], ["ledger", "What it was made of", "json"]],
    unshown: { computed_points: NOT_NAMED, computed_band: NOT_NAMED, agreed_band: NOT_NAMED, agreed_at: NOT_NAMED },
  },
  {
    table: "premises_plan", section: "premises", title: "Plan for licensed premises", day: "started_on", nature: "professional", reach: [],
    fields: [["aim", "Aim", "words"], ["closed_reason", "Why it was closed", "words"]], unshown: { band: NOT_NAMED, ends_on: NOT_NAMED, closed_on: NOT_NAMED },
  },
  {
    table: "premises_meeting", section: "premises", title: "Meeting about licensed premises", day: "due_on", nature: "professional", reach: [],
    fields: [["outcome", "Outcome", "words"], ["not_held_reason", "Why it was not held", "words"], ["notified_whom", "Who was told", "words"], ["place", "Where", "words"]],
    unshown: { band: NOT_NAMED, arranged_day: NOT_NAMED, arranged_time: NOT_NAMED, held_on: NOT_NAMED, notified_on: NOT_NAMED, notified_how: NOT_NAMED },
    aside: { action_id: NOT_NAMED },
  },
  {
    table: "premises_invitation", section: "premises", title: "Invitation to a meeting about licensed premises", day: "invited_on", nature: "professional", reach: [],
    fields: [["name", "Name", "words"]], unshown: { party: NOT_NAMED, how: NOT_NAMED, answer: NOT_NAMED, attended: NOT_NAMED },
  },
  {
    table: "premises_prompt_answer", section: "premises", title: "Answer about licensed premises", day: "answered_at", nature: "professional", agencyOfUser: "answered_by", reach: [],
    fields: [["reason", "Reason", "words"]],
  },
  {
    table: "licensing_step", section: "premises", title: "Step of a licence", day: "happened_on", nature: "professional", reach: [],
    fields: [["words", "In words", "words"], ["decision_words", "Decision", "words"], ["applicant", "Applicant", "text"], ["end_reason", "Why it ended", "words"]],
    unshown: {
      kind: NOT_NAMED, happened_time: NOT_NAMED, until_day: NOT_NAMED, until_time: NOT_NAMED, is_crime: NOT_NAMED, is_safety: NOT_NAMED, is_nuisance: NOT_NAMED, is_children: NOT_NAMED,
      interim_on: NOT_NAMED, interim_time: NOT_NAMED, interim_modified: NOT_NAMED, interim_excluded: NOT_NAMED, interim_dps_removed: NOT_NAMED, interim_suspended: NOT_NAMED,
      hearing_on: NOT_NAMED, decided_on: NOT_NAMED, is_modified: NOT_NAMED, is_excluded: NOT_NAMED, is_dps_removed: NOT_NAMED, is_suspended: NOT_NAMED, is_revoked: NOT_NAMED,
      effective_from: NOT_NAMED, suspended_until: NOT_NAMED, limited_until: NOT_NAMED, appealed_on: NOT_NAMED, ended_on: NOT_NAMED, end_kind: NOT_NAMED,
    },
  },
  {
    table: "location", section: "premises", title: "A place", day: "created_at", nature: "professional", reach: [],
    fields: [["name", "Name", "words"], ["address_words", "Address", "words"]],
    unshown: {
      reference: NOT_NAMED, kind: NOT_NAMED, postcode: NOT_NAMED, beat_code: NOT_NAMED, beat_by: NOT_NAMED, ward_code: NOT_NAMED, ward_by: NOT_NAMED, lsoa_code: NOT_NAMED, lsoa_by: NOT_NAMED,
      uprn: NOT_NAMED, latitude: NOT_NAMED, longitude: NOT_NAMED,
    },
  },
  {
    table: "import_item", key: ["batch_id", "record_kind", "record_id"], section: "imports", title: "What a file changed", nature: "own", reach: BY_RECORD("record_id"),
    fields: [["before", "As it was before the file", "frozen"]], unshown: { record_kind: "of the record, which is an item", record_id: "of the record, which is an item" },
  },
  {
    table: "import_row", key: ["run_id", "ordinal"], section: "imports", title: "A row of a file", nature: "own", reach: [],
    fields: [["given", "What stood in it", "words"], ["reason", "Why it was not taken", "words"]],
    unshown: { ordinal: "of the file", line: "of the file", fate: "of the file", column_name: "of the file", row_key: "of the file" },
  },
  {
    table: "rights_request", section: "requests", title: "Your request", day: "received_on", nature: "own", reach: [OF_PERSON],
    fields: [
      ["reference", "Reference", "text"], ["kind", "Kind", { names: REQUEST_KIND_NAMES }], ["regime", "Law", { names: REGIME_NAMES }], ["subject_name", "About", "words"],
      ["subject_birth_date", "Date of birth", "day"], ["requester_kind", "Asked by", { names: REQUESTER_NAMES }], ["requester_name", "Name", "named"], ["authority_words", "With what authority", "words"],
      ["contact_words", "How to answer", "words"], ["channel", "How", { names: REQUEST_CHANNEL_NAMES }], ["words", "In words", "words"], ["identity_asked_on", "Proof of identity asked for", "day"],
      ["identity_proved_on", "Identity proved", "day"], ["identity_how", "How", "words"], ["clarification_asked_on", "Asked what is wanted", "day"], ["clarified_on", "Told what is wanted", "day"],
      ["due_on", "Answer due", "day"], ["extended_on", "Time extended", "day"], ["extension_reason", "Why", "words"], ["extension_told_on", "Told of it", "day"], ["searched_words", "What was searched", "words"],
      ["outcome", "Outcome", { names: REQUEST_OUTCOME_NAMES }], ["outcome_words", "In words", "words"], ["closed_on", "Closed", "day"], ["officer_user_id", "Officer", "officer"], ["created_by", "Recorded by", "officer"],
    ],
    unshown: { status: "the day on which it was closed is given" },
  },
  {
    table: "rights_request_step", section: "requests", title: "What was done about your request", day: "happened_on", nature: "own", reach: [{ column: "request_id", of: "rights_request" }],
    fields: [["kind", "What", { names: REQUEST_STEP_NAMES }], ["words", "In words", "words"], ["recorded_by", "Recorded by", "officer"]], unshown: { recorded_at: "its day is given" },
  },
  {
    table: "rights_mark", section: "requests", title: "Mark on something held of you", day: "from_day", nature: "own", about: "person_id", reach: [OF_PERSON, { column: "request_id", of: "rights_request" }],
    fields: [["mark", "Mark", { names: RIGHTS_MARK_NAMES }], ["words", "In words", "words"], ["ended_on", "Ended", "day"], ["ended_reason", "Why", "words"], ["recorded_by", "Recorded by", "officer"]],
    unshown: { record_kind: "of the record, which is an item", record_id: "of the record, which is an item", recorded_at: "its day is given" },
  },
  {
    table: "retention_hold", section: "requests", title: "Why something is kept for longer", day: "placed_on", nature: "professional", agencyOfUser: "placed_by", reach: BY_RECORD("record_id"),
    fields: [["ground", "Ground", { names: HOLD_GROUND_NAMES }], ["words", "In words", "words"], ["review_on", "Looked at again", "day"], ["ended_on", "Ended", "day"], ["ended_reason", "Why", "words"], ["placed_by", "Placed by", "officer"], ["ended_by", "Ended by", "officer"]],
    unshown: { record_kind: "of the record, which is an item", record_id: "of the record, which is an item" },
  },
  {
    table: "retention_item", section: "requests", title: "When something is due to go", day: "review_on", nature: "professional", reach: BY_RECORD("record_id"),
    fields: [["reference", "Of", "text"], ["proposed", "Proposed", { names: FATE_NAMES }], ["fate", "Decided", { names: FATE_NAMES }], ["reason", "Why", "words"], ["next_review_on", "Looked at again", "day"], ["decided_by", "Decided by", "officer"], ["kept_because", "Why it was kept", "words"]],
    unshown: { record_kind: "of the record, which is an item", record_id: "of the record, which is an item", rule: "a name of the program", found_on: "of the list", status: "of the list", decided_at: "of the list" },
  },
]; // prettier-ignore
