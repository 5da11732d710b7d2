import { longDay } from "../dates/iso-day.ts";
import { type ColumnsRefusal, fits, headingOf, type Which, wordOf } from "./crime-table-columns.ts";
import { crimeTypeOf, type OwnTypeName } from "./crime-type-names.ts";
import type { CrimeType } from "./crime-types.ts";
import { plainText, printedDay } from "./printed-figures.ts";
import { dayAYearBefore, type Period } from "./quarter.ts";

/** Where the figures of one type stand in a table whose rows are beats or wards. */
export type TypeColumns = { crimeType: CrimeType; previous: number | null; current: number; percent: number | null };
type Meaning = Which | "percent" | "other";
type Given = { column: number; crimeType: CrimeType; words: string };

const AREA_HEADING = /^(beat|ward|area|neighbourhood|npa)s?( (no|number|name|code|area))?\.?$|^$/i;
/** What may stand beside a type in the heading of a column. Anything else could make it another type, so it is not read. */
const BESIDE_A_TYPE =
  /%|\+ ?\/ ?-|per ?cent(age)?|variance|performance|change|diff(erence)?|total|number|count|offences|as at|year to date|ytd|previous|prior|current|last year|this year|year before|\bto\b|\bat\b|\b(\d{1,2}( ?(st|nd|rd|th))?)\b|\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\b(19|20)\d\d([/-]\d\d)?\b|[.,:;()/-]/gi;

/** The row that names types of crime, or null when it is none. */
export function isAreaHeading(cells: readonly string[], own: readonly OwnTypeName[]) {
  return AREA_HEADING.test(plainText(cells[0] ?? "")) && cells.slice(1).some((cell) => typeBeside(cell, own) !== null);
}

/** Whether a row only says what the columns under each type are, so that the heading takes two rows. */
export function isSubHeading(cells: readonly string[]) {
  const filled = cells.slice(1).filter((cell) => plainText(cell) !== "");
  return filled.length > 0 && filled.every((cell) => meaningOf(cell) !== null);
}

/**
 * The columns of each type: "All Crime | | | Robbery…" above "Sept 2022 | Sept 2023 | % variance…", or both in one row. A
 * type stands above its columns until the next one does. Which year a column is of is never taken from its place.
 */
export function areaTableColumns(
  heading: readonly string[],
  below: readonly string[] | null,
  period: Period,
  own: readonly OwnTypeName[],
): TypeColumns[] | ColumnsRefusal {
  const given: Given[] = [];
  let above: CrimeType | null = null;
  for (let column = 1; column < Math.max(heading.length, below?.length ?? 0); column++) {
    const text = plainText(heading[column] ?? "");
    const found = text === "" ? null : typeBeside(text, own);
    if (text !== "" && !found) return { column: headingOf(heading, column), message: `"${text}" is no type of crime` };
    if (below && found) above = found.crimeType;
    const crimeType = below ? above : (found?.crimeType ?? null);
    if (crimeType === null) continue;
    const words = `${found?.words ?? ""} ${below?.[column] ?? ""}`.trim();
    if (words === "" && below) continue;
    given.push({ column, crimeType, words });
  }
  return columnsByType(given, heading, period);
}

function columnsByType(given: Given[], heading: readonly string[], period: Period): TypeColumns[] | ColumnsRefusal {
  const types = [...new Set(given.map(({ crimeType }) => crimeType))];
  const found: TypeColumns[] = [];
  for (const crimeType of types) {
    const columns: Partial<Record<Meaning, number>> = {};
    for (const { column, words } of given.filter((g) => g.crimeType === crimeType)) {
      const meaning = meaningOf(words, period);
      const name = headingOf(heading, column);
      if (meaning === null)
        return { column: name, message: `It does not say whether this is ${crimeType} of ${yearsOf(period)}` };
      if (meaning !== "other" && columns[meaning] !== undefined)
        return { column: name, message: `Two columns of ${crimeType} have this meaning` };
      columns[meaning] = column;
    }
    const { previous = null, current, percent = null } = columns;
    if (current === undefined)
      return { column: null, message: `No column gives ${crimeType} at ${longDay(period.to)}` };
    found.push({ crimeType, previous, current, percent });
  }
  return found;
}

function yearsOf({ to }: Period) {
  return `the days to ${longDay(dayAYearBefore(to))} or to ${longDay(to)}`;
}

/** Without a period: whether it is a meaning at all. */
function meaningOf(text: string, period?: Period): Meaning | null {
  const words = plainText(text).toLowerCase();
  if (/%|per ?cent|variance|performance/.test(words)) return "percent";
  if (/diff|\+ ?\/ ?-/.test(words)) return "other";
  const word = wordOf(words);
  if (word) return word;
  const day = printedDay(words);
  if (!day) return /\bchange\b/.test(words) ? "percent" : null;
  if (!period) return "current";
  const fitting = (["previous", "current"] as const).filter((which) =>
    fits(day, which === "current" ? period.to : dayAYearBefore(period.to)),
  );
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/** A type of crime and what else the heading says, in either order; null when something is left that is neither. */
function typeBeside(text: string, own: readonly OwnTypeName[]): { crimeType: CrimeType; words: string } | null {
  const plain = plainText(text);
  const whole = crimeTypeOf(plain, own);
  if (whole) return { crimeType: whole, words: "" };
  const parts = plain.split(" ");
  for (let cut = parts.length - 1; cut > 0; cut--) {
    const pairs: [string, string][] = [
      [parts.slice(0, cut).join(" "), parts.slice(cut).join(" ")],
      [parts.slice(-cut).join(" "), parts.slice(0, -cut).join(" ")],
    ];
    for (const [name, words] of pairs) {
      const crimeType = crimeTypeOf(name, own);
      if (crimeType && words.replaceAll(BESIDE_A_TYPE, "").trim() === "") return { crimeType, words };
    }
  }
  return null;
}
