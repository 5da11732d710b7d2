import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { quarterId } from "#app/domain/performance/quarter.ts";
import { refuseAim } from "#app/domain/plan/aim.ts";
import { carriedOver } from "#app/domain/plan/carried-over.ts";
import {
  aimCountedTo,
  headingsOf,
  isRowOverdue,
  lacksProgress,
  nextStatus,
  quartersToTell,
  quarterToTell,
  refuseAimDays,
  refusePlanReview,
  reviewAfter,
} from "#app/domain/plan/plan-rules.ts";
import { PLAN_TEMPLATES } from "#app/domain/plan/templates.ts";

const PLAN = { fromDay: "2026-04-01", toDay: "2029-03-31", status: "in-force" } as const;

describe("a row", () => {
  test.each([
    ["the day before", "2026-06-29", "in-progress", false],
    ["its day", "2026-06-30", "in-progress", false],
    ["the day after", "2026-07-01", "in-progress", true],
    ["the day after, not started", "2026-07-01", "not-started", true],
    ["the day after, done", "2026-07-01", "done", false],
    ["the day after, stopped", "2026-07-01", "stopped", false],
  ] as const)("is overdue or not on %s", (_label, today, status, overdue) => {
    expect(isRowOverdue({ dueOn: "2026-06-30", status }, today)).toBe(overdue);
    expect(isRowOverdue({ dueOn: null, status }, today)).toBe(false);
  });

  test.each([
    ["told this quarter", ["2026-07-01"], "2026-09-30", PLAN, "in-progress", false],
    ["told last quarter, on its last day", ["2026-04-01"], "2026-06-30", PLAN, "in-progress", false],
    ["told last quarter, on the first day of the next", ["2026-04-01"], "2026-07-01", PLAN, "in-progress", true],
    ["never told", [], "2026-07-01", PLAN, "not-started", true],
    ["done", [], "2026-07-01", PLAN, "done", false],
    ["of a draft", [], "2026-07-01", { ...PLAN, status: "draft" }, "in-progress", false],
    ["of a plan to come", [], "2026-03-31", PLAN, "in-progress", false],
  ] as const)("lacks progress or not: %s", (_label, told, today, plan, status, lacks) => {
    expect(lacksProgress(plan, { dueOn: null, status }, told, today)).toBe(lacks);
  });

  test("is told of for the quarter that runs and the one before, and for no other", () => {
    expect(quartersToTell("2027-01-01").map(quarterId)).toEqual(["2026-27-Q4", "2026-27-Q3"]);
    expect(quarterToTell("2026-27-Q3", "2027-01-01")).toEqual({ year: 2026, number: 3 });
    expect(quarterToTell("2026-27-Q2", "2027-01-01")).toBeNull();
    expect(quarterToTell("nothing", "2027-01-01")).toBeNull();
  });
});

describe("a plan", () => {
  test("goes from a draft into force and from there to its end", () => {
    expect([nextStatus("draft"), nextStatus("in-force"), nextStatus("ended")]).toEqual(["in-force", "ended", null]);
  });

  test.each([
    ["2026-04-01", "2026-09-30"],
    ["2026-06-30", "2026-09-30"],
    ["2026-07-01", "2026-12-31"],
    ["2026-12-31", "2027-03-31"],
  ])("reviewed on %s is reviewed again by %s", (day, next) => {
    expect(reviewAfter(day)).toBe(next);
  });

  test.each([
    ["today", { reviewedOn: "2026-06-10", nextReviewOn: "2026-06-11" }, null],
    ["tomorrow", { reviewedOn: "2026-06-11", nextReviewOn: "2026-09-30" }, "reviewedOn"],
    ["before the plan", { reviewedOn: "2026-03-31", nextReviewOn: "2026-09-30" }, "reviewedOn"],
    ["and again on the same day", { reviewedOn: "2026-06-10", nextReviewOn: "2026-06-10" }, "nextReviewOn"],
  ])("is reviewed %s", (_label, review, field) => {
    expect(refusePlanReview(review, PLAN, "2026-06-10")?.field ?? null).toBe(field);
  });

  test("of a location has the steps of SARA, any other the four heads", () => {
    expect(headingsOf("problem")).toEqual(["scanning", "analysis", "response", "assessment"]);
    expect(headingsOf("topic")).toEqual(headingsOf("partnership"));
    expect(headingsOf("partnership")).toEqual(["enforcement", "intelligence", "prevention", "confidence"]);
  });

  test("may begin with Charnwood's three strategic priorities, or with its three themes", () => {
    expect(PLAN_TEMPLATES["charnwood-2023"].themes.map(({ title }) => title.slice(0, 3))).toEqual([
      "SP1",
      "SP2",
      "SP3",
    ]);
    expect(PLAN_TEMPLATES["charnwood-2017"].themes.map(({ title }) => title)).toEqual([
      "Making Communities Safer",
      "Protecting Vulnerable People",
      "Improving Community Confidence, Engagement and Cohesion",
    ]);
  });
});

