import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { londonInstant } from "#app/domain/dates/london-hours.ts";

const AT = "06:00";

/** The next six o'clock in London: before people begin to work, and the same on the clock all year. */
export function nextMorning(now: Date): Date {
  const today = londonDay(now);
  const morning = londonInstant(today, AT);
  return morning > now ? morning : londonInstant(plusDays(today, 1), AT);
}

/** The next Monday's. */
export function nextMondayMorning(now: Date): Date {
  let morning = nextMorning(now);
  while (!isMonday(londonDay(morning))) morning = nextMorning(morning);
  return morning;
}

function isMonday(day: string) {
  return new Date(`${day}T12:00:00Z`).getUTCDay() === 1;
}
