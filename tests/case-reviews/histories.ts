import fc from "fast-check";
import type { CountedIncident, CountedReport, CountingRules } from "#app/domain/case-reviews/counted-report.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";

export const RULES: CountingRules = {
  thresholdCount: 3,
  localCount: 3,
  reportWindowMonths: 1,
  applicationWindowMonths: 6,
  reading: "longer",
  hateCount: 1,
  hateWindowMonths: 6,
  hateNeedsTimelyReport: true,
  households: "ask",
  countAnonymous: false,
};

let made = 0;

/** An incident of the problem, to the victim, on a day. */
export function incident(day: string, changes: Partial<CountedIncident> = {}): CountedIncident {
  const id = `incident ${(made += 1)}`;
  return {
    id,
    earliestDay: day,
    latestDay: day,
    isHate: false,
    problemId: "problem",
    affectedIds: ["victim"],
    ...changes,
  };
}

/** The victim's own report to a named body. */
export function report(
  reportedOn: string,
  incidents: CountedIncident | CountedIncident[],
  changes: Partial<CountedReport> = {},
): CountedReport {
  const reporterId = changes.reporterId === undefined ? "victim" : changes.reporterId;
  return {
    id: `report ${String((made += 1)).padStart(6, "0")}`,
    reportedOn,
    isToNamedBody: true,
    reporterId,
    forId: reporterId,
    householdId: null,
    incidents: [incidents].flat(),
    ...changes,
  };
}

const day = (from: string, days: number) => fc.integer({ min: 0, max: days }).map((n) => plusDays(from, n));
const people = ["victim", "neighbour", "other"];

/** A few incidents over ten months, a few reports of them by three people and nobody, at any distance of time. */
export const anyHistory = fc
  .array(
    fc.record({
      latestDay: day("2025-08-01", 300),
      range: fc.integer({ min: 0, max: 3 }),
      isHate: fc.boolean(),
      problemId: fc.constantFrom("problem", "another", null),
      affectedIds: fc.subarray(people),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .chain((incidents) => {
    const all = incidents.map(({ range, ...rest }, i): CountedIncident => ({
      id: `i${i}`,
      earliestDay: plusDays(rest.latestDay, -range),
      ...rest,
    }));
    return fc
      .array(
        fc.record({
          delay: fc.oneof(fc.integer({ min: -1, max: 3 }), fc.integer({ min: 26, max: 34 })),
          isToNamedBody: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
          reporterId: fc.constantFrom("victim", "victim", "neighbour", "other", null),
          forId: fc.constantFrom(null, "victim", "neighbour"),
          householdId: fc.constantFrom(null, null, "house"),
          about: fc.subarray(all, { minLength: 1 }),
        }),
        { maxLength: 6 },
      )
      .map((reports) =>
        reports.map(({ delay, about, forId, ...rest }, i): CountedReport => {
          const newest =
            about
              .map(({ latestDay }) => latestDay)
              .sort()
              .at(-1) ?? "";
          const reportedOn = plusDays(newest, delay);
          return { id: `r${i}`, reportedOn, incidents: about, forId: forId ?? rest.reporterId, ...rest };
        }),
      );
  });

export const anyRules: fc.Arbitrary<CountingRules> = fc.record({
  thresholdCount: fc.integer({ min: 1, max: 3 }),
  localCount: fc.integer({ min: 1, max: 3 }),
  reportWindowMonths: fc.constantFrom(1, 1, 2),
  applicationWindowMonths: fc.constantFrom(6, 6, 3),
  reading: fc.constantFrom("longer", "statute"),
  hateCount: fc.integer({ min: 1, max: 2 }),
  hateWindowMonths: fc.constantFrom(6, 1),
  hateNeedsTimelyReport: fc.boolean(),
  households: fc.constantFrom("ask", "each", "once"),
  countAnonymous: fc.boolean(),
});

export const anyDayOfApplication = day("2025-10-01", 330);
