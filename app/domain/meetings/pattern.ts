import { getDaysInMonth, getISODay, parseISO } from "date-fns";
import { daysBetween, plusDays } from "../dates/iso-day.ts";
import { plusMonths } from "../dates/periods.ts";

export const PATTERN_KINDS = ["every-n-weeks", "nth-weekday-of-month", "quarterly"] as const;
export type PatternKind = (typeof PATTERN_KINDS)[number];

/** Monday is 1. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
/** -1 is the last of the month. A month without a fifth has no meeting on it. */
export type Nth = -1 | 1 | 2 | 3 | 4 | 5;

/** How a group meets (DOMAIN 5.1). Quarters begin in January, April, July and October, as those of the financial year do. */
export type Pattern =
  | { kind: "every-n-weeks"; weekday: Weekday; weeks: number }
  | { kind: "nth-weekday-of-month"; weekday: Weekday; nth: Nth }
  | { kind: "quarterly"; weekday: Weekday; nth: Nth; monthOfQuarter: 1 | 2 | 3 };

/** A pattern in force from a day to a day, both included; with no end for good. */
export type Series = { id: string; pattern: Pattern; fromDay: string; untilDay: string | null };

export const WEEKDAY_NAMES: Record<Weekday, string> = {
  1: "Monday",
  2: "Tuesday",
  3: "Wednesday",
  4: "Thursday",
  5: "Friday",
  6: "Saturday",
  7: "Sunday",
};

export const NTH_NAMES: Record<Nth, string> = {
  1: "First",
  2: "Second",
  3: "Third",
  4: "Fourth",
  5: "Fifth",
  "-1": "Last",
};

export const MONTHS_OF_QUARTER = {
  1: "January, April, July and October",
  2: "February, May, August and November",
  3: "March, June, September and December",
} as const;

export function weekdayOf(day: string): Weekday {
  return getISODay(parseISO(day)) as Weekday;
}

/** The first such weekday on the day or after it. */
export function weekdayOnOrAfter(day: string, weekday: Weekday): string {
  return plusDays(day, (weekday - weekdayOf(day) + 7) % 7);
}

/** In the month of that day; null where the month has no fifth. */
export function nthWeekdayOfMonth(anyDay: string, weekday: Weekday, nth: Nth): string | null {
  const first = `${anyDay.slice(0, 7)}-01`;
  const earliest = weekdayOnOrAfter(first, weekday);
  const length = getDaysInMonth(parseISO(first));
  const offset = daysBetween(first, earliest);
  const count = Math.floor((length - 1 - offset) / 7) + 1;
  const wanted = nth === -1 ? count : nth;
  return wanted > count ? null : plusDays(earliest, 7 * (wanted - 1));
}

/** The days of the series from one day to another, both included, in order. They are the same however the window lies. */
export function seriesDays({ pattern, fromDay, untilDay }: Omit<Series, "id">, from: string, to: string): string[] {
  const begin = from > fromDay ? from : fromDay;
  const end = untilDay !== null && untilDay < to ? untilDay : to;
  if (begin > end) return [];
  return pattern.kind === "every-n-weeks"
    ? weeklyDays(weekdayOnOrAfter(fromDay, pattern.weekday), 7 * pattern.weeks, begin, end)
    : monthlyDays(pattern, begin, end);
}

function weeklyDays(first: string, step: number, begin: string, end: string): string[] {
  const days: string[] = [];
  const steps = Math.max(0, Math.ceil(daysBetween(first, begin) / step));
  for (let day = plusDays(first, steps * step); day <= end; day = plusDays(day, step)) days.push(day);
  return days;
}

function monthlyDays(pattern: Exclude<Pattern, { kind: "every-n-weeks" }>, begin: string, end: string): string[] {
  const days: string[] = [];
  for (let month = `${begin.slice(0, 7)}-01`; month <= end; month = plusMonths(month, 1)) {
    if (pattern.kind === "quarterly" && monthOfQuarter(month) !== pattern.monthOfQuarter) continue;
    const day = nthWeekdayOfMonth(month, pattern.weekday, pattern.nth);
    if (day !== null && day >= begin && day <= end) days.push(day);
  }
  return days;
}

function monthOfQuarter(day: string): number {
  return ((Number(day.slice(5, 7)) - 1) % 3) + 1;
}

/** "Every 6 weeks on Thursday", "Last Friday of each month", "Second Tuesday of January, April, July and October". */
export function patternInWords(pattern: Pattern): string {
  const weekday = WEEKDAY_NAMES[pattern.weekday];
  switch (pattern.kind) {
    case "every-n-weeks":
      return pattern.weeks === 1 ? `Every ${weekday}` : `Every ${pattern.weeks} weeks on ${weekday}`;
    case "nth-weekday-of-month":
      return `${NTH_NAMES[pattern.nth]} ${weekday} of ${pattern.nth === 5 ? "each month that has one" : "each month"}`;
    case "quarterly":
      return `${NTH_NAMES[pattern.nth]} ${weekday} of ${MONTHS_OF_QUARTER[pattern.monthOfQuarter]}`;
  }
}
