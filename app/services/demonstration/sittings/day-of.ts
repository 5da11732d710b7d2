import { plusDays } from "#app/domain/dates/iso-day.ts";
import { isWeekend } from "#app/domain/dates/working-days.ts";
import { at } from "../world.ts";

/** That day, or the nearest before it (after it: `step` 1) that is not at a weekend. */
export function weekdayNear(day: string, step: 1 | -1 = -1): string {
  return isWeekend(day) ? weekdayNear(plusDays(day, step), step) : day;
}

/** So many minutes after a meeting has begun. */
export function minutesAfter({ day, startTime }: { day: string; startTime: string }, minutes: number): Date {
  return new Date(at(day, startTime).getTime() + minutes * 60_000);
}
