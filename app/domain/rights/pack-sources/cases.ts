import { CASE_CHANGE_NAMES } from "../../cases/case-history.ts";
import { CASE_STATUS_NAMES } from "../../cases/case-status.ts";
import { REFERRAL_GATEWAYS } from "../../cases/gateways.ts";
import { LAWFUL_BASIS_NAMES } from "../../cases/lawful-basis.ts";
import { HANDLING_CODES, INFORMATION_ASSESSMENTS, NOTE_KIND_NAMES, SOURCE_GRADES } from "../../cases/note.ts";
import { REFERRAL_STATUS_NAMES } from "../../cases/referral-status.ts";
import { REVIEW_RULE_NAMES } from "../../retention/closing-review.ts";
import { TRANSFER_STATUS_NAMES } from "../../cases/transfer.ts";
import { URGENCIES } from "../../cases/urgency.ts";
import { LINK_ROLE_NAMES, STANDING_BASIS_NAMES } from "../../people/link-roles.ts";
import { BIRTH_DATE_BASIS_NAMES } from "../../people/person.ts";
import { RISK_LEVEL_NAMES } from "../../risk/levels.ts";
import type { PackSource, Reach } from "../pack-source.ts";

const OF_PERSON: Reach = { column: "person_id", of: "person" };
const OF_CASE: Reach = { column: "case_id", of: "case_record" };
const OF_REFERRAL: Reach = { column: "referral_id", of: "referral" };
const LEVEL = { names: RISK_LEVEL_NAMES };
const ROLE = { names: LINK_ROLE_NAMES };
const TOLD = { names: { yes: "Yes", no: "No" } };
const URGENCY = { names: Object.fromEntries(Object.entries(URGENCIES).map(([id, { name }]) => [id, name])) };
const GATEWAY = { names: Object.fromEntries(Object.entries(REFERRAL_GATEWAYS).map(([id, { name }]) => [id, name])) };

