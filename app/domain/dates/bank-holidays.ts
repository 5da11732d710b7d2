import { plusMonths } from "./periods.ts";

/** The bank holidays of England and Wales, and the days between which the list is complete. */
export type BankHolidays = {
  /** Each as YYYY-MM-DD. */
  days: ReadonlySet<string>;
  /** First and last day of the unbroken run of years loaded. Outside it nobody can say what is a working day. */
  knownFrom: string;
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

/** What the table holds, as the rules take it: known for the unbroken run of loaded years that ends with the last one. */
export function bankHolidaysOf(days: Iterable<string>): BankHolidays {
  const all = new Set(days);
  const years = new Set(
    loadedYears(all)
      .filter((year) => year.isLoaded)
      .map(({ year }) => year),
  );
  const last = Math.max(...years);
  let first = last;
  while (years.has(first - 1)) first -= 1;
  // With none loaded the last is before the first, and no day lies between.
  if (years.size === 0) return { days: all, knownFrom: "9999-12-31", knownUntil: "0000-01-01" };
  return { days: all, knownFrom: `${first}-01-01`, knownUntil: `${last}-12-31` };
}

/** Whether the list says anything of that day. */
export function isKnown(day: string, holidays: BankHolidays): boolean {
  return day >= holidays.knownFrom && day <= holidays.knownUntil;
}

/** Whether fewer than twelve months lie ahead. */
export function isRunningOut(holidays: BankHolidays, today: string): boolean {
  return holidays.knownUntil < plusMonths(today, MONTHS_WANTED);
}

export function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}
