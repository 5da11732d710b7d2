import { describe, expect, test } from "vitest";
import { compareHolidays, holidayFileText, readBankHolidays } from "#app/domain/dates/bank-holiday-file.ts";
import { bankHolidaysOf, isRunningOut } from "#app/domain/dates/bank-holidays.ts";
import { fileOf, HOLIDAYS_2028 } from "./holiday-file.ts";

describe("reading GOV.UK's file", () => {
  test("England and Wales alone, with a byte order mark or without", () => {
    const text = fileOf(HOLIDAYS_2028);
    expect(readBankHolidays(text)).toEqual({ ok: true, holidays: HOLIDAYS_2028 });
    expect(readBankHolidays(`\uFEFF${text}`)).toEqual({ ok: true, holidays: HOLIDAYS_2028 });
  });

  test.each([
    ["a list", "[]"],
    ["null", "null"],
    ["no events", '{"england-and-wales":{}}'],
    ["events that are no list", '{"england-and-wales":{"events":{"title":"a"}}}'],
    ["an empty list", '{"england-and-wales":{"events":[]}}'],
  ])("%s is not the file", (_, text) => {
    expect(readBankHolidays(text)).toEqual({
      ok: false,
      faults: [
        {
          line: 1,
          column: null,
          message: "This is not GOV.UK’s bank-holidays.json: it has no bank holidays of England and Wales",
        },
      ],
    });
  });

  test.each([
    ["nothing", "", "This is not JSON"],
    ["a web page", "<!doctype html>", "This is not JSON"],
    ["half of the file", fileOf(HOLIDAYS_2028).slice(0, 200), "This is not JSON"],
    ["Scotland alone", '{"scotland":{"events":[]}}', "has the bank holidays of Scotland only"],
    [
      "Scotland and Northern Ireland",
      '{"scotland":{"events":[]},"northern-ireland":{"events":[]}}',
      "has the bank holidays of Scotland and Northern Ireland only",
    ],
    ["GOV.UK's file of Scotland", '{"division":"scotland","events":[]}', "has the bank holidays of Scotland only"],
  ])("%s is told from the file", (_, text, message) => {
    expect(readBankHolidays(text)).toMatchObject({
      ok: false,
      faults: [{ line: 1, column: null, message: expect.stringContaining(message) as string }],
    });
  });

  test("GOV.UK's file of England and Wales by itself is read too, and what is confirmed reads the same", () => {
    const { "england-and-wales": own } = JSON.parse(fileOf(HOLIDAYS_2028)) as Record<string, unknown>;
    expect(readBankHolidays(JSON.stringify(own))).toEqual({ ok: true, holidays: HOLIDAYS_2028 });
    expect(readBankHolidays(holidayFileText(HOLIDAYS_2028))).toEqual({ ok: true, holidays: HOLIDAYS_2028 });
  });

  test.each([
    ["29 February of a common year", { day: "2027-02-29", title: "A day" }, "date", "This is not a real day"],
    ["a day written otherwise", { day: "01/03/2028", title: "A day" }, "date", "This is not a real day"],
    ["no title", { day: "2028-03-01", title: " " }, "title", "This day has no title"],
    [
      "an endless title",
      { day: "2028-03-01", title: "x".repeat(121) },
      "title",
      "The title must be 120 characters or less",
    ],
    ["a day that is there twice", { day: "2028-12-25", title: "Again" }, "date", "This day is in the file twice"],
  ])("%s is told with its place in the file, and nothing is read", (_, wrong, column, message) => {
    expect(readBankHolidays(fileOf([...HOLIDAYS_2028, wrong]))).toEqual({
      ok: false,
      faults: [{ line: 9, column, message }],
    });
  });

  test("a year in part is refused, because the days that it lacks would count as working days", () => {
    expect(readBankHolidays(fileOf([...HOLIDAYS_2028, { day: "2029-01-01", title: "New Year’s Day" }]))).toMatchObject({
      ok: false,
      faults: [{ line: 9, message: "The file has only 1 bank holiday for 2029, and every year has eight or more" }],
    });
  });
});

describe("comparing it with what is loaded", () => {
  const fates = (loaded: typeof HOLIDAYS_2028, read: typeof HOLIDAYS_2028, today: string) =>
    compareHolidays(loaded, read, today)
      .filter(({ fate }) => fate !== "same")
      .map(({ day, fate, before }) => [day, fate, before]);
  const extra = { day: "2028-06-05", title: "An extra day" };

  test.each([
    ["nothing is different", HOLIDAYS_2028, HOLIDAYS_2028, "2027-01-01", []],
    ["a new day", HOLIDAYS_2028, [...HOLIDAYS_2028, extra], "2027-01-01", [["2028-06-05", "added", null]]],
    [
      "another title",
      [...HOLIDAYS_2028, extra],
      [...HOLIDAYS_2028, { ...extra, title: "Jubilee" }],
      "2027-01-01",
      [["2028-06-05", "changed", "An extra day"]],
    ],
    [
      "a day ahead that is gone",
      [...HOLIDAYS_2028, extra],
      HOLIDAYS_2028,
      "2028-06-04",
      [["2028-06-05", "removed", null]],
    ],
    ["today, gone: kept", [...HOLIDAYS_2028, extra], HOLIDAYS_2028, "2028-06-05", [["2028-06-05", "kept", null]]],
    ["a day of the past: kept", [...HOLIDAYS_2028, extra], HOLIDAYS_2028, "2028-06-06", [["2028-06-05", "kept", null]]],
    [
      "a year that the file does not have",
      [{ day: "2019-01-01", title: "A" }],
      HOLIDAYS_2028.slice(0, 1),
      "2018-01-01",
      [["2028-01-03", "added", null]],
    ],
  ])("%s", (_, loaded, read, today, expected) => {
    expect(fates(loaded, read, today)).toEqual(expected);
  });
});

test.each([
  ["a year and a day ahead", "2027-12-30", false],
  ["a year ahead to the day", "2027-12-31", false],
  ["a day less", "2028-01-01", true],
  ["after the last day", "2029-01-01", true],
])("the calendar runs out within twelve months: %s", (_, today, expected) => {
  expect(isRunningOut(bankHolidaysOf(HOLIDAYS_2028.map(({ day }) => day)), today)).toBe(expected);
});
