import { refuseAfterClosing } from "./closing-day.ts";

/** A day on which something can have been found at premises. Days are London's. */
export function refuseRecordDay(
  day: string,
  premises: { name: string; closedOn: string | null },
  today: string,
): string | null {
  if (day > today) return "Day on which it happened must be today or in the past";
  return refuseAfterClosing(premises, day);
}
