import { bothReadings } from "../dates/periods.ts";
import type { CountedIncident, CountedReport, CountingRules } from "./counted-report.ts";

/** Under which reading of the two periods a report of an incident is in time. */
export type InTimeUnder = "both" | "local-wording" | "statute" | "neither";

/** One report of one incident, looked at on a day (ASBCPA 2014 s104(11); DOMAIN 1.4, steps 1 and 2). */
export type Timing = {
  incidentId: string;
  /** Made within the month, by the reading that counts. */
  isTimely: boolean;
  /** Made within the six months before the day, and not after it. */
  isFresh: boolean;
  inTimeUnder: InTimeUnder;
  lastDayToReport: string;
  /** The last day on which an application counts it. */
  lastDayToApply: string;
  /** In time by the latest day on which it may have happened, and not by the earliest: a matter to look at. */
  turnsOnRange: boolean;
};

export function timingOf(
  { reportedOn }: Pick<CountedReport, "reportedOn">,
  { id, earliestDay, latestDay }: Pick<CountedIncident, "id" | "earliestDay" | "latestDay">,
  on: string,
  rules: CountingRules,
): Timing {
  const toReport = bothReadings(latestDay, { count: rules.reportWindowMonths, unit: "months" });
  const toApply = bothReadings(reportedOn, { count: rules.applicationWindowMonths, unit: "months" });
  const counts = rules.reading === "statute" ? "beginningWith" : "longer";
  const isWithin = (reading: "beginningWith" | "after" | "longer") => ({
    report: reportedOn >= latestDay && reportedOn <= toReport[reading],
    application: on >= reportedOn && on <= toApply[reading],
  });
  const inTime = (reading: "beginningWith" | "after") => isWithin(reading).report && isWithin(reading).application;
  const earliest = bothReadings(earliestDay, { count: rules.reportWindowMonths, unit: "months" });
  return {
    incidentId: id,
    isTimely: isWithin(counts).report,
    isFresh: isWithin(counts).application,
    inTimeUnder: readingsOf(inTime("beginningWith"), inTime("after")),
    lastDayToReport: toReport[counts],
    lastDayToApply: toApply[counts],
    turnsOnRange: isWithin(counts).report && reportedOn > earliest[counts],
  };
}

function readingsOf(statute: boolean, localWording: boolean): InTimeUnder {
  if (statute) return localWording ? "both" : "statute";
  return localWording ? "local-wording" : "neither";
}

/** Of several incidents in one report the one by which it stands best; the earliest given of those alike. */
export function bestOf(timings: readonly Timing[]): Timing | null {
  const standing = ({ isTimely, isFresh, inTimeUnder, turnsOnRange }: Timing) =>
    (isTimely && isFresh ? 8 : 0) + (isTimely ? 4 : 0) + (inTimeUnder === "both" ? 2 : 0) + (turnsOnRange ? 0 : 1);
  return timings.reduce<Timing | null>(
    (best, next) => (best === null || standing(next) > standing(best) ? next : best),
    null,
  );
}
