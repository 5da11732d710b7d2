import fc from "fast-check";
import { expect, test } from "vitest";
import { caseRisk, isAssessable, newestOfEach, highestOf, refuseAssessment } from "#app/domain/risk/assessment.ts";
import { RISK_LEVELS } from "#app/domain/risk/levels.ts";

const level = fc.constantFrom(...RISK_LEVELS);

test.each([
  ["low", "low", "low", "low"],
  ["low", "medium", "low", "medium"],
  ["high", "medium", "low", "high"],
  ["low", "low", "very-high", "very-high"],
] as const)("%s, %s and %s are overall %s", (reoffending, harmToOthers, harmToSelf, overall) => {
  expect(highestOf({ reoffending, harmToOthers, harmToSelf })).toBe(overall);
});

test("the overall level is one of the three and none is above it, in whatever order", () => {
  fc.assert(
    fc.property(level, level, level, (a, b, c) => {
      const overall = highestOf({ reoffending: a, harmToOthers: b, harmToSelf: c });
      const rank = (l: (typeof RISK_LEVELS)[number]) => RISK_LEVELS.indexOf(l);
      expect([a, b, c]).toContain(overall);
      expect(Math.max(rank(a), rank(b), rank(c))).toBe(rank(overall));
      expect(highestOf({ reoffending: c, harmToOthers: a, harmToSelf: b })).toBe(overall);
    }),
  );
});

const open = { isClosed: false };
const bounds = { today: "2026-03-10", latestReviewOn: "2026-04-10" };
test.each([
  ["today, review tomorrow", open, "2026-03-10", "2026-03-11", undefined],
  ["tomorrow", open, "2026-03-11", "2026-04-01", "assessedOn"],
  ["today, review today", open, "2026-03-10", "2026-03-10", "nextReviewOn"],
  ["before the case was opened, as in a referral", open, "2026-02-01", "2026-03-20", undefined],
  ["in a closed case", { isClosed: true }, "2026-03-10", "2026-04-10", null],
  ["today, review on the last day of the limit", open, "2026-03-10", "2026-04-10", undefined],
  ["today, review a day after the limit", open, "2026-03-10", "2026-04-11", "nextReviewOn"],
  ["today, without a review", open, "2026-03-10", null, "nextReviewOn"],
] as const)("an assessment of %s", (_name, record, assessedOn, nextReviewOn, field) => {
  expect(refuseAssessment(record, { assessedOn, nextReviewOn, occasion: "review" }, bounds)?.field).toBe(field);
});

test("before closure no next review is needed", () => {
  const last = { assessedOn: "2026-03-10", nextReviewOn: null, occasion: "closure" } as const;
  expect(refuseAssessment(open, last, bounds)).toBeNull();
});

const recorded = { proposed: null, decision: null, correctsId: null };

test("a case shows the highest level among its people, whose it is, and the earliest review", () => {
  const boy = {
    ...recorded,
    id: "1",
    personId: "boy",
    overall: "high" as const,
    assessedOn: "2026-03-01",
    nextReviewOn: "2026-03-15",
  };
  const friend = {
    ...recorded,
    id: "2",
    personId: "friend",
    overall: "medium" as const,
    assessedOn: "2026-03-05",
    nextReviewOn: "2026-03-12",
  };
  expect(caseRisk([boy, friend])).toEqual({
    level: "high",
    proposed: null,
    personId: "boy",
    assessedOn: "2026-03-01",
    reviewDueOn: "2026-03-12",
  });
  expect(caseRisk([])).toBeNull();
});

test("only the newest assessment of each person counts: by its day, then by the order of recording", () => {
  const rows = [
    { id: "1", personId: "boy", assessedOn: "2026-03-01" },
    { id: "3", personId: "boy", assessedOn: "2026-02-01" },
    { id: "2", personId: "boy", assessedOn: "2026-03-01" },
    { id: "4", personId: "friend", assessedOn: "2026-01-01" },
  ];
  fc.assert(
    fc.property(fc.shuffledSubarray(rows, { minLength: 4 }), (shuffled) => {
      expect(new Set(newestOfEach(shuffled).map((r) => r.id))).toEqual(new Set(["2", "4"]));
    }),
  );
});

test.each([
  ["the subject, whatever the role", { role: "victim", personId: "subject" }, true],
  ["a perpetrator", { role: "perpetrator", personId: "other" }, true],
  ["somebody at risk", { role: "person-at-risk", personId: "other" }, true],
  ["a victim who is not the subject", { role: "victim", personId: "other" }, false],
  ["a witness", { role: "witness", personId: "other" }, false],
] as const)("the three domains are assessed or not: %s", (_name, link, expected) => {
  expect(isAssessable(link, "subject")).toBe(expected);
});
