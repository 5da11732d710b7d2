import { RISK_LEVEL_NAMES, RISK_LEVELS } from "../risk/levels.ts";

/** A number over days, or one that stands on a day. */
export type MeasureSpan = "days" | "last-day";
export type MeasuredRecord = "referral" | "case" | "action";

export type Measure = {
  id: string;
  name: string;
  /** For the head of a column, under a caption that says of what. */
  short: string;
  meaning: string;
  /** The day that decides whether a record is counted (DOMAIN 11: each measure names it). */
  dateField: string;
  source: string;
  record: MeasuredRecord;
  span: MeasureSpan;
  byRisk: boolean;
};

const FIRST_ASSESSMENT =
  "Risk at referral is not recorded yet: the level is that of the first assessment in the case that followed, whenever it was made. Without a case or an assessment it is not assessed.";
const FINISHED = {
  dateField: "Day the action was finished",
  source: "Actions",
  record: "action",
  span: "days",
  byRisk: false,
} as const;
const DECIDED = {
  dateField: "Day of the decision",
  source: "Referrals",
  record: "referral",
  span: "days",
  byRisk: false,
} as const;

/** What is counted of the partnership's own work, over the whole partnership whoever asks (DESIGN 5). */
export const MEASURES = [
  {
    id: "referrals-received",
    name: "Referrals received",
    short: "Received",
    meaning: `Referrals made to a group, about people, locations and problems. One that was passed on counts once, in the group that decides, by the day it was first received. ${FIRST_ASSESSMENT}`,
    dateField: "Day the referral was received",
    source: "Referrals",
    record: "referral",
    span: "days",
    byRisk: true,
  },
  {
    id: "referrals-accepted",
    name: "Referrals accepted",
    short: "Accepted",
    meaning: "Referrals that a group took on as a case. A corrected decision counts as corrected.",
    ...DECIDED,
  },
  {
    id: "referrals-declined",
    name: "Referrals declined",
    short: "Declined",
    meaning: "Referrals that a group did not take on.",
    ...DECIDED,
  },
  {
    id: "referrals-otherwise",
    name: "Referrals redirected or withdrawn",
    short: "Redirected or withdrawn",
    meaning: "Referrals passed on to another group, counted in the group that passed them on, or taken back.",
    ...DECIDED,
  },
  {
    id: "referrals-awaiting",
    name: "Referrals awaiting a decision",
    short: "Awaiting",
    meaning:
      "Referrals received by the end of the day and not decided by then. One that was passed on later waits in the group that it was made to first.",
    dateField: "Day received, and day of the decision",
    source: "Referrals",
    record: "referral",
    span: "last-day",
    byRisk: false,
  },
  {
    id: "cases-open",
    name: "Open cases",
    short: "Open",
    meaning:
      "Cases opened by the end of the day and not closed by then, those on hold included. The level is the highest among the case's people, from the newest assessment of each made by that day.",
    dateField: "Day opened, and day closed",
    source: "Cases and their risk assessments",
    record: "case",
    span: "last-day",
    byRisk: true,
  },
  {
    id: "actions-on-time",
    name: "Actions done on time",
    short: "On time",
    meaning: "Actions done on or before their original due day.",
    ...FINISHED,
  },
  {
    id: "actions-late-agreed",
    name: "Actions done late, as agreed",
    short: "Late, agreed",
    meaning: "Actions done after the original due day and by the due day they were extended to.",
    ...FINISHED,
  },
  {
    id: "actions-late",
    name: "Actions done late",
    short: "Late",
    meaning: "Actions done after their due day.",
    ...FINISHED,
  },
  {
    id: "actions-not-done",
    name: "Actions not done",
    short: "Not done",
    meaning:
      "Actions that ended without being done: the agency did not act, circumstances changed, or they were ended.",
    ...FINISHED,
  },
  {
    id: "actions-open",
    name: "Actions still open",
    short: "Still open",
    meaning: "Actions raised by the end of the day and not finished by then, those on hold and overdue included.",
    dateField: "Day raised, and day finished",
    source: "Actions",
    record: "action",
    span: "last-day",
    byRisk: false,
  },
  {
    id: "actions-overdue",
    name: "Actions overdue",
    short: "Overdue",
    meaning:
      "Of those still open, the ones whose due day had passed. Not while on hold, until the day of the hold has passed as well. Due days and holds are those recorded now.",
    dateField: "Due day",
    source: "Actions",
    record: "action",
    span: "last-day",
    byRisk: false,
  },
] as const satisfies readonly Measure[];
export type MeasureId = (typeof MEASURES)[number]["id"];
export const MEASURE_IDS = MEASURES.map((measure) => measure.id) as [MeasureId, ...MeasureId[]];

export function measureOf(id: MeasureId): Measure {
  const measure = MEASURES.find((m) => m.id === id);
  if (!measure) throw new Error(`There is no measure ${id}`);
  return measure;
}

export const NOT_ASSESSED = "not-assessed";
/** The columns of a table by risk: High and Very High each for itself (DOMAIN 11). */
export const RISK_COLUMNS = [...RISK_LEVELS, NOT_ASSESSED] as const;
export type RiskColumn = (typeof RISK_COLUMNS)[number];
export const RISK_COLUMN_NAMES: Record<RiskColumn, string> = { ...RISK_LEVEL_NAMES, [NOT_ASSESSED]: "Not assessed" };

/** Which of a measure's rows: of a group ("none": of no group), of a level; everything when not said. */
export type MeasureFilter = { group?: string; risk?: RiskColumn };
export const NO_GROUP = "none";

export type MeasureCount = { measure: MeasureId; group: string; risk: RiskColumn | null; count: number };

/** What one cell says: the counts that its filter lets through, added up. */
export function cellCount(counts: readonly MeasureCount[], measure: MeasureId, { group, risk }: MeasureFilter = {}) {
  return counts
    .filter(
      (c) =>
        c.measure === measure && (group === undefined || c.group === group) && (risk === undefined || c.risk === risk),
    )
    .reduce((sum, c) => sum + c.count, 0);
}
