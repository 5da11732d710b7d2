import { AUTHORISER_NAMES, APPEAL_OUTCOME_NAMES, CONDITION_KIND_NAMES, CONSEQUENCE_NAMES, END_NAMES, SERVED_HOW_NAMES, SERVICE_ANSWER_NAMES, STATE_NAMES } from "../../interventions/record.ts"; // prettier-ignore
import { INTERVENTION_KINDS, TIER_NAMES } from "../../interventions/kinds.ts";
import { INTERVENTION_STEP_NAMES } from "../../interventions/step-words.ts";
import type { PackSource, Reach } from "../pack-source.ts";

const OF_INTERVENTION: Reach = { column: "intervention_id", of: "intervention" };
const KIND = { names: Object.fromEntries(Object.entries(INTERVENTION_KINDS).map(([id, { name }]) => [id, name])) };
const RESPONDENTS = "a respondent who is somebody else is their data";

/** Interventions and orders that the person answers to, or that protect them. */
export const INTERVENTION_SOURCES: readonly PackSource[] = [
  {
    table: "intervention", section: "interventions", title: "Intervention or order", day: "issued_on", nature: "professional", agency: "agency_id",
    reach: [
      { column: "id", of: "person", through: { table: "intervention_respondent", select: "intervention_id", on: "person_id" } },
      { column: "id", of: "person", through: { table: "intervention_condition", select: "intervention_id", on: "protected_person_id" } },
      { column: "case_id", of: "case_record" },
    ],
    fields: [
      ["reference", "Reference", "text"], ["kind", "Kind", KIND], ["own_kind_id", "Kind", { of: "own_intervention_kind", name: "name" }], ["tier", "Tier", { names: TIER_NAMES }],
      ["state", "State", { names: STATE_NAMES }], ["issued_on", "Day", "day"], ["issued_time", "Time", "text"], ["from_day", "From", "day"], ["until_day", "Until", "day"], ["until_time", "At", "text"],
      ["is_interim", "Interim", "yes-no"], ["is_without_notice", "Without notice", "yes-no"], ["authorised_by", "Authorised by", { names: AUTHORISER_NAMES }], ["agency_id", "By", "agency"],
      ["officer_user_id", "Officer", "officer"], ["officer_name", "Officer", "named"], ["court", "Court", "text"], ["court_reference", "Court’s reference", "words"], ["grounds", "Grounds", "words"],
      ["consulted_on", "Consulted", "day"], ["consulted_words", "Consulted, in words", "words"], ["not_consulted_reason", "Why nobody was consulted", "words"],
      ["skipped_stage_reason", "Why an earlier stage was left out", "words"], ["support_offered", "Support offered", { names: { yes: "Yes", no: "No" } }], ["support_words", "Support", "words"],
      ["vehicle_words", "Vehicle", "words"], ["amount_pounds", "Amount in pounds", "text"], ["service_id", "Service", { of: "support_service", name: "name" }],
      ["service_answer", "Answer of the service", { names: SERVICE_ANSWER_NAMES }], ["service_answered_on", "Answered", "day"], ["service_outcome", "Outcome", "words"],
      ["ended_on", "Ended", "day"], ["end_kind", "How it ended", { names: END_NAMES }], ["end_reason", "Why", "words"], ["created_by", "Recorded by", "officer"],
    ],
    unshown: {
      area_words: "an area can tell who is protected; what binds the respondent stands with the condition", beat_code: "an area can tell who is protected",
      persons_unknown: "of other people",
    },
    aside: { follows_id: "against somebody else" },
  },
  {
    table: "intervention_respondent", section: "interventions", title: "Served on you", day: "served_on", nature: "own", about: "person_id", reach: [{ column: "person_id", of: "person" }],
    fields: [
      ["body_name", "Body", "named"], ["served_on", "Served", "day"], ["served_time", "At", "text"], ["served_how", "How", { names: SERVED_HOW_NAMES }], ["served_words", "In words", "words"],
      ["ended_on", "Ended", "day"], ["end_kind", "How it ended", { names: END_NAMES }], ["end_reason", "Why", "words"], ["created_by", "Recorded by", "officer"],
    ],
    aside: { intervention_id: RESPONDENTS },
  },
  {
    table: "intervention_condition", section: "interventions", title: "Condition", day: "from_day", nature: "professional", reach: [OF_INTERVENTION, { column: "protected_person_id", of: "person" }],
    fields: [
      ["number", "Number", "text"], ["kind", "You", { names: CONDITION_KIND_NAMES }], ["words", "Condition", "words"], ["area_words", "Area", "words"],
      ["protected_person_id", "Protects", "person"], ["supervisor", "Supervisor", "named"], ["excludes_from_home", "Keeps out of the home", "yes-no"], ["ended_on", "Ended", "day"],
      ["end_reason", "Why", "words"], ["created_by", "Recorded by", "officer"],
    ],
    aside: { respondent_id: RESPONDENTS },
  },
  {
    table: "intervention_breach", section: "interventions", title: "Breach", day: "breached_on", nature: "allegation", agencyOfUser: "recorded_by",
    reach: [OF_INTERVENTION, { column: "respondent_id", of: "intervention_respondent" }],
    fields: [
      ["breached_time", "At", "text"], ["evidence", "Evidence", "words"], ["consequence", "Consequence", { names: CONSEQUENCE_NAMES }], ["consequence_words", "Consequence, in words", "words"],
      ["decided_on", "Decided", "day"], ["heard_on", "Heard", "day"], ["recorded_by", "Recorded by", "officer"],
    ],
    unshown: { recorded_at: "its day is given" },
    aside: { condition_id: RESPONDENTS, incident_id: "of an intervention with somebody else" },
  },
  {
    table: "intervention_step", section: "interventions", title: "Step of an intervention or order", day: "on_day", nature: "professional", agencyOfUser: "recorded_by",
    reach: [OF_INTERVENTION, { column: "respondent_id", of: "intervention_respondent" }, { column: "case_id", of: "case_record" }],
    fields: [
      ["kind", "What", { names: INTERVENTION_STEP_NAMES }], ["at_time", "At", "text"], ["until_before", "Until, before it", "day"], ["until_after", "Until, after it", "day"],
      ["outcome", "Outcome", { names: APPEAL_OUTCOME_NAMES }], ["words", "In words", "words"], ["reason", "Why", "words"], ["recorded_by", "Recorded by", "officer"],
    ],
    unshown: { warning_code: "a warning of the screen", recorded_at: "its day is given" },
  },
]; // prettier-ignore
