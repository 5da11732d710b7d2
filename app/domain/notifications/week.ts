import { isDay, plusDays } from "../dates/iso-day.ts";

/** Weeks begin on Monday. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return plusDays(day, weekday === 0 ? -6 : 1 - weekday);
}

export function isMonday(text: string): boolean {
  return isDay(text) && mondayOf(text) === text;
}

/** The Monday of the last week that is over on that day. */
export function lastWholeWeek(today: string): string {
  return plusDays(mondayOf(today), -7);
}
