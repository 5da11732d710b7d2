import { isDay, plusDays } from "../dates/iso-day.ts";

/** Weeks begin on Monday. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return plusDays(day, weekday === 0 ? -6 : 1 - weekday);
}

export function isMonday(text: string): boolean {
  return isDay(text) && mondayOf(text) === text;
}

/** The setting notifications.weekly-summary-day. */
const SUMMARY_DAYS = { monday: 0, tuesday: 1, wednesday: 2, thursday: 3, friday: 4 } as const;
export type SummaryDay = keyof typeof SUMMARY_DAYS | "never";

/**
 * The Monday of the week of which managers are to have heard by that day: the last whole one, from the chosen day of the
 * week after it on, so that a morning that was missed is made up for. Null before that day, and where none is sent.
 */
export function weekToTellOf(today: string, summaryDay: SummaryDay): string | null {
  if (summaryDay === "never") return null;
  return today < plusDays(mondayOf(today), SUMMARY_DAYS[summaryDay]) ? null : lastWholeWeek(today);
}

/** The Monday of the last week that is over on that day. */
export function lastWholeWeek(today: string): string {
  return plusDays(mondayOf(today), -7);
}
