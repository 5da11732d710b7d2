import { getISODay, parseISO } from "date-fns";
import { isChristmasDay, londonInstant, londonTimeOfDay, plusHoursLeavingOut } from "../dates/london-hours.ts";
import { londonDay } from "../dates/iso-day.ts";
import type { Holidays } from "./law.ts";

export type LegalMoment = { kind: "known"; day: string; time: string } | { kind: "calendar-not-loaded"; year: string };

const SUNDAY = 7;
const FRIDAY = 5;

/**
 * So many hours after a time on London's clocks, leaving out the days that the words of the law name: Sunday, Christmas
 * Day, Good Friday (ASBCPA 2014 ss9, 77, 80). Real hours: 24 hours over the night on which the clocks go forward end an
 * hour later on the clock. Good Friday is read from the bank holidays; of a Friday between 20 March and 23 April of a
 * year that is not loaded nobody can say, and then there is no answer.
 */
export function legalHoursAfter(
  { day, time }: { day: string; time: string },
  hours: number,
  leavingOut: string,
  { goodFridays, holidayYears }: Holidays,
): LegalMoment {
  const [sunday, christmas, goodFriday] = ["Sunday", "Christmas Day", "Good Friday"].map((name) =>
    leavingOut.includes(name),
  );
  let missing: string | null = null;
  const at = plusHoursLeavingOut(londonInstant(day, time), hours, (one) => {
    if (goodFriday && mayBeGoodFriday(one) && !holidayYears.has(Number(one.slice(0, 4)))) missing ??= one.slice(0, 4);
    return (
      (sunday === true && getISODay(parseISO(one)) === SUNDAY) ||
      (christmas === true && isChristmasDay(one)) ||
      (goodFriday === true && goodFridays.has(one))
    );
  });
  if (missing !== null) return { kind: "calendar-not-loaded", year: missing };
  return { kind: "known", day: londonDay(at), time: londonTimeOfDay(at) };
}

/** Easter Sunday falls from 22 March to 25 April. */
function mayBeGoodFriday(day: string): boolean {
  const inYear = day.slice(5);
  return inYear >= "03-20" && inYear <= "04-23" && getISODay(parseISO(day)) === FRIDAY;
}

/** Whether the first is later on London's clocks than the second. */
export function isLaterThan(a: { day: string; time: string }, b: { day: string; time: string }): boolean {
  return londonInstant(a.day, a.time) > londonInstant(b.day, b.time);
}
