import type { CspName } from "./csp-names.ts";
import { columnsNamed } from "./heading-columns.ts";
import { quarterPeriod, type Period, type Quarter } from "./quarter.ts";

/** Recorded crime by community safety partnership, as the Home Office publishes it (DATA 1). */
export type HomeOfficeRow = CspName &
  Period & { offenceGroup: string; offenceSubgroup: string; offence: string; offenceCode: string; crimes: number };

const NAMES = {
  year: ["financial year", "fin year", "year"],
  quarter: ["financial quarter", "fin quarter", "quarter"],
  force: ["police force", "force name", "police force area", "force"],
  csp: ["csp name", "community safety partnership", "community safety partnership name", "csp"],
  offence: ["offence description", "offence"],
  group: ["offence group"],
  subgroup: ["offence subgroup", "offence sub group"],
  code: ["offence code", "code"],
  count: ["offence count", "number of offences", "count of offences", "offences", "count"],
} as const;
export type HomeOfficeColumns = Record<keyof typeof NAMES, number | undefined>;
/** Far more than a whole country's. A quarter may be corrected below nought. */
const MOST_CRIMES = 100_000_000;
const LONGEST_NAME = 300;
const NEEDED = ["year", "quarter", "force", "csp", "count"] as const;

/** The heading of a sheet with figures, or null: the sheet of notes has none. */
export function homeOfficeColumns(cells: readonly string[]): HomeOfficeColumns | null {
  const found = columnsNamed(cells, NAMES);
  if (NEEDED.some((meaning) => found[meaning] === undefined)) return null;
  if (found.offence === undefined && found.group === undefined) return null;
  return found as HomeOfficeColumns;
}

const PRINTED: Record<(typeof NEEDED)[number] | "offence", string> = {
  year: "Financial Year",
  quarter: "Financial Quarter",
  force: "Police Force",
  csp: "CSP Name",
  count: "Offence Count",
  offence: "Offence Description",
};

/** What a row lacks to be the heading, as the Home Office prints it; null for a row that has less than half of it. */
export function lackingOfHeading(cells: readonly string[]): string[] | null {
  const found = columnsNamed(cells, NAMES);
  const lacking = NEEDED.filter((meaning) => found[meaning] === undefined);
  if (lacking.length > NEEDED.length / 2) return null;
  const isAnonymous = found.offence === undefined && found.group === undefined;
  return [...lacking, ...(isAnonymous ? (["offence"] as const) : [])].map((meaning) => PRINTED[meaning]);
}

/** Which partnership a row is of, before anything else of it is read: of nearly all rows nothing else is. */
export function cspOfRow(cells: readonly string[], columns: HomeOfficeColumns): CspName {
  return { force: textAt(cells, columns.force), cspName: textAt(cells, columns.csp) };
}

/** "2025/26" and 1, "Q1" or "1.0"; an offence code is text, for "8N" and "37.2" stand beside 46. */
export function readHomeOfficeRow(
  cells: readonly string[],
  columns: HomeOfficeColumns,
): HomeOfficeRow | { column: string; message: string } {
  const [year, quarter, count] = [columns.year, columns.quarter, columns.count].map((at) => textAt(cells, at));
  const financialYear = yearOf(year ?? "");
  if (financialYear === null)
    return { column: "Financial Year", message: `"${year}" is no financial year such as 2025/26` };
  const number = quarterOf(quarter ?? "");
  if (number === null) return { column: "Financial Quarter", message: `"${quarter}" is no quarter from 1 to 4` };
  const crimes = /^-?(\d+|\d{1,3}(,\d{3})+)(\.0+)?$/.test(count ?? "")
    ? Number((count ?? "").replaceAll(",", ""))
    : NaN;
  if (!(Math.abs(crimes) <= MOST_CRIMES))
    return { column: "Offence Count", message: `"${count}" is not a whole number of offences` };
  const names = [columns.group, columns.subgroup, columns.offence, columns.code].map((at) => textAt(cells, at));
  if (names.some((name) => name.length > LONGEST_NAME))
    return { column: "Offence Description", message: `An offence's name is longer than ${LONGEST_NAME} characters` };
  return {
    ...cspOfRow(cells, columns),
    ...quarterPeriod({ year: financialYear, number }),
    offenceGroup: textAt(cells, columns.group),
    offenceSubgroup: textAt(cells, columns.subgroup),
    offence: textAt(cells, columns.offence),
    offenceCode: textAt(cells, columns.code),
    crimes,
  };
}

function yearOf(text: string): number | null {
  const [, first, second] = /^((?:19|20)\d\d)\s*[/_-]\s*((?:19|20)?\d\d)$/.exec(text) ?? [];
  if (!first || !second) return null;
  return (Number(first) + 1) % 100 === Number(second.slice(-2)) ? Number(first) : null;
}

function quarterOf(text: string): Quarter["number"] | null {
  const [, number] = /^(?:q|qtr|quarter)? ?([1-4])(?:\.0+)?$/i.exec(text) ?? [];
  return number === undefined ? null : (Number(number) as Quarter["number"]);
}

function textAt(cells: readonly string[], column: number | undefined) {
  return column === undefined ? "" : (cells[column] ?? "").trim();
}
