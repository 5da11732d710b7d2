import { lastDayBeginningWith } from "../dates/periods.ts";

/** When a victim is to be told of the case review: at which of their reports, of how many months. */
export type PromptRules = { atReport: number; windowMonths: number };

/**
 * The newest report with which the duty to tell the victim of the case review arose: on the second report in six months,
 * to any agency, whatever the threshold (statutory guidance of July 2025; DOMAIN 1.3, step 0). Each report's own six
 * months begin with its day. `days` are those of every report by the victim or for them; null when there is no duty.
 */
export function promptDueOn(days: readonly string[], { atReport, windowMonths }: PromptRules): string | null {
  const sorted = [...days].sort();
  const isAtReport = (day: string, index: number) =>
    sorted.slice(0, index + 1).filter((earlier) => lastsUntil(earlier, windowMonths) >= day).length >= atReport;
  return sorted.findLast(isAtReport) ?? null;
}

/**
 * Whether the duty of that day is one of which the victim has been, or is to be, told already: one that arose in the
 * same months. `raised` are the days with whose reports earlier duties arose.
 */
export function isPromptedAlready(day: string, raised: readonly string[], { windowMonths }: PromptRules): boolean {
  return raised.some((other) => {
    const [first, second] = other < day ? [other, day] : [day, other];
    return lastsUntil(first, windowMonths) >= second;
  });
}

function lastsUntil(day: string, months: number) {
  return lastDayBeginningWith(day, { count: months, unit: "months" });
}
