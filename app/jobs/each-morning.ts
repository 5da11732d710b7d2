import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { londonInstant } from "#app/domain/dates/london-hours.ts";

const AT = "06:00";

/** The next six o'clock in London: before people begin to work, and the same on the clock all year. */
export function nextMorning(now: Date): Date {
  const today = londonDay(now);
  const morning = londonInstant(today, AT);
  return morning > now ? morning : londonInstant(plusDays(today, 1), AT);
}
