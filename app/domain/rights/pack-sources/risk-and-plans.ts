import { ACTION_STATUS_NAMES, PRIORITY_NAMES } from "../../actions/action.ts";
import { LATE_REASON_NAMES } from "../../actions/lateness.ts";
import { RISK_LEVEL_NAMES } from "../../risk/levels.ts";
import { OCCASION_NAMES } from "../../risk/occasions.ts";
import { PLAN_DOMAIN_NAMES, STEP_STATUS_NAMES } from "../../risk/plan-step.ts";
import { CARE_DECISION_NAMES, JAG_REFERRAL_NAMES, SAFEGUARDING_NAMES, VICTIM_FIRST_NAMES, YES_NO_UNKNOWN_NAMES } from "../../risk/questions.ts"; // prettier-ignore
import { REVIEWER_NAMES } from "../../risk/reviews.ts";
import { VICTIM_BAND_NAMES } from "../../risk/victim-band.ts";
import type { PackField, PackSource, Reach } from "../pack-source.ts";

const OF_PERSON: Reach = { column: "person_id", of: "person" };
const OF_CASE: Reach = { column: "case_id", of: "case_record" };
const LEVEL = { names: RISK_LEVEL_NAMES };
const BAND = { names: VICTIM_BAND_NAMES };
const OCCASION = { names: OCCASION_NAMES };
const YES_NO_UNKNOWN = { names: YES_NO_UNKNOWN_NAMES };
const ASSESSED: readonly PackField[] = [
  ["assessed_by", "Assessed by", "officer"],
  ["next_review_on", "Next review", "day"],
  ["correction_reason", "Why it was corrected", "words"],
];
const OF_ANOTHER_CASE = { corrects_id: "of the same person in the same case" };

