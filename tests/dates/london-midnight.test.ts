import fc from "fast-check";
import { expect, test } from "vitest";
import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { londonMidnight } from "#app/domain/dates/london-midnight.ts";

test.each([
  ["in winter", "2026-01-15", "2026-01-15T00:00:00.000Z"],
  ["in summer", "2026-07-15", "2026-07-14T23:00:00.000Z"],
  ["the day the clocks go forward", "2026-03-29", "2026-03-29T00:00:00.000Z"],
  ["the day after", "2026-03-30", "2026-03-29T23:00:00.000Z"],
  ["the day the clocks go back", "2026-10-25", "2026-10-24T23:00:00.000Z"],
  ["the day after that", "2026-10-26", "2026-10-26T00:00:00.000Z"],
  ["a leap day", "2028-02-29", "2028-02-29T00:00:00.000Z"],
])("%s a day begins at midnight in London", (_, day, instant) => {
  expect(londonMidnight(day).toISOString()).toBe(instant);
});

test("the instant before a day's first belongs to the day before", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
      const day = plusDays("1990-01-01", days);
      const first = londonMidnight(day);
      expect(londonDay(first)).toBe(day);
      expect(londonDay(new Date(first.getTime() - 1))).toBe(plusDays(day, -1));
    }),
  );
});
