import { subHours } from "date-fns";
import { londonDay } from "./iso-day.ts";

/** The instant at which a day begins in London: midnight UTC in winter, an hour before it in summer. */
export function londonMidnight(day: string): Date {
  const midnight = new Date(`${day}T00:00:00Z`);
  const hourBefore = subHours(midnight, 1);
  return londonDay(hourBefore) === day ? hourBefore : midnight;
}