/** What was assessed of the person, and what was planned and done. */
export const RISK_AND_PLAN_SOURCES: readonly PackSource[] = [
  {
    table: "risk_assessment", section: "risk", title: "Risk assessment", day: "assessed_on", nature: "professional", agencyOfUser: "assessed_by", about: "person_id",
    reach: [OF_PERSON, OF_CASE],
    fields: [
      ["person_id", "Of", "person"], ["occasion", "On the occasion of", OCCASION], ["reoffending", "Further behaviour", LEVEL], ["reoffending_reasons", "Reasons", "words"],
      ["harm_to_others", "Harm to others", LEVEL], ["harm_to_others_reasons", "Reasons", "words"], ["harm_to_self", "Harm to self", LEVEL],
      ["harm_to_self_reasons", "Reasons", "words"], ["overall", "Overall", LEVEL], ["proposed", "Lower level proposed", LEVEL], ["level_reason", "Why that level", "words"],
      ["protective_factors", "What protects", "words"], ["strengths", "Strengths", "words"], ["own_view", "Your own view", "words"], ...ASSESSED,
    ],
    unshown: { recorded_at: "the day of the assessment is given" }, aside: OF_ANOTHER_CASE,
  },
  {
    table: "asset_plus_level", section: "risk", title: "Asset Plus level", day: "level_on", nature: "professional", agencyOfUser: "recorded_by", about: "person_id",
    reach: [OF_PERSON, OF_CASE],
    fields: [
      ["person_id", "Of", "person"], ["reoffending", "Reoffending", LEVEL], ["serious_harm", "Serious harm", LEVEL], ["safety", "Safety and wellbeing", LEVEL],
      ["shared_by", "Shared by", "named"], ["recorded_by", "Recorded by", "officer"],
    ],
    unshown: { recorded_at: "its day is given" },
  },
  {
    table: "risk_questions", section: "risk", title: "Questions of safeguarding and care", day: "answered_at", nature: "professional", agencyOfUser: "answered_by", about: "person_id",
    reach: [OF_PERSON, OF_CASE],
    fields: [
      ["person_id", "Of", "person"], ["mental_health", "Mental health", YES_NO_UNKNOWN], ["substance_misuse", "Alcohol or drugs", YES_NO_UNKNOWN],
      ["safeguarding", "Safeguarding", { names: SAFEGUARDING_NAMES }], ["safeguarding_words", "Safeguarding, in words", "words"],
      ["jag_referral", "Referral to the JAG", { names: JAG_REFERRAL_NAMES }], ["jag_words", "Referral, in words", "words"],
      ["victim_first", "Victim first", { names: VICTIM_FIRST_NAMES }], ["victim_first_words", "Victim first, in words", "words"], ["sharing_basis", "Basis to share", "words"],
      ["care_needs", "Needs for care and support", YES_NO_UNKNOWN], ["care_abuse", "Abuse or neglect, or a risk of it", YES_NO_UNKNOWN],
      ["care_protect", "Unable to protect themselves", YES_NO_UNKNOWN], ["care_decided_by", "Decided by", "named"], ["care_concern_on", "Concern raised", "day"],
      ["care_decision", "Decision", { names: CARE_DECISION_NAMES }], ["care_decision_on", "Decided on", "day"], ["varm", "VARM", { names: { yes: "Yes", no: "No" } }], ["varm_words", "VARM, in words", "words"],
      ["answered_by", "Answered by", "officer"],
    ],
  },
  {
    table: "victim_assessment", section: "risk", title: "Assessment as a victim", day: "assessed_on", nature: "professional", agencyOfUser: "assessed_by", about: "person_id",
    reach: [OF_PERSON, OF_CASE],
    fields: [
      ["person_id", "Of", "person"], ["occasion", "On the occasion of", OCCASION], ["questionnaire_id", "Answers", "answers"], ["points", "Points", "text"],
      ["computed_band", "Level by the answers", BAND], ["band", "Level", BAND], ["proposed", "Lower level proposed", BAND], ["level_reason", "Why that level", "words"], ["notes", "Notes", "words"], ...ASSESSED,
    ],
    unshown: { answers: "read with the questionnaire, as Answers", triggers: "read with the questionnaire, as Answers", recorded_at: "the day of the assessment is given" },
    aside: OF_ANOTHER_CASE,
  },
  {
    table: "risk_decision", section: "risk", title: "Decision on an assessment", day: "decided_at", nature: "professional", agencyOfUser: "decided_by",
    reach: [{ column: "assessment_id", of: "risk_assessment" }, { column: "victim_assessment_id", of: "victim_assessment" }, OF_CASE],
    fields: [["decision", "Decision", "text"], ["reason", "Why", "words"], ["decided_by", "Decided by", "officer"]],
  },
  {
    table: "risk_review", section: "risk", title: "Review of risk", day: "reviewed_on", nature: "professional", agencyOfUser: "reviewed_by", reach: [OF_CASE],
    fields: [["reviewer_role", "Reviewed as", { names: REVIEWER_NAMES }], ["words", "Review", "words"], ["level", "Risk then", LEVEL], ["reviewed_by", "Reviewed by", "officer"]],
    unshown: { recorded_at: "its day is given" },
  },
  {
    table: "case_risk_change", section: "risk", title: "Change of the level of risk", day: "on_day", nature: "professional", about: "person_id", reach: [OF_PERSON, OF_CASE],
    fields: [["level", "Risk", LEVEL], ["proposed", "Lower level proposed", LEVEL], ["person_id", "Of", "person"]],
    unshown: { recorded_at: "its day is given" },
  },
  {
    table: "plan_step", section: "plans", title: "Step of a plan", day: "from_day", nature: "professional", agency: "owner_agency_id", about: "person_id", reach: [OF_PERSON, OF_CASE],
    fields: [
      ["person_id", "About", "person"], ["domain", "Against", { names: PLAN_DOMAIN_NAMES }], ["words", "What is to be done", "words"], ["why", "Why", "words"],
      ["owner_agency_id", "By", "agency"], ["owner_user_id", "Officer", "officer"], ["until_day", "Until", "day"], ["status", "State", { names: STEP_STATUS_NAMES }],
      ["end_reason", "Why it ended", "words"], ["ended_on", "Ended", "day"], ["created_by", "Recorded by", "officer"],
    ],
  },
  {
    table: "action", section: "plans", title: "Action", day: "raised_on", nature: "professional", agency: "owner_agency_id",
    reach: [OF_CASE, { column: "plan_step_id", of: "plan_step" }, { column: "agenda_item_id", of: "agenda_item" }],
    fields: [
      ["reference", "Reference", "text"], ["words", "What is to be done", "words"], ["owner_agency_id", "By", "agency"], ["owner_user_id", "Officer", "officer"],
      ["raised_by", "Given by", "officer"], ["priority", "Priority", { names: PRIORITY_NAMES }], ["original_due_on", "First due", "day"], ["due_on", "Due", "day"],
      ["hold_until", "On hold until", "day"], ["status", "State", { names: ACTION_STATUS_NAMES }], ["finished_on", "Finished", "day"], ["outcome", "Outcome", "words"],
      ["late_reason", "Why it was late", { names: LATE_REASON_NAMES }],
    ],
    unshown: { context: "of no meaning to the reader" },
    aside: { premises_plan_id: "about a place, unless its words name the person", premises_id: "about a place, unless its words name the person" },
  },
]; // prettier-ignore
