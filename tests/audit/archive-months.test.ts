import { describe, expect, test } from "vitest";
import {
  archivedInWords,
  archiveName,
  instantsOfLogMonth,
  isLogMonth,
  logMonthInWords,
  logMonthOf,
  logMonthPlus,
  logMonthsBetween,
  refuseArchiving,
} from "#app/domain/audit/archive.ts";
import { isBackupName } from "#app/domain/operation/manifest.ts";

const LAST_OF_MARCH = "2026-03-31T23:59:59.999Z";
const FIRST_OF_APRIL = "2026-04-01T00:00:00.000Z";

test.each<[string, string, string, boolean, RegExp | null]>([
  ["13 months back, on the last instant of a month", "2025-02", LAST_OF_MARCH, false, null],
  ["a month more, on that instant", "2025-03", LAST_OF_MARCH, false, /2025-02 or earlier: the last 13 months stay/],
  ["the same an instant later", "2025-03", FIRST_OF_APRIL, false, null],
  ["12 months back, when told", "2025-03", LAST_OF_MARCH, true, null],
  ["up to the current month, when told", "2026-03", LAST_OF_MARCH, true, null],
  ["beyond it, whatever is told", "2026-04", LAST_OF_MARCH, true, /2026-03 or earlier: only months that are past/],
  ["beyond it, and not told", "2026-04", LAST_OF_MARCH, false, /2026-03 or earlier: only months that are past/],
  ["no month", "2025-13", LAST_OF_MARCH, true, /must be a month/],
])("%s", (_name, before, now, mayBeRecent, refusal) => {
  const refused = refuseArchiving(before, now, mayBeRecent);
  if (refusal === null) expect(refused).toBeNull();
  else expect(refused).toMatch(refusal);
});

test.each([
  ["2024-01", true],
  ["2024-12", true],
  ["2024-00", false],
  ["2024-13", false],
  ["2024-1", false],
  ["2024-01-01", false],
  ["x2024-01", false],
])("%s is a month: %s", (text, is) => {
  expect(isLogMonth(text)).toBe(is);
});

describe("months", () => {
  test.each([
    ["2024-02", { from: "2024-02-01T00:00:00.000Z", before: "2024-03-01T00:00:00.000Z" }],
    ["2023-12", { from: "2023-12-01T00:00:00.000Z", before: "2024-01-01T00:00:00.000Z" }],
  ])("%s from its first instant to before the next", (month, instants) => {
    expect(instantsOfLogMonth(month)).toEqual(instants);
    expect(logMonthOf(instants.from)).toBe(month);
    expect(logMonthOf(instants.before)).toBe(logMonthPlus(month, 1));
  });

  test("follow each other over the end of a year, and none lies between one and itself", () => {
    expect(logMonthsBetween("2023-11", "2024-02")).toEqual(["2023-11", "2023-12", "2024-01"]);
    expect(logMonthsBetween("2024-02", "2024-02")).toEqual([]);
    expect(logMonthPlus("2024-01", -13)).toBe("2022-12");
    expect(logMonthInWords("2024-01")).toBe("January 2024");
    expect(logMonthInWords("2024-11")).toBe("November 2024");
  });
});

test("a file is named by its month and form alone, a backup may hold it, and nothing else leads anywhere", () => {
  expect(archiveName("2024-03", "events")).toBe("log-2024-03.db");
  expect(archiveName("2024-03", "hashes")).toBe("log-2024-03-hashes.db");
  for (const form of ["events", "hashes"] as const) expect(isBackupName(`archive/${archiveName("2024-03", form)}`)).toBe(true); // prettier-ignore
  expect(() => archiveName("../../2024-03", "events")).toThrow("Not a month");
  for (const name of ["archive/lock", "archive/log-2024-03.db.partial", "archive/../log-2024-03.db", "log-2024-03.db"])
    expect(isBackupName(name)).toBe(false);
});

test("what is said of a log that is all in the database is nothing", () => {
  expect(archivedInWords(null, "log")).toEqual([]);
  expect(archivedInWords(null, "record")).toEqual([]);
});
