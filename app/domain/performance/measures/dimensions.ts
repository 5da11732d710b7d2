import { APPEAL_AGAINST_NAMES, APPEAL_RESULT_NAMES } from "../../case-reviews/appeal.ts";
import { RESPONSE_NAMES } from "../../case-reviews/application.ts";
import { ASB_HEADING_NAMES, HATE_STRAND_NAMES, INCIDENT_FLAG_NAMES } from "../../incidents/asb-headings.ts";
import { INTERVENTION_KIND_KEYS, INTERVENTION_KINDS } from "../../interventions/kinds.ts";
import { CONSEQUENCE_NAMES, SERVICE_ANSWER_NAMES } from "../../interventions/record.ts";
import { NOT_RECORDED } from "../../locations/area-kinds.ts";
import { BAND_NAMES, NOT_GRADED } from "../../premises/bands.ts";
import { hourName, HOURS } from "../../premises/violence.ts";
import { LATE_BECAUSE_NAMES } from "../../actions/lateness.ts";
import { ITEM_KIND_NAMES } from "../../meetings/agenda-item.ts";
import { ATTENDANCE_STATUS_NAMES } from "../../meetings/attendance.ts";
import { RISK_LEVEL_NAMES, RISK_LEVELS } from "../../risk/levels.ts";
import { VICTIM_BAND_NAMES } from "../../risk/victim-band.ts";

/**
 * What a row may be told apart by. Listed: the choices in their order. A list of the partnership's own: by its ids, a beat
 * by its code; the choices beside it are of what is in none of it. With neither, a value is its own name: the words of a
 * theme, a month like 2026-04.
 */
type Dimension = { name: string; values?: Readonly<Record<string, string>>; list?: List };
/** Lists of the partnership from which the names come. */
export type List =
  "agencies" | "beats" | "asb-types" | "services" | "case-outcomes" | "groups" | "case-flags" | "risk-factors";

const YES_NO = { yes: "Yes", no: "No" };
export const NOT_SAID = "not-said";
/** Of no agency, beat, type or answer. */
export const NONE = "none";
const levels = Object.fromEntries(RISK_LEVELS.map((level) => [level, RISK_LEVEL_NAMES[level]]));
const kinds = Object.fromEntries(INTERVENTION_KIND_KEYS.map((kind) => [kind, INTERVENTION_KINDS[kind].name]));

export const DIMENSIONS = {
  risk: { name: "Risk", values: { ...levels, "not-assessed": "Not assessed" } },
  agency: { name: "Agency", list: "agencies", values: { [NONE]: NOT_RECORDED } },
  beat: { name: "Beat", list: "beats", values: { [NONE]: NOT_RECORDED } },
  youth: { name: "Under 18", values: { ...YES_NO, [NOT_SAID]: "Age not known" } },
  month: { name: "Month" },
  heading: { name: "National type", values: ASB_HEADING_NAMES },
  type: { name: "Own type", list: "asb-types", values: { [NONE]: "No type of our own" } },
  factor: { name: "Factor", values: { ...INCIDENT_FLAG_NAMES, hate: "Hate" } },
  strand: { name: "Strand", values: { ...HATE_STRAND_NAMES, [NOT_SAID]: "Not said" } },
  aggravating: { name: "Aggravating factor", list: "risk-factors" },
  questionnaire: { name: "Victim’s risk", values: { ...VICTIM_BAND_NAMES, "not-assessed": "Not assessed" } },
  repeat: { name: "Repeat victim", values: YES_NO },
  history: {
    name: "Before the period",
    values: { previous: "A victim of ASB before the period", first: "Not known as one before" },
  },
  threshold: { name: "Threshold", values: { yes: "Met", no: "Not met" } },
  timely: { name: "In time", values: { ...YES_NO, "not-known": "Not known: bank holidays are not loaded" } },
  theme: { name: "Theme" },
  response: { name: "Answer of the body", values: { ...RESPONSE_NAMES, [NONE]: "No answer yet" } },
  against: { name: "Against", values: APPEAL_AGAINST_NAMES },
  result: { name: "Result", values: { ...APPEAL_RESULT_NAMES, [NONE]: "Not decided yet" } },
  band: { name: "Grade", values: { ...BAND_NAMES, "not-graded": NOT_GRADED } },
  movement: {
    name: "Against the grade before",
    values: { up: "Got worse", down: "Got better", same: "The same", first: "First grade" },
  },
  ended: { name: "Past its last day", values: YES_NO },
  hour: { name: "Hour", values: Object.fromEntries(HOURS.map((hour) => [hour, hourName(hour)])) },
  tier: { name: "Tier", values: { legal: "Legal", "non-legal": "Non-legal", place: "At a place" } },
  intervention: { name: "Kind", values: kinds },
  consequence: { name: "What came of it", values: { ...CONSEQUENCE_NAMES, [NONE]: "Not decided yet" } },
  service: { name: "Service", list: "services", values: { [NONE]: NOT_RECORDED } },
  answer: { name: "Answer", values: { ...SERVICE_ANSWER_NAMES, [NONE]: "No answer yet" } },
  subject: { name: "About", values: { person: "A person", location: "A location", problem: "A problem" } },
  source: {
    name: "Made from",
    values: { incident: "An incident", problem: "A problem", case: "Another case", none: "Nothing recorded here" },
  },
  decision: {
    name: "Decision",
    values: { accepted: "Accepted", declined: "Declined", redirected: "Passed on", withdrawn: "Withdrawn" },
  },
  outcome: { name: "Outcome", list: "case-outcomes", values: { [NOT_SAID]: "None of those used here" } },
  flag: { name: "Flag", list: "case-flags" },
  course: {
    name: "From the first assessment to the last",
    values: { fell: "Fell", stayed: "Stayed", rose: "Rose", once: "Assessed once only" },
  },
  atfirst: { name: "At the first assessment", values: levels },
  atend: { name: "At closure", values: levels },
  kept: { name: "Done", values: { "on-time": "On time", late: "Late", "not-done": "Not done" } },
  reviewer: { name: "Reviewed by", values: { supervisor: "Supervisor", manager: "Manager" } },
  assessed: { name: "Assessed as", values: { risk: "Somebody of whom there is a risk", victim: "A victim" } },
  reason: { name: "Reason", values: LATE_BECAUSE_NAMES },
  ending: {
    name: "How it ended",
    values: { "not-done": "The agency did not act", "not-possible": "Circumstances changed", ended: "Ended" },
  },
  attended: { name: "Attendance", values: ATTENDANCE_STATUS_NAMES },
  item: { name: "About", values: ITEM_KIND_NAMES },
  confirmed: {
    name: "Minutes confirmed",
    values: { next: "At the next meeting", later: "At a later meeting", "not-yet": "Not yet" },
  },
} as const satisfies Record<string, Dimension>;
export type DimensionId = keyof typeof DIMENSIONS;

export function dimensionOf(id: DimensionId): Dimension {
  return DIMENSIONS[id];
}

/** As the dimension or the partnership's list has it; what is in neither stands for itself. `null` is of no group. */
export function valueName(
  by: DimensionId | "group",
  value: string | null,
  names: Readonly<Record<string, string>>,
): string {
  if (value === null) return "No group";
  const listed = by === "group" ? undefined : dimensionOf(by).values?.[value];
  return listed ?? names[value] ?? value;
}
