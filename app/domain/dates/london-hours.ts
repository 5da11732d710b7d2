import { addHours, addMilliseconds, differenceInMilliseconds } from "date-fns";
import { londonDay, plusDays } from "./iso-day.ts";
import { londonMidnight } from "./london-midnight.ts";

const HOUR = 3_600_000;
const clock = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", hour: "2-digit", minute: "2-digit" });

/**
 * The instant at which clocks in London show that time (HH:MM) on that day. A time that the clocks skip in March is an
 * hour later on the clock (01:30 is 02:30); of one that comes twice in October it is the first.
 */
export function londonInstant(day: string, time: string): Date {
  const asIfUtc = new Date(`${day}T${time}:00Z`);
  const asSummer = addHours(asIfUtc, -1);
  return londonDay(asSummer) === day && clock.format(asSummer) === time ? asSummer : asIfUtc;
}

/** What clocks in London show: "13:30". */
export function londonTimeOfDay(instant: Date): string {
  return clock.format(instant);
}

/**
 * So many hours later, where the hours of some days do not count: 48 hours without Christmas Day for a closure order
 * (ASBCPA 2014 s80), 24 without Sundays, Christmas Day and Good Friday for an arrest (s9). Days are London's, of 23 and
 * 25 hours when the clocks change.
 */
export function plusHoursLeavingOut(instant: Date, hours: number, isLeftOut: (day: string) => boolean): Date {
  let left = hours * HOUR;
  let at = instant;
  for (;;) {
    const day = londonDay(at);
    const dayEnds = londonMidnight(plusDays(day, 1));
    if (!isLeftOut(day)) {
      const rest = differenceInMilliseconds(dayEnds, at);
      if (left <= rest) return addMilliseconds(at, left);
      left -= rest;
    }
    at = dayEnds;
  }
}

export function isChristmasDay(day: string): boolean {
  return day.endsWith("-12-25");
}
