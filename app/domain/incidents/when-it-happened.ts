import { longDay, shortDay } from "../dates/iso-day.ts";
import type { LoggedIncident } from "./log-incident.form.ts";

export type Refusal = { field: string; message: string };
type WhenTyped = Pick<LoggedIncident, "happenedOn" | "happenedAt" | "untilOn" | "untilAt">;
/** Days are London's, and times of its clock; the latest day is the one that counts (DOMAIN 1.5). */
export type When = { earliestDay: string; earliestTime: string | null; latestDay: string; latestTime: string | null };

/** When it happened, as it is recorded of what was typed: without a latest day or time it is no range. */
export function happeningOf({ happenedOn, happenedAt, untilOn, untilAt }: WhenTyped): When {
  return {
    earliestDay: happenedOn,
    earliestTime: happenedAt,
    latestDay: untilOn ?? happenedOn,
    latestTime: untilOn === null && untilAt === null ? happenedAt : untilAt,
  };
}

/** The other way: what is typed to record that it happened then. */
export function typedOf({ earliestDay, earliestTime, latestDay, latestTime }: When): WhenTyped {
  const isRange = latestDay !== earliestDay || latestTime !== earliestTime;
  return {
    happenedOn: earliestDay,
    happenedAt: earliestTime,
    untilOn: isRange ? latestDay : null,
    untilAt: isRange ? latestTime : null,
  };
}

/** A range ends when it begins, or later. */
export function refuseOrder({ happenedOn, happenedAt, untilOn, untilAt }: WhenTyped): Refusal[] {
  if (untilOn !== null && untilOn < happenedOn)
    return [{ field: "untilOn", message: "Latest day must be after the earliest" }];
  const isBackwards =
    (untilOn === null || untilOn === happenedOn) && happenedAt !== null && untilAt !== null && untilAt < happenedAt;
  return isBackwards ? [{ field: "untilAt", message: "Latest time must be after the earliest" }] : [];
}

/** Nothing happens after it was reported, or after anything else that came of it: the day itself is not after. */
export function refuseAfter({ happenedOn, untilOn }: WhenTyped, limit: { day: string; what: string }): Refusal[] {
  const notAfter = `must be on or before ${limit.what}, ${longDay(limit.day)}`;
  const faults: Refusal[] = [];
  if (happenedOn > limit.day) faults.push({ field: "happenedOn", message: `Day on which it happened ${notAfter}` });
  if (untilOn !== null && untilOn >= happenedOn && untilOn > limit.day)
    faults.push({ field: "untilOn", message: `Latest day ${notAfter}` });
  return faults;
}

export function whenWords({ earliestDay, earliestTime, latestDay, latestTime }: When): string {
  const at = (day: string, time: string | null) => [day, time].filter(Boolean).join(", ");
  if (earliestDay === latestDay && earliestTime === latestTime) return at(longDay(latestDay), latestTime);
  return `Between ${at(shortDay(earliestDay), earliestTime)} and ${at(shortDay(latestDay), latestTime)}`;
}
