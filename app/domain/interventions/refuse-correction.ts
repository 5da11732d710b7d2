import { longDay } from "../dates/iso-day.ts";
import type { FormRefusal } from "./refuse-form.ts";
import type { InterventionState } from "./record.ts";

type Days = { state: InterventionState; issuedOn: string; fromDay: string; untilDay: string | null };

/** What has happened to it already, in days; ends are those of the whole and of each respondent. */
export type Happened = {
  servedOn: readonly string[];
  endedOn: readonly string[];
  breachedOn: readonly string[];
  /** Of extensions, variations, reviews and appeals, none of which comes before the issue. */
  steppedOn: readonly string[];
  isExtended: boolean;
};

/**
 * What a correction cannot make of a record to which something has happened: what was served, breached, ended or extended
 * was made; and its days leave no service, breach, end or step outside. A day that is not changed is not asked about.
 */
export function refuseCorrection(before: Days, after: Days, happened: Happened): FormRefusal[] {
  const { servedOn, endedOn, breachedOn, steppedOn, isExtended } = happened;
  const faults: FormRefusal[] = [];
  const hasHappened = isExtended || servedOn.length + endedOn.length + breachedOn.length > 0;
  if (before.state === "made" && after.state === "planned" && hasHappened)
    faults.push({
      field: "state",
      message: "It has been served, breached, extended or ended, so it was made",
    });
  const beforeIssue = firstOf([...servedOn, ...endedOn, ...steppedOn], (day) => day < after.issuedOn);
  if (after.issuedOn > before.issuedOn && beforeIssue !== undefined)
    faults.push({
      field: "issuedOn",
      message: `Something happened to it on ${longDay(beforeIssue)}: the day of issue must not be after that`,
    });
  const beforeStart = firstOf([...breachedOn, ...endedOn], (day) => day < after.fromDay);
  if (after.fromDay > before.fromDay && beforeStart !== undefined)
    faults.push({
      field: "fromDay",
      message: `It was breached or ended on ${longDay(beforeStart)}: the first day must not be after that`,
    });
  const until = after.untilDay;
  const isSooner = until !== null && (before.untilDay === null || until < before.untilDay);
  const afterEnd = isSooner ? firstOf([...servedOn, ...breachedOn, ...endedOn], (day) => day > until) : undefined;
  if (afterEnd !== undefined)
    faults.push({
      field: "untilDay",
      message: `It was served, breached or ended on ${longDay(afterEnd)}: the last day must not be before that`,
    });
  return faults;
}

function firstOf(days: readonly string[], is: (day: string) => boolean): string | undefined {
  return days.filter(is).sort()[0];
}
