import fc from "fast-check";
import { expect, test } from "vitest";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { changeInWords, changeSince } from "#app/domain/risk/change-since.ts";
import { RISK_LEVELS } from "#app/domain/risk/levels.ts";
import { latestReviewOn, reviewDays, REVIEWERS, reviewState, roleReviewOn } from "#app/domain/risk/reviews.ts";
import { SETTINGS } from "#app/domain/settings/definitions.ts";

const limits = {
  "risk.high.lead-review-days": SETTINGS["risk.high.lead-review-days"].shipped,
  "risk.high.supervisor-review-days": SETTINGS["risk.high.supervisor-review-days"].shipped,
  "risk.high.manager-review-days": SETTINGS["risk.high.manager-review-days"].shipped,
  "risk.medium.lead-review-days": SETTINGS["risk.medium.lead-review-days"].shipped,
  "risk.medium.manager-review-days": SETTINGS["risk.medium.manager-review-days"].shipped,
  "risk.low.review-days": SETTINGS["risk.low.review-days"].shipped,
};

test.each([
  ["very-high", 14, 28, 56],
  ["high", 14, 28, 56],
  ["medium", 28, null, 56],
  ["low", 90, null, null],
] as const)("%s is reviewed by lead, supervisor and manager after %s, %s and %s days", (level, ...days) => {
  expect(REVIEWERS.map((reviewer) => reviewDays(level, reviewer, limits))).toEqual(days);
});

test.each([
  ["high", "2026-02-20", "2026-03-06"],
  ["high", "2028-02-20", "2028-03-05"],
  ["low", "2026-12-31", "2027-03-31"],
] as const)("the furthest review of %s on %s is %s", (level, today, latest) => {
  expect(latestReviewOn(level, today, limits)).toBe(latest);
});

test.each([
  ["none was due", "high", null, "2026-03-10", "2026-04-07"],
  ["an earlier one stands", "high", "2026-03-20", "2026-03-10", "2026-03-20"],
  ["a later one is brought forward", "high", "2026-05-01", "2026-03-10", "2026-04-07"],
  ["the level asks for none any more", "medium", "2026-03-20", "2026-03-10", null],
] as const)("the supervisor's review: %s", (_name, level, due, from, expected) => {
  expect(roleReviewOn(level, "supervisor", { due, from }, limits)).toBe(expected);
});

test("no assessment puts off a review that somebody else owes", () => {
  const day = fc.integer({ min: 0, max: 3000 }).map((n) => plusDays("2024-01-01", n));
  fc.assert(
    fc.property(fc.constantFrom(...RISK_LEVELS), day, day, (level, due, from) => {
      const next = roleReviewOn(level, "manager", { due, from }, limits);
      if (next !== null) expect(next <= due).toBe(true);
    }),
  );
});

test.each([
  ["yesterday", "2026-03-09", "overdue"],
  ["today", "2026-03-10", "due"],
  ["in a week", "2026-03-17", "due"],
  ["in eight days", "2026-03-18", "later"],
  ["never", null, null],
])("a review due %s is %s %s", (_name, due, state) => {
  expect(reviewState(due, "2026-03-10")).toBe(state);
});

test.each([
  ["high", "medium", "2026-03-01", "↑ up from Medium since the last meeting"],
  ["low", "high", "2026-03-01", "↓ down from High since the last meeting"],
  ["low", "low", "2026-03-01", "→ no change since the last meeting"],
  ["low", null, "2026-03-01", "+ new since the last meeting"],
] as const)("%s after %s, met on %s: %s", (now, then, metOn, words) => {
  const change = changeSince(now, then, metOn);
  const said = change && changeInWords(change);
  expect(`${said?.arrow} ${said?.words}`).toBe(words);
});

test("nothing has changed since a meeting that never was", () => {
  expect(changeSince("high", null, null)).toBeNull();
  expect(changeSince(null, "high", "2026-03-01")).toBeNull();
});
