import fc from "fast-check";
import { expect, test } from "vitest";
import { bankHolidaysOf, loadedYears } from "#app/domain/dates/bank-holidays.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import {
  calendarNotLoaded,
  isWorkingDay,
  plusWorkingDays,
  workingDaysBetween,
} from "#app/domain/dates/working-days.ts";

const DAYS_2026 = [
  "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31", "2026-12-25", "2026-12-28",
]; // prettier-ignore
const DAYS_2027 = [
  "2027-01-01", "2027-03-26", "2027-03-29", "2027-05-03", "2027-05-31", "2027-08-30", "2027-12-27", "2027-12-28",
]; // prettier-ignore
const holidays = bankHolidaysOf([...DAYS_2026, ...DAYS_2027]);

const known = <T>(value: T) => ({ kind: "known", value });
const notLoaded = (year: number) => ({ kind: "calendar-not-loaded", year });

test.each([
  ["a Monday", "2026-03-02", true],
  ["a Friday", "2026-03-06", true],
  ["a Saturday", "2026-03-07", false],
  ["a Sunday", "2026-03-08", false],
  ["Good Friday", "2026-04-03", false],
  ["the day before Good Friday", "2026-04-02", true],
  ["Easter Monday", "2026-04-06", false],
  ["the day after Easter Monday", "2026-04-07", true],
  ["Christmas Day", "2026-12-25", false],
  ["the substitute for Boxing Day, which is a Saturday", "2026-12-28", false],
  ["the day after it", "2026-12-29", true],
  ["the Sunday on which the clocks go forward", "2026-03-29", false],
  ["the Monday after", "2026-03-30", true],
])("%s", (_, day, expected) => {
  expect(isWorkingDay(day, holidays)).toEqual(known(expected));
});

test.each([
  ["one day on", "2026-03-02", 1, "2026-03-03"],
  ["received on Friday, three days on", "2026-03-06", 3, "2026-03-11"],
  ["received on Saturday: Monday is the first", "2026-03-07", 1, "2026-03-09"],
  ["received on Sunday: Monday is the first", "2026-03-08", 1, "2026-03-09"],
  ["over Easter", "2026-04-02", 1, "2026-04-07"],
  ["received on Good Friday", "2026-04-03", 1, "2026-04-07"],
  ["ten days over Easter", "2026-03-30", 10, "2026-04-15"],
  ["over Christmas and New Year", "2026-12-24", 3, "2026-12-31"],
  ["over the end of a year", "2026-12-31", 1, "2027-01-04"],
  ["over the change of clocks in March", "2026-03-27", 1, "2026-03-30"],
  ["over the change of clocks in October", "2026-10-23", 1, "2026-10-26"],
  ["backwards over Easter", "2026-04-07", -1, "2026-04-02"],
  ["backwards from a Sunday", "2026-03-08", -1, "2026-03-06"],
  ["none, on a working day: that day", "2026-03-06", 0, "2026-03-06"],
  ["none, on a Saturday: the next working day", "2026-03-07", 0, "2026-03-09"],
])("working days added: %s", (_, day, n, expected) => {
  expect(plusWorkingDays(day, n, holidays)).toEqual(known(expected));
});

test.each([
  ["the same day", "2026-03-06", "2026-03-06", 0],
  ["to the next day", "2026-03-05", "2026-03-06", 1],
  ["over a weekend", "2026-03-06", "2026-03-09", 1],
  ["to a Saturday", "2026-03-06", "2026-03-07", 0],
  ["over Easter", "2026-04-02", "2026-04-07", 1],
  ["backwards", "2026-04-07", "2026-04-02", -1],
])("working days between: %s", (_, from, to, expected) => {
  expect(workingDaysBetween(from, to, holidays)).toEqual(known(expected));
});

test.each([
  ["a weekday after the last year loaded", isWorkingDay("2028-01-03", holidays), 2028],
  ["a weekday before the first", isWorkingDay("2025-12-31", holidays), 2025],
  ["a count that runs past the last year", plusWorkingDays("2027-12-30", 2, holidays), 2028],
  ["a count back before the first", plusWorkingDays("2026-01-02", -1, holidays), 2025],
  ["days between that end after it", workingDaysBetween("2027-12-01", "2028-01-10", holidays), 2028],
  ["any weekday when nothing is loaded", isWorkingDay("2026-03-02", bankHolidaysOf([])), 2026],
])("beyond the years loaded no day is given but the year that is missing: %s", (_, answer, year) => {
  expect(answer).toEqual(notLoaded(year));
});

test("people are told which year to have loaded", () => {
  expect(calendarNotLoaded(2028)).toBe(
    "The bank holidays for 2028 are not loaded, so working days cannot be counted. Ask an administrator to load them",
  );
});

test("the last working day of the last year is still known", () => {
  expect(plusWorkingDays("2027-12-30", 1, holidays)).toEqual(known("2027-12-31"));
});

test("a year loaded in part does not count as loaded, and ends what is known", () => {
  const days = [...DAYS_2026, "2028-01-03", ...DAYS_2027.slice(0, 7)];
  expect(loadedYears(days)).toEqual([
    { year: 2026, count: 8, isLoaded: true },
    { year: 2027, count: 7, isLoaded: false },
    { year: 2028, count: 1, isLoaded: false },
  ]);
  expect(bankHolidaysOf(days)).toMatchObject({ years: new Set([2026]), knownUntil: "2026-12-31" });
});

test("a year that is missing in between is not known, those on either side of it are", () => {
  const gap = bankHolidaysOf([...DAYS_2026.map((day) => day.replace("2026", "2024")), ...DAYS_2026, ...DAYS_2027]);
  expect(gap.knownUntil).toBe("2024-12-31");
  expect(isWorkingDay("2024-07-01", gap)).toEqual(known(true));
  expect(isWorkingDay("2025-07-01", gap)).toEqual(notLoaded(2025));
  expect(isWorkingDay("2026-07-01", gap)).toEqual(known(true));
  expect(plusWorkingDays("2024-12-31", 1, gap)).toEqual(notLoaded(2025));
});

const aDay = fc.integer({ min: 40, max: 640 }).map((days) => plusDays("2026-01-01", days));

test("adding working days and counting them undo each other", () => {
  fc.assert(
    fc.property(aDay, fc.integer({ min: -20, max: 20 }), (day, n) => {
      fc.pre(n !== 0);
      const reached = plusWorkingDays(day, n, holidays);
      if (reached.kind !== "known") throw new Error("not loaded");
      expect(isWorkingDay(reached.value, holidays)).toEqual(known(true));
      const from = isWorkingDay(day, holidays);
      const between = workingDaysBetween(day, reached.value, holidays);
      expect(between).toEqual(known(n));
      if (from.kind === "known" && from.value) expect(plusWorkingDays(reached.value, -n, holidays)).toEqual(known(day));
    }),
  );
});

test("one more working day is always later, and the days skipped are none", () => {
  fc.assert(
    fc.property(aDay, fc.integer({ min: 1, max: 20 }), (day, n) => {
      const [first, second] = [plusWorkingDays(day, n, holidays), plusWorkingDays(day, n + 1, holidays)];
      if (first.kind !== "known" || second.kind !== "known") throw new Error("not loaded");
      expect(second.value > first.value).toBe(true);
      expect(workingDaysBetween(first.value, second.value, holidays)).toEqual(known(1));
    }),
  );
});
