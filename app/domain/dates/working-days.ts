import { getISODay, parseISO } from "date-fns";
import { type BankHolidays, isKnown, yearOf } from "./bank-holidays.ts";
import { plusDays } from "./iso-day.ts";

/**
 * An answer that rests on the bank holidays, or the year for which they are not loaded: better no day than a wrong one.
 * Working days are Monday to Friday without the bank holidays of England and Wales (DOMAIN 1.3).
 */
export type Counted<T> = { kind: "known"; value: T } | { kind: "calendar-not-loaded"; year: number };

export function isWorkingDay(day: string, holidays: BankHolidays): Counted<boolean> {
  if (isWeekend(day)) return { kind: "known", value: false };
  if (!isKnown(day, holidays)) return { kind: "calendar-not-loaded", year: yearOf(day) };
  return { kind: "known", value: !holidays.days.has(day) };
}

/** Saturday or Sunday. */
export function isWeekend(day: string): boolean {
  return getISODay(parseISO(day)) > 5;
}

/**
 * The n-th working day after the day, which itself is never counted ("within 3 working days": received on Friday, due
 * on Wednesday); before it when n is negative. 0: the day itself if it is a working day, or else the next one.
 */
export function plusWorkingDays(day: string, n: number, holidays: BankHolidays): Counted<string> {
  const step = n < 0 ? -1 : 1;
  let left = Math.abs(n);
  let reached = n === 0 ? plusDays(day, -1) : day;
  if (n === 0) left = 1;
  while (left > 0) {
    reached = plusDays(reached, step);
    const working = isWorkingDay(reached, holidays);
    if (working.kind !== "known") return working;
    if (working.value) left -= 1;
  }
  return { kind: "known", value: reached };
}

/** Working days after the first day, up to and with the second; negative backwards, 0 for the same day. */
export function workingDaysBetween(from: string, to: string, holidays: BankHolidays): Counted<number> {
  const step = to < from ? -1 : 1;
  let count = 0;
  for (let day = from; day !== to;) {
    day = plusDays(day, step);
    const working = isWorkingDay(day, holidays);
    if (working.kind !== "known") return working;
    if (working.value) count += step;
  }
  return { kind: "known", value: count };
}

/** What to tell people when a day could not be counted. */
export function calendarNotLoaded(year: number): string {
  return `The bank holidays for ${year} are not loaded, so working days cannot be counted. Ask an administrator to load them`;
}
