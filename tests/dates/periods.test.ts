import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { daysBetween, plusDays } from "#app/domain/dates/iso-day.ts";
import { bothReadings, lastDayAfter, lastDayBeginningWith, plusMonths } from "#app/domain/dates/periods.ts";

const anyDay = fc.integer({ min: 0, max: 30_000 }).map((days) => plusDays("1980-01-01", days));

// start · one month by the statute · by the local wording · six months by the statute · by the calendar
const READINGS = [
  ["28 January: a corresponding day in February", "2025-01-28", "2025-02-27", "2025-02-28", "2025-07-27", "2025-07-28"],
  ["30 January: February has no 30th", "2025-01-30", "2025-02-28", "2025-02-28", "2025-07-29", "2025-07-30"],
  ["the first of a month", "2025-02-01", "2025-02-28", "2025-03-01", "2025-07-31", "2025-08-01"],
  ["30 January of a leap year", "2024-01-30", "2024-02-29", "2024-02-29", "2024-07-29", "2024-07-30"],
  ["29 February", "2024-02-29", "2024-03-28", "2024-03-29", "2024-08-28", "2024-08-29"],
  ["31 March: no 31st in April or September", "2025-03-31", "2025-04-30", "2025-04-30", "2025-09-30", "2025-09-30"],
  ["31 August: no 31st in September or February", "2025-08-31", "2025-09-30", "2025-09-30", "2026-02-28", "2026-02-28"],
] as const;

describe("the published vectors", () => {
  test.each(READINGS)("%s", (_, start, monthStatute, monthLocal, sixStatute, sixCalendar) => {
    expect(lastDayBeginningWith(start, { count: 1, unit: "months" })).toBe(monthStatute);
    expect(lastDayAfter(start, { count: 1, unit: "months" })).toBe(monthLocal);
    expect(lastDayBeginningWith(start, { count: 6, unit: "months" })).toBe(sixStatute);
    expect(lastDayAfter(start, { count: 6, unit: "months" })).toBe(sixCalendar);
    expect(bothReadings(start, { count: 1, unit: "months" })).toEqual({
      beginningWith: monthStatute,
      after: monthLocal,
      longer: monthLocal,
    });
  });
});

test.each([
  ["15 March and a month", "2025-03-15", 1, "months", "2025-04-14", "2025-04-15"],
  ["31 January and a month", "2025-01-31", 1, "months", "2025-02-28", "2025-02-28"],
  ["31 January of a leap year", "2024-01-31", 1, "months", "2024-02-29", "2024-02-29"],
  ["29 January of a common year", "2025-01-29", 1, "months", "2025-02-28", "2025-02-28"],
  ["a year from 29 February", "2024-02-29", 12, "months", "2025-02-28", "2025-02-28"],
  ["four years from 29 February", "2024-02-29", 48, "months", "2028-02-28", "2028-02-29"],
  ["six months from 30 November: the report that is stale", "2024-11-30", 6, "months", "2025-05-29", "2025-05-30"],
  ["six months from 2 December: in time on the last day", "2024-12-02", 6, "months", "2025-06-01", "2025-06-02"],
  ["three years of a public spaces order", "2023-10-20", 36, "months", "2026-10-19", "2026-10-20"],
  ["over the end of a year", "2025-12-31", 2, "months", "2026-02-28", "2026-02-28"],
  ["21 days beginning with the notice", "2026-03-02", 21, "days", "2026-03-22", "2026-03-23"],
  ["7 days beginning with service", "2026-02-25", 7, "days", "2026-03-03", "2026-03-04"],
  ["14 days following the notice", "2026-03-20", 14, "days", "2026-04-02", "2026-04-03"],
  ["one day", "2026-03-29", 1, "days", "2026-03-29", "2026-03-30"],
] as const)("%s: the day counted, and not", (_, start, count, unit, counted, after) => {
  expect(lastDayBeginningWith(start, { count, unit })).toBe(counted);
  expect(lastDayAfter(start, { count, unit })).toBe(after);
});

test.each([
  ["the same day of the month", "2026-03-15", 1, "2026-04-15"],
  ["the last day where there is no 31st", "2026-03-31", 1, "2026-04-30"],
  ["the last day of February", "2026-01-31", 1, "2026-02-28"],
  ["29 February in a leap year", "2028-01-31", 1, "2028-02-29"],
  ["backwards", "2026-03-31", -1, "2026-02-28"],
  ["not at all", "2026-03-31", 0, "2026-03-31"],
])("months added: %s", (_, day, months, expected) => {
  expect(plusMonths(day, months)).toBe(expected);
});

test("a period that begins with a day is never longer than one after it, by a day at the most", () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 60 }), fc.constantFrom("days", "months"), (day, count, unit) => {
      const { beginningWith, after, longer } = bothReadings(day, { count, unit });
      expect(daysBetween(beginningWith, after)).toBeGreaterThanOrEqual(0);
      expect(daysBetween(beginningWith, after)).toBeLessThanOrEqual(1);
      expect(longer).toBe(after);
      expect(beginningWith >= day).toBe(true);
    }),
  );
});

test("a longer period never ends earlier", () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (day, count) => {
      const shorter = lastDayBeginningWith(day, { count, unit: "months" });
      expect(lastDayBeginningWith(day, { count: count + 1, unit: "months" }) > shorter).toBe(true);
    }),
  );
});