describe("an aim", () => {
  const AIM = { measure: "crime:All Crime", targetKind: "percent-change", target: -2500, targetWords: null } as const;
  test.each([
    ["a percentage of a baseline", { ...AIM, baseline: 7_475_000, baselineLabel: "2022/23" }, null],
    ["a percentage of nothing", { ...AIM, baseline: null, baselineLabel: null }, "baseline"],
    ["a percentage that is not said", { ...AIM, target: null, baseline: 1000, baselineLabel: "2022/23" }, "target"],
    ["a number of no measure", { ...AIM, measure: null, baseline: 1000, baselineLabel: "2022/23" }, "measure"],
    ["a baseline of no year", { ...AIM, baseline: 1000, baselineLabel: null }, "baselineLabel"],
    ["words that are not said", { ...AIM, targetKind: "words", baseline: null, baselineLabel: null }, "targetWords"],
    ["nothing measured", { ...AIM, measure: null, targetKind: "none", baseline: null, baselineLabel: null }, null],
  ] as const)("with %s", (_label, aim, field) => {
    expect(refuseAim(aim)?.field ?? null).toBe(field);
  });

  test.each([
    ["as long as the plan", { fromDay: "2026-04-01", toDay: "2029-03-31" }, null],
    ["a day before it", { fromDay: "2026-03-31", toDay: "2029-03-31" }, "fromDay"],
    ["a day after it", { fromDay: "2026-04-01", toDay: "2029-04-01" }, "toDay"],
    ["backwards", { fromDay: "2027-04-01", toDay: "2027-03-31" }, "toDay"],
  ])("that lasts %s", (_label, days, field) => {
    expect(refuseAimDays(days, PLAN)?.field ?? null).toBe(field);
  });

  test("is counted to today, and to its last day when that is over", () => {
    expect(aimCountedTo({ toDay: "2026-06-10" }, "2026-06-10")).toEqual({ day: "2026-06-10", isOver: false });
    expect(aimCountedTo({ toDay: "2026-06-09" }, "2026-06-10")).toEqual({ day: "2026-06-09", isOver: true });
    expect(plusDays("2026-06-09", 1)).toBe("2026-06-10");
  });
});

describe("last year's list", () => {
  test("is copied with its numbers; one whose number is another's by now comes after all", () => {
    const last = [1, 2, 3].map((number) => ({ id: `r${number}`, number }));
    expect(carriedOver(last, [])).toEqual(last);
    expect(carriedOver(last, [{ number: 2, carriedFromId: null }])).toEqual([
      { id: "r1", number: 1 },
      { id: "r2", number: 4 },
      { id: "r3", number: 3 },
    ]);
  });

  test("is copied once, whatever is there, and no number is given twice", () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 20 });
    fc.assert(
      fc.property(numbers, numbers, (theirs, ours) => {
        const last = theirs.map((number) => ({ id: `r${number}`, number }));
        const there = ours.map((number) => ({ number, carriedFromId: null as string | null }));
        const carried = carriedOver(last, there);
        const after = [...there, ...carried.map(({ id, number }) => ({ number, carriedFromId: id }))];
        expect(new Set(after.map(({ number }) => number)).size).toBe(after.length);
        expect(carried.map(({ id }) => id)).toEqual(last.map(({ id }) => id));
        expect(carriedOver(last, after)).toEqual([]);
      }),
    );
  });
});