/** Referrals and cases of the person, and what stands in them. */
export const CASE_SOURCES: readonly PackSource[] = [
  {
    table: "referral", section: "referrals", title: "Referral", day: "received_on", nature: "professional", agency: "referring_agency_id",
    about: "person_id", reach: [OF_PERSON],
    fields: [
      ["reference", "Reference", "text"], ["received_on", "Received", "day"], ["group_id", "Referred to", { of: "partnership_group", name: "name" }],
      ["referring_agency_id", "Referred by", "agency"], ["referring_user_id", "Officer who referred", "officer"], ["referring_officer", "Officer who referred", "named"],
      ["person_role", "As", ROLE], ["typed_given_names", "Given names as they were typed", "named"], ["typed_family_name", "Family name as it was typed", "named"],
      ["typed_birth_date", "Date of birth as it was typed", "day"], ["typed_birth_date_basis", "How it was known", { names: BIRTH_DATE_BASIS_NAMES }],
      ["typed_area", "Area", "words"], ["reason", "Why", "words"], ["tried", "What had been tried", "words"], ["problem_title", "Problem", "words"], ["problem_area", "Where", "words"],
      ["urgency", "How urgent", URGENCY], ["lawful_basis", "Lawful basis", { names: LAWFUL_BASIS_NAMES }], ["gateway", "Power to share", GATEWAY],
      ["person_told", "You were told", TOLD], ["person_told_by", "Told by", "named"], ["person_told_on", "Told on", "day"], ["person_not_told_reason", "Why you were not told", "words"],
      ["parent_told", "A parent was told", TOLD], ["parent_told_by", "Parent told by", "named"], ["parent_told_on", "Parent told on", "day"],
      ["parent_not_told_reason", "Why no parent was told", "words"], ["status", "State", { names: REFERRAL_STATUS_NAMES }], ["created_by", "Recorded by", "officer"],
    ],
    unshown: { subject_kind: "of no meaning to the reader" },
    aside: { redirected_from_id: "the same person’s, which is an item when it names them" },
  },
  {
    table: "referral_link", section: "referrals", title: "Your part in a referral", day: "created_at", nature: "professional", about: "person_id",
    reach: [OF_PERSON, OF_REFERRAL],
    fields: [
      ["person_id", "Who", "person"], ["typed_given_names", "Given names as they were typed", "named"], ["typed_family_name", "Family name as it was typed", "named"],
      ["typed_birth_date", "Date of birth as it was typed", "day"], ["typed_birth_date_basis", "How it was known", { names: BIRTH_DATE_BASIS_NAMES }],
      ["role", "As", ROLE], ["standing", "Standing", "text"],
    ],
  },
  {
    table: "referral_decision", section: "referrals", title: "Decision on a referral", day: "decided_on", nature: "professional", agencyOfUser: "decided_by",
    reach: [OF_REFERRAL],
    fields: [["decision", "Decision", "text"], ["reason", "Why", "words"], ["decided_by", "Decided by", "officer"], ["decided_on", "Decided", "day"]],
    unshown: { decided_at: "its day is given" },
    aside: { case_id: "of somebody else’s referral to the case", corrects_id: "of the same referral" },
  },
  {
    table: "case_record", section: "cases", title: "Case about you", day: "opened_on", nature: "professional", agency: "lead_agency_id", about: "person_id",
    reach: [OF_PERSON],
    fields: [
      ["reference", "Reference", "text"], ["group_id", "Group", { of: "partnership_group", name: "name" }], ["status", "State", { names: CASE_STATUS_NAMES }],
      ["opened_on", "Opened", "day"], ["closed_on", "Closed", "day"], ["hold_until", "On hold until", "day"], ["problem_title", "Problem", "words"],
      ["lead_agency_id", "Led by", "agency"], ["lead_user_id", "Officer", "officer"], ["supervisor_user_id", "Supervisor", "officer"],
      ["risk_level", "Risk", LEVEL], ["risk_proposed", "Risk proposed", LEVEL], ["risk_assessed_on", "Risk assessed", "day"], ["review_due_on", "Review due", "day"],
      ["supervisor_review_due_on", "Supervisor’s review due", "day"], ["manager_review_due_on", "Manager’s review due", "day"],
    ],
    unshown: { subject_kind: "of no meaning to the reader", visibility: "who may open it: of the staff", location_level_name: "of a place" },
    aside: {
      referral_id: "opened from a referral in which the person is only linked", risk_person_id: "the case of somebody else, in which the person’s is the highest risk",
    },
  },
  {
    table: "case_link", section: "cases", title: "Somebody’s part in a case", day: "from_day", nature: "allegation", about: "person_id",
    reach: [OF_PERSON, OF_CASE], agencyOfUser: "created_by",
    fields: [
      ["person_id", "Who", "person"], ["role", "As", ROLE], ["standing", "Standing", "text"], ["standing_basis", "Confirmed by", { names: STANDING_BASIS_NAMES }],
      ["standing_on", "Confirmed on", "day"], ["standing_source", "Source", "words"], ["note", "Note", "words"], ["from_day", "From", "day"], ["until_day", "Until", "day"],
      ["ended_reason", "Why it ended", "words"], ["created_by", "Recorded by", "officer"],
    ],
    aside: { source_referral_id: "of somebody else in the same case" },
  },
  {
    table: "case_change", section: "cases", title: "Change to a case", day: "on_day", nature: "professional", agencyOfUser: "changed_by", about: "person_id",
    reach: [OF_PERSON, OF_CASE],
    fields: [
      ["kind", "What changed", { names: CASE_CHANGE_NAMES }], ["person_id", "Who", "person"], ["before_value", "Before", "words"], ["after_value", "After", "words"],
      ["before_agency_id", "Agency before", "agency"], ["after_agency_id", "Agency after", "agency"], ["before_user_id", "Officer before", "officer"],
      ["after_user_id", "Officer after", "officer"], ["reason", "Why", "words"], ["changed_by", "Changed by", "officer"], ["changed_at", "Changed", "instant"],
    ],
    aside: { referral_id: "of another case to which the referral was joined" },
  },
  {
    table: "case_closure", section: "cases", title: "Closing of a case", day: "closed_on", nature: "professional", agencyOfUser: "closed_by", reach: [OF_CASE],
    fields: [
      ["outcome_id", "Outcome", { of: "case_outcome", name: "name" }], ["reason", "Why", "words"], ["risk_level", "Risk then", LEVEL],
      ["risk_assessed_on", "Risk assessed", "day"], ["not_assessed_reason", "Why it was not assessed", "words"], ["actions_kept", "Actions that went on", "text"],
      ["actions_ended", "Actions ended", "text"], ["order_in_force", "An order was in force", "yes-no"], ["order_until", "Until", "day"], ["appeal", "An appeal was open", "yes-no"],
      ["litigation", "Litigation was open", "yes-no"], ["inquiry", "An inquiry was open", "yes-no"], ["holds_note", "Note", "words"],
      ["review_on", "To be looked at again", "day"], ["review_rule", "By the rule", { names: REVIEW_RULE_NAMES }], ["closed_by", "Closed by", "officer"],
    ],
    unshown: { closed_at: "its day is given" },
  },
  {
    table: "case_flag", section: "cases", title: "Flag on a case", day: "from_day", nature: "professional", agencyOfUser: "given_by", reach: [OF_CASE],
    fields: [
      ["flag_kind_id", "Flag", { of: "case_flag_kind", name: "name" }], ["reason", "Why", "words"], ["from_day", "From", "day"], ["until_day", "Until", "day"],
      ["ended_reason", "Why it ended", "words"], ["given_by", "Given by", "officer"],
    ],
  },
  {
    table: "case_note", section: "notes", title: "Note", day: "happened_on", nature: "professional", agency: "agency_id",
    reach: [{ column: "id", of: "case_record", through: { table: "note_case", select: "note_id", on: "case_id" } }],
    fields: [
      ["kind", "Kind", { names: NOTE_KIND_NAMES }], ["words", "Note", "words"], ["source_grade", "Source", { names: SOURCE_GRADES }],
      ["information_assessment", "Information", { names: INFORMATION_ASSESSMENTS }], ["handling_code", "Handling", { names: HANDLING_CODES }],
      ["handling_conditions", "Conditions", "words"], ["agency_id", "Agency", "agency"], ["written_by", "Written by", "officer"], ["written_at", "Written", "instant"],
    ],
    aside: { corrects_id: "stands in other cases alone" },
  },
  {
    table: "case_transfer", section: "cases", title: "Move to another group at 18", day: "proposed_on", nature: "professional", about: "person_id", reach: [OF_PERSON, OF_CASE],
    fields: [
      ["adult_on", "Eighteen on", "day"], ["to_group_id", "To", { of: "partnership_group", name: "name" }], ["status", "State", { names: TRANSFER_STATUS_NAMES }],
      ["reason", "Why", "words"], ["decided_by", "Decided by", "officer"], ["decided_at", "Decided", "instant"],
    ],
    aside: { referral_id: "of somebody else" },
  },
  {
    table: "case_working_group", section: "cases", title: "Working group on a case", day: "started_on", nature: "professional", agencyOfUser: "started_by", reach: [OF_CASE],
    fields: [
      ["group_id", "Group", { of: "partnership_group", name: "name" }], ["objective", "Objective", "words"], ["started_by", "Started by", "officer"],
      ["ended_on", "Ended", "day"], ["ended_reason", "Why it ended", "words"], ["ended_by", "Ended by", "officer"],
    ],
  },
  {
    table: "case_access", section: "cases", title: "Who may open a case", day: "since", nature: "professional", agencyOfUser: "given_by", reach: [],
    fields: [["reason", "What is said of you", "words"]],
    unshown: { access: "of the staff", ended_at: "of the staff" },
    aside: { case_id: "which of the staff may open a case is about them, unless its words name the person" },
  },
  {
    table: "access_request", section: "cases", title: "Somebody’s request to open a case", day: "requested_at", nature: "professional", agencyOfUser: "requested_by", reach: [],
    fields: [["reason", "What is said of you", "words"], ["answer_reason", "What was answered", "words"]],
    unshown: { answer: "of the staff", answered_at: "of the staff" },
    aside: { case_id: "which of the staff may open a case is about them, unless its words name the person" },
  },
  {
    table: "break_glass", section: "cases", title: "A case opened in an emergency", day: "opened_at", nature: "professional", agencyOfUser: "user_id", reach: [],
    fields: [["reason", "What is said of you", "words"]],
    unshown: { session_id: "of the staff" },
    aside: { case_id: "who has opened a record is not given; its words are, when they name the person" },
  },
  {
    table: "location_assessment", section: "cases", title: "Assessment of a place", day: "assessed_on", nature: "professional", agencyOfUser: "assessed_by", reach: [],
    fields: [["reasons", "Reasons", "words"], ["correction_reason", "Why it was corrected", "words"]],
    unshown: { level_name: "of a place", level_rank: "of a place", occasion: "of a place", next_review_on: "of a place", recorded_at: "of a place" },
    aside: { case_id: "about a place, unless its words name the person" },
  },
  {
    table: "imported_case", key: ["case_id"], section: "imports", title: "A case as another system had it", day: "closed_on", nature: "professional", reach: [OF_CASE],
    fields: [
      ["source_system", "System", "text"], ["source_reference", "Number there", "words"], ["case_type", "Type of case", "words"], ["asb_type", "Type of behaviour", "words"],
      ["status_words", "State", "words"], ["level", "Level", LEVEL], ["level_words", "Level there", "words"], ["closed_on", "Closed", "day"], ["closure_words", "How it was closed", "words"],
      ["outcome_id", "Outcome", { of: "case_outcome", name: "name" }], ["reported_by", "Reported by", "named"], ["lead_officer", "Officer", "named"],
      ["actions_words", "Actions", "words"], ["incidents", "Incidents", "text"], ["review_on", "To be looked at again", "day"], ["review_rule", "By the rule", { names: REVIEW_RULE_NAMES }],
    ],
  },
]; // prettier-ignore
