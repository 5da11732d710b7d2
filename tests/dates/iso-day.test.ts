import { expect, test } from "vitest";
import { isDay } from "#app/domain/dates/iso-day.ts";

test.each([
  ["the first day of 1800", "1800-01-01", true],
  ["the day before", "1799-12-31", false],
  ["the last day of 9899", "9899-12-31", true],
  ["the day after", "9900-01-01", false],
  ["the last of all years in four figures", "9999-12-31", false],
  ["a day that no month has", "2026-02-30", false],
])("a day of the calendar: %s", (_, day, expected) => {
  expect(isDay(day)).toBe(expected);
});
