import { z } from "zod/mini";
import { isDay, plusDays } from "../dates/iso-day.ts";
import { RISK_LEVELS, type RiskLevel } from "../risk/levels.ts";

/** The lists of a group's cases. `new` and `reviews-due` are open cases too. */
export const CASE_TAB_NAMES = {
  open: "Open",
  new: "New",
  "reviews-due": "Reviews due",
  "on-hold": "On hold",
  closed: "Closed",
} as const;
export type CaseTab = keyof typeof CASE_TAB_NAMES;
export const CASE_TABS = Object.keys(CASE_TAB_NAMES) as [CaseTab, ...CaseTab[]];

export const CASE_SORT_NAMES = { risk: "Risk, then oldest review", newest: "Newest" } as const;
export type CaseSort = keyof typeof CASE_SORT_NAMES;
const SORTS = Object.keys(CASE_SORT_NAMES) as [CaseSort, ...CaseSort[]];

/** Full years; the ages of responsibility (10) and of adults (18) are borders (DOMAIN 2.5, 11). */
export const AGE_BAND_NAMES = {
  "under-10": "Under 10",
  "10-13": "10 to 13",
  "14-17": "14 to 17",
  "18-24": "18 to 24",
  "25-34": "25 to 34",
  "35-54": "35 to 54",
  "55-over": "55 and over",
  unknown: "Not known",
} as const;
export type AgeBand = keyof typeof AGE_BAND_NAMES;
export const AGE_BANDS = Object.keys(AGE_BAND_NAMES) as [AgeBand, ...AgeBand[]];
const FROM_AGE: Record<Exclude<AgeBand, "unknown">, readonly [from: number, before: number | null]> = {
  "under-10": [0, 10],
  "10-13": [10, 14],
  "14-17": [14, 18],
  "18-24": [18, 25],
  "25-34": [25, 35],
  "35-54": [35, 55],
  "55-over": [55, null],
};

export const NOT_ASSESSED = "not-assessed";
/** Of a lead: the agency leads and has named nobody. */
export const NOBODY = "nobody";
const RISKS = [...RISK_LEVELS, NOT_ASSESSED] as const;

const optional = <T extends z.ZodMiniType>(type: T) => z.catch(z.optional(type), undefined);

/** From an address: ids, codes and words of ours, nothing about anybody. What is no filter of ours filters nothing. */
export const caseFilterForm = z.object({
  risk: optional(z.enum(RISKS)),
  agency: optional(z.uuidv7()),
  officer: optional(z.union([z.uuidv7(), z.literal(NOBODY)])),
  beat: optional(z.string().check(z.regex(/^[\w .&/-]{1,20}$/))),
  age: optional(z.enum(AGE_BANDS)),
  flag: optional(z.uuidv7()),
  sort: optional(z.enum(SORTS)),
});
export type CaseFilter = z.output<typeof caseFilterForm>;
/** `status` is the tab: the word that addresses of lists of cases have had from the first. */
export type CaseListAsked = CaseFilter & { group: string; status: CaseTab };

/** Without sort and empty fields, in one order: the same list has one address. */
function caseListTexts({ group, status, ...filter }: CaseListAsked): Record<string, string> {
  const given = Object.entries({ group, status, ...filter });
  return Object.fromEntries(given.filter((entry): entry is [string, string] => Boolean(entry[1])));
}

export function caseListHref(asked: CaseListAsked, more: Record<string, string> = {}): string {
  return `/cases?${new URLSearchParams({ ...caseListTexts(asked), ...more }).toString()}`;
}

/** How the filters that need more than a name are asked of the database. */
export type BirthBounds = { from: string | null; to: string | null } | "unknown";

/** Born from the first to the last day, both included, to be of that age today. Their twin is ageOn. */
export function birthBounds(band: AgeBand, today: string): BirthBounds {
  if (band === "unknown") return "unknown";
  const [from, before] = FROM_AGE[band];
  return {
    from: before === null ? null : plusDays(bornFor(before, today), 1),
    to: from === 0 ? null : bornFor(from, today),
  };
}

/** The last day of birth on which somebody has that age today. Born on 29 February: a year older on 1 March. */
function bornFor(age: number, today: string): string {
  const year = String(Number(today.slice(0, 4)) - age).padStart(4, "0");
  const sameDay = `${year}${today.slice(4)}`;
  return isDay(sameDay) ? sameDay : `${year}-02-28`;
}

/**
 * The order of the agenda (DOMAIN 5.2: High before Medium, then oldest review): 1 comes first. What nobody has assessed
 * may be high, so it comes after High and before Medium. Its twin is riskRankSql.
 */
export function riskRank(level: RiskLevel | null): number {
  return { "very-high": 1, high: 2, none: 3, medium: 4, low: 5 }[level ?? "none"];
}

/** The day of the last assessment; while there is none, of opening. Its twin is reviewedOnSql. */
export function reviewedOn(record: { riskAssessedOn: string | null; openedOn: string }): string {
  return record.riskAssessedOn ?? record.openedOn;
}

/** Since the day of the group's last meeting, that day included; before its first one every open case is new. */
export function isNewSince(openedOn: string, lastSitting: string | null): boolean {
  return lastSitting === null || openedOn >= lastSitting;
}

/** Due today or before. Its twin in SQL compares the same. */
export function isReviewDue(reviewDueOn: string | null, today: string): boolean {
  return reviewDueOn !== null && reviewDueOn <= today;
}

export type CaseKey = { rank: number; reviewedOn: string; openedOn: string; id: string };

/** The last row of the page before, in an address: its place in either order. */
export const caseKeyField = optional(
  z.string().check(z.regex(/^[1-5]~\d{4}-\d{2}-\d{2}~\d{4}-\d{2}-\d{2}~[0-9a-f-]{36}$/)),
);

export function caseKey(text: string | undefined): CaseKey | undefined {
  const [rank, reviewed = "", openedOn = "", id = ""] = text?.split("~") ?? [];
  return rank === undefined ? undefined : { rank: Number(rank), reviewedOn: reviewed, openedOn, id };
}

type Row = { riskLevel: RiskLevel | null; riskAssessedOn: string | null; openedOn: string; id: string };

export function keyOfRow(row: Row): CaseKey {
  return { rank: riskRank(row.riskLevel), reviewedOn: reviewedOn(row), openedOn: row.openedOn, id: row.id };
}

export function keyText({ rank, reviewedOn: reviewed, openedOn, id }: CaseKey): string {
  return [rank, reviewed, openedOn, id].join("~");
}
