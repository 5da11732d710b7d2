import { expect, test } from "vitest";
import { isPromptedAlready, promptDueOn } from "#app/domain/case-reviews/second-report.ts";

const RULES = { atReport: 2, windowMonths: 6 };

test.each<[string, string[], string | null]>([
  ["no report", [], null],
  ["the first", ["2026-01-10"], null],
  ["the second on the same day", ["2026-01-10", "2026-01-10"], "2026-01-10"],
  ["the second on the last day of six months", ["2026-01-10", "2026-07-09"], "2026-07-09"],
  ["the second a day after", ["2026-01-10", "2026-07-10"], null],
  ["one written down late", ["2026-03-01", "2026-01-10"], "2026-03-01"],
  ["the third, of which the last two are near each other", ["2025-01-01", "2026-01-10", "2026-02-01"], "2026-02-01"],
  ["two long ago and one now", ["2025-01-01", "2025-01-02", "2026-02-01"], "2025-01-02"],
])("the duty to tell of the case review: %s", (_, days, expected) => {
  expect(promptDueOn(days, RULES)).toBe(expected);
});

test("it may arise with the first report, or the third", () => {
  expect(promptDueOn(["2026-01-10"], { ...RULES, atReport: 1 })).toBe("2026-01-10");
  expect(promptDueOn(["2026-01-10", "2026-01-11"], { ...RULES, atReport: 3 })).toBeNull();
});

test.each<[string, string[], boolean]>([
  ["never", [], false],
  ["two months ago", ["2026-01-01"], true],
  ["on the last day of the six months", ["2025-09-02"], true],
  ["more than six months ago", ["2025-09-01"], false],
  ["with a report made later that was written down first", ["2026-03-20"], true],
])("told already: %s", (_, raised, expected) => {
  expect(isPromptedAlready("2026-03-01", raised, RULES)).toBe(expected);
});
