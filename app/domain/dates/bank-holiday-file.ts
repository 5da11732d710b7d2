import { z } from "zod/mini";
import { loadedYears } from "./bank-holidays.ts";
import { isDay } from "./iso-day.ts";

export type BankHoliday = { day: string; title: string };
export type FileFault = { line: number; column: string | null; message: string };

const NOT_THE_FILE = "This is not GOV.UK’s bank-holidays.json: it has no bank holidays of England and Wales";
const NOT_JSON = "This is not JSON, as GOV.UK’s bank-holidays.json is. Save that file as it is, and choose it";
const LONGEST_TITLE = 120;
/** In bytes: many times what GOV.UK publishes. */
export const LARGEST_HOLIDAY_FILE = 400_000;

const DIVISION = "england-and-wales";
const division = z.object({ events: z.array(z.object({ title: z.unknown(), date: z.unknown() })) });
/** Of all divisions, or the one of England and Wales alone: GOV.UK publishes both. */
const file = z.union([
  z.pipe(
    z.object({ [DIVISION]: division }),
    z.transform((all) => all[DIVISION]),
  ),
  z.extend(division, { division: z.literal(DIVISION) }),
]);
const ELSEWHERE = { scotland: "Scotland", "northern-ireland": "Northern Ireland" };

/** GOV.UK's file as it is published. Other divisions, notes and bunting are left aside. All of it or none. */
export function readBankHolidays(
  text: string,
): { ok: true; holidays: BankHoliday[] } | { ok: false; faults: FileFault[] } {
  const json = jsonOf(text);
  const parsed = file.safeParse(json);
  if (!parsed.success) return { ok: false, faults: [{ line: 1, column: null, message: whatElse(json) }] };
  const { events } = parsed.data;
  const holidays: BankHoliday[] = [];
  const faults: FileFault[] = [];
  events.forEach(({ title, date }, index) => {
    const fault = faultOf(title, date, holidays);
    if (fault) faults.push({ line: index + 1, ...fault });
    else holidays.push({ day: String(date), title: String(title).trim() });
  });
  if (faults.length === 0) faults.push(...unwholeYears(holidays));
  return faults.length > 0 ? { ok: false, faults } : { ok: true, holidays };
}

/** The days alone, as the file has them: what is sent again when somebody confirms what they have been shown. */
export function holidayFileText(holidays: readonly BankHoliday[]): string {
  return JSON.stringify({ [DIVISION]: { events: holidays.map(({ day, title }) => ({ title, date: day })) } });
}

/** Undefined for what is no JSON at all. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}

function whatElse(json: unknown): string {
  if (json === undefined) return NOT_JSON;
  const found = typeof json === "object" && json !== null ? (json as Record<string, unknown>) : {};
  const others = Object.entries(ELSEWHERE).filter(([name]) => name in found || found.division === name);
  if (others.length === 0 || DIVISION in found) return NOT_THE_FILE;
  const names = others.map(([, name]) => name).join(" and ");
  return `This file has the bank holidays of ${names} only, and not those of England and Wales`;
}

function faultOf(title: unknown, date: unknown, before: readonly BankHoliday[]): Omit<FileFault, "line"> | null {
  if (typeof date !== "string" || !isDay(date)) return { column: "date", message: "This is not a real day" };
  if (typeof title !== "string" || title.trim() === "") return { column: "title", message: "This day has no title" };
  if (title.length > LONGEST_TITLE)
    return { column: "title", message: `The title must be ${LONGEST_TITLE} characters or less` };
  if (before.some(({ day }) => day === date)) return { column: "date", message: "This day is in the file twice" };
  return null;
}

/** A year in part would turn bank holidays into working days. */
function unwholeYears(holidays: readonly BankHoliday[]): FileFault[] {
  const years = loadedYears(holidays.map(({ day }) => day));
  if (years.length === 0) return [{ line: 1, column: null, message: NOT_THE_FILE }];
  return years
    .filter((year) => !year.isLoaded)
    .map(({ year, count }) => ({
      line: holidays.findIndex(({ day }) => day.startsWith(`${year}-`)) + 1,
      column: null,
      message: `The file has only ${count} bank ${count === 1 ? "holiday" : "holidays"} for ${year}, and every year has eight or more`,
    }));
}

export type HolidayChange = BankHoliday & {
  fate: "added" | "changed" | "same" | "removed" | "kept";
  /** The title that stands, where the file has another. */
  before: string | null;
};

/**
 * What loading the file would do. Days in years that the file does not have are not looked at: GOV.UK drops years gone
 * by. A day that the file lacks is removed when it lies ahead; of a day gone by it is only said (`kept`), because
 * working days have been counted with it.
 */
export function compareHolidays(
  loaded: readonly BankHoliday[],
  read: readonly BankHoliday[],
  today: string,
): HolidayChange[] {
  const titles = new Map(loaded.map(({ day, title }) => [day, title]));
  const days = new Set(read.map(({ day }) => day));
  const years = new Set(read.map(({ day }) => day.slice(0, 4)));
  const given = read.map(({ day, title }): HolidayChange => {
    const before = titles.get(day) ?? null;
    const fate = before === null ? "added" : before === title ? "same" : "changed";
    return { day, title, fate, before: fate === "changed" ? before : null };
  });
  const missing = loaded
    .filter(({ day }) => years.has(day.slice(0, 4)) && !days.has(day))
    .map(({ day, title }): HolidayChange => ({ day, title, fate: day > today ? "removed" : "kept", before: null }));
  return [...given, ...missing].sort((a, b) => (a.day < b.day ? -1 : 1));
}

export function fateWords({ fate, before }: Pick<HolidayChange, "fate" | "before">): string {
  switch (fate) {
    case "added":
      return "Added";
    case "changed":
      return `Renamed, was “${before ?? ""}”`;
    case "same":
      return "Loaded already";
    case "removed":
      return "Removed: it is not in the file";
    case "kept":
      return "Kept, although it is not in the file: the day has passed";
  }
}
