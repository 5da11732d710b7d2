import { daysBetween, isDay, plusDays } from "../dates/iso-day.ts";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const WEEKDAY = "(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\\s+)?";
const WRITTEN = new RegExp(`\\b${WEEKDAY}(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTH}\\b,?\\s+(\\d{4})\\b`, "i");
const WITHOUT_YEAR = new RegExp(`^${WEEKDAY}(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTH}$`, "i");
const FIGURES = /(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?![\d/.-])/;
const ISO = /(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])/;

/** So many days from today. */
const BY_NAME = new Map([
  ["today", 0],
  ["tomorrow", 1],
  ["yesterday", -1],
]);

/** How far ahead two figures of a year may lie: 31 in 2026 is 2031, and 32 is 1932. */
const YEARS_AHEAD = 5;

/**
 * A day that stands in what somebody typed, as people here write days (day before month), and the words without it. A day
 * without its year is the nearest to today, and only by itself: "3 May" may be the beginning of an address.
 */
export function dayInWords(text: string, today: string): { day: string | null; rest: string } {
  const typed = text.trim();
  const relative = BY_NAME.get(typed.toLowerCase());
  if (relative !== undefined) return { day: plusDays(today, relative), rest: "" };
  const alone = WITHOUT_YEAR.exec(typed);
  if (alone) return found(typed, alone[0], nearest(monthDay(alone[2], alone[1]), today));
  const written = WRITTEN.exec(typed);
  if (written) return found(typed, written[0], `${written[3] ?? ""}-${monthDay(written[2], written[1])}`);
  const iso = ISO.exec(typed);
  if (iso) return found(typed, iso[0], iso[0]);
  const figures = FIGURES.exec(typed);
  if (!figures) return { day: null, rest: typed };
  const [whole, day = "", month = "", year = ""] = figures;
  return found(typed, whole, `${wholeYear(year, today)}-${two(month)}-${two(day)}`);
}

function found(typed: string, whole: string, day: string | null) {
  if (day === null || !isDay(day)) return { day: null, rest: typed };
  return { day, rest: typed.replace(whole, " ").replaceAll(/\s+/g, " ").trim() };
}

function monthDay(month = "", day = "") {
  return `${two(String(MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1))}-${two(day)}`;
}

function nearest(monthAndDay: string, today: string): string | null {
  const year = Number(today.slice(0, 4));
  const days = [year - 1, year, year + 1].map((y) => `${y}-${monthAndDay}`).filter((day) => isDay(day));
  const far = (day: string) => Math.abs(daysBetween(today, day));
  return days.sort((a, b) => far(a) - far(b))[0] ?? null;
}

function wholeYear(year: string, today: string) {
  if (year.length === 4) return year;
  const century = Number(today.slice(0, 2));
  const of = century * 100 + Number(year);
  return String(of > Number(today.slice(0, 4)) + YEARS_AHEAD ? of - 100 : of);
}

function two(figures: string) {
  return figures.padStart(2, "0");
}
