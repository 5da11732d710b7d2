import { longDay } from "../dates/iso-day.ts";

type Known = { name: string; closedOn: string | null; licensedFrom: string | null };

/** Nothing that happened after the day on which premises closed for good is theirs; that day itself still is. */
export function refuseAfterClosing({ name, closedOn }: Omit<Known, "licensedFrom">, day: string): string | null {
  if (closedOn === null || day <= closedOn) return null;
  return `${name} closed on ${longDay(closedOn)}, and this was on ${longDay(day)}. Correct the day, or choose other premises`;
}

/** Said and not refused: a licence may have been varied or transferred, and the register have a later day. */
export function beforeLicence({ name, licensedFrom }: Omit<Known, "closedOn">, day: string): string | null {
  if (licensedFrom === null || day >= licensedFrom) return null;
  return `The licence of ${name} is recorded from ${longDay(licensedFrom)}, and this was on ${longDay(day)}.`;
}
