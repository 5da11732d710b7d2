import { plusMonths } from "./periods.ts";

/** The bank holidays of England and Wales, and the years of which the list is complete. */
export type BankHolidays = {
  /** Each as YYYY-MM-DD. */
  days: ReadonlySet<string>;
  /** The years that are loaded whole. Of a day in another nobody can say whether it is a working day. */
  years: ReadonlySet<number>;
  /** Last day of the unbroken run that begins with the first of these years; before any day when there is none. */
  knownUntil: string;
};

/** Local policy: working days of a year ahead can be counted, so that no date is asked for that cannot be given. */
const MONTHS_WANTED = 12;

/** No year of England and Wales has fewer (Banking and Financial Dealings Act 1971, with Christmas Day and Good Friday). */
const FEWEST_IN_A_YEAR = 8;

export type LoadedYear = { year: number; count: number; isLoaded: boolean };

/** Each year that has any, oldest first. A year with fewer than eight was loaded in part and does not count as loaded. */
export function loadedYears(days: Iterable<string>): LoadedYear[] {
  const counts = new Map<number, number>();
  for (const day of days) {
    const year = yearOf(day);
    counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return [...counts]
    .map(([year, count]) => ({ year, count, isLoaded: count >= FEWEST_IN_A_YEAR }))
    .sort((a, b) => a.year - b.year);
}

/** What the table holds, as the rules take it. */
export function bankHolidaysOf(days: Iterable<string>): BankHolidays {
  const all = new Set(days);
  const whole = loadedYears(all).filter((year) => year.isLoaded);
  const years = new Set(whole.map(({ year }) => year));
  let last = Math.min(...years);
  while (years.has(last + 1)) last += 1;
  return { days: all, years, knownUntil: years.size > 0 ? `${last}-12-31` : "0000-01-01" };
}

/** Whether the list says anything of that day. */
export function isKnown(day: string, { years }: BankHolidays): boolean {
  return years.has(yearOf(day));
}

/** Whether fewer than twelve months lie ahead. */
export function isRunningOut(holidays: BankHolidays, today: string): boolean {
  return holidays.knownUntil < plusMonths(today, MONTHS_WANTED);
}

export function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}
