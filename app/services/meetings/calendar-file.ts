import { createEvents, type EventAttributes } from "ics";
import type { CalendarEntry } from "#app/domain/meetings/calendar.ts";

/** Entries as a file of RFC 5545. */
export function calendarFile(entries: readonly CalendarEntry[]): string {
  const { value, error } = createEvents(entries.map(eventOf), {
    productId: "-//Joint Action//EN",
    calName: "Meetings",
    method: "PUBLISH",
  });
  if (error || typeof value !== "string") throw error ?? new Error("No calendar was made");
  return value;
}

function eventOf({
  uid,
  sequence,
  title,
  place,
  start,
  minutes,
  isOff,
  changedAt,
  url,
}: CalendarEntry): EventAttributes & { timestamp: number } {
  return {
    ...{ uid, sequence, title, url, duration: { minutes } },
    ...{ start: start.getTime(), startInputType: "utc", startOutputType: "utc" },
    timestamp: changedAt.getTime(),
    status: isOff ? "CANCELLED" : "CONFIRMED",
    classification: "PRIVATE",
    ...(place === null ? {} : { location: place }),
  };
}
