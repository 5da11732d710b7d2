import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { proposesFinishing } from "#app/domain/risk/plan-actions.ts";
import { planCovers, planGaps, planNeeds } from "#app/domain/risk/plan-cover.ts";
import {
  isCurrent,
  PLAN_DOMAINS,
  refuseStatus,
  refuseStep,
  STEP_STATUSES,
  type StepStatus,
} from "#app/domain/risk/plan-step.ts";
import { stepDifference } from "#app/domain/risk/plan-words.ts";
import { RISK_LEVELS, type RiskLevel } from "#app/domain/risk/levels.ts";

const OPEN = { isClosed: false };
const step = (changes = {}) => ({
  domain: "reoffending" as const,
  personId: null as string | null,
  status: "planned" as StepStatus,
  openActions: 1,
  ...changes,
});
const assessed = (reoffending: RiskLevel, harmToOthers: RiskLevel, harmToSelf: RiskLevel, personId = "a") => ({
  ...{ personId, reoffending, harmToOthers, harmToSelf },
});

describe("what a plan must have something for", () => {
  test.each([
    ["all low", assessed("low", "low", "low"), []],
    ["medium is not high", assessed("medium", "medium", "medium"), []],
    ["one high", assessed("low", "high", "low"), ["harm-to-others"]],
    ["very high too", assessed("very-high", "low", "high"), ["reoffending", "harm-to-self"]],
  ])("%s", (_, levels, domains) => {
    expect(planNeeds([levels]).map((need) => need.domain)).toEqual(domains);
  });
});

describe("what a plan lacks", () => {
  const need = { personId: "a", domain: "reoffending" as const };
  test.each([
    ["nothing at all", [], "step"],
    ["a step of that domain for the whole case", [step()], null],
    ["a step for that person", [step({ personId: "a" })], null],
    ["a step for somebody else", [step({ personId: "b" })], "step"],
    ["a step of another domain", [step({ domain: "harm-to-self" })], "step"],
    ["a step under way", [step({ status: "under-way" })], null],
    ["a step that is done", [step({ status: "done" })], "step"],
    ["a step that was not done", [step({ status: "not-done" })], "step"],
    ["a step that is no longer needed", [step({ status: "not-needed" })], "step"],
    ["a step without an open action", [step({ openActions: 0 })], "action"],
    ["two steps, one with an open action", [step({ openActions: 0 }), step()], null],
  ])("%s", (_, steps, missing) => {
    expect(planGaps([need], steps)[0]?.missing ?? null).toBe(missing);
    expect(planCovers(steps, need)).toBe(missing !== "step");
  });

  test("each gap is a need, and a plan with an open action for every need lacks nothing", () => {
    const level = fc.constantFrom(...RISK_LEVELS);
    const people = fc.array(fc.tuple(level, level, level, fc.constantFrom("a", "b", "c")), { maxLength: 3 });
    const steps = fc.array(
      fc.record({
        domain: fc.constantFrom(...PLAN_DOMAINS),
        personId: fc.constantFrom(null, "a", "b"),
        status: fc.constantFrom(...STEP_STATUSES),
        openActions: fc.nat(2),
      }),
    );
    fc.assert(
      fc.property(people, steps, (rows, some) => {
        const needs = planNeeds(rows.map((row) => assessed(...row)));
        expect(planGaps(needs, some).every((gap) => needs.some((n) => n.domain === gap.domain))).toBe(true);
        const answers = needs.map(({ domain, personId }) => step({ domain, personId }));
        expect(planGaps(needs, [...some, ...answers])).toEqual([]);
      }),
    );
  });
});

describe("a step", () => {
  const days = (fromDay: string, untilDay: string | null) => ({ fromDay, untilDay, personId: null });
  test.each([
    ["no last day", days("2026-03-01", null), null],
    ["last day the day before the first", days("2026-03-01", "2026-02-28"), "untilDay"],
    ["both the same day", days("2026-03-01", "2026-03-01"), null],
    ["a last day after", days("2026-03-01", "2026-03-02"), null],
    ["a first day that does not exist", days("2026-02-30", null), "fromDay"],
    ["somebody of the case", { ...days("2026-03-01", null), personId: "a" }, null],
    ["somebody of no part in the case", { ...days("2026-03-01", null), personId: "z" }, "personId"],
  ])("%s", (_, given, field) => {
    expect(refuseStep(OPEN, given, [{ personId: "a" }])?.field ?? null).toBe(field);
  });

  test("a closed case takes none", () => {
    expect(refuseStep({ isClosed: true }, days("2026-03-01", null), [])?.message).toMatch(/closed case/);
  });

  test("no last day before the first is ever taken", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4000 }), (early) => {
        const untilDay = plusDays("2026-03-01", -early);
        expect(refuseStep(OPEN, days("2026-03-01", untilDay), [])?.field).toBe("untilDay");
      }),
    );
  });
});

describe("the state of a step", () => {
  test.each<[string, StepStatus, StepStatus, string | null, string | null]>([
    ["to under way", "planned", "under-way", null, null],
    ["to done without words", "under-way", "done", null, null],
    ["to not done without a reason", "under-way", "not-done", null, "reason"],
    ["to not done with one", "under-way", "not-done", "The family moved", null],
    ["to no longer needed without a reason", "planned", "not-needed", null, "reason"],
    ["the same again", "planned", "planned", null, "status"],
    ["taken up again without a reason", "done", "under-way", null, "reason"],
    ["taken up again with one", "done", "under-way", "It began anew", null],
  ])("%s", (_, from, status, reason, field) => {
    expect(refuseStatus(OPEN, { status: from }, { status, reason })?.field ?? null).toBe(field);
  });

  test("of a closed case it stays", () => {
    expect(refuseStatus({ isClosed: true }, { status: "planned" }, { status: "done", reason: null })).not.toBeNull();
  });

  test.each([
    ["no actions", "planned", 0, 0, false],
    ["one that is open", "planned", 1, 1, false],
    ["all finished", "under-way", 2, 0, true],
    ["ended already", "done", 2, 0, false],
  ])("finishing it is proposed: %s", (_, status, actions, openActions, proposed) => {
    expect(proposesFinishing({ status, actions, openActions })).toBe(proposed);
  });

  test("planned and under way are what is still to do", () => {
    expect(STEP_STATUSES.filter((status) => isCurrent({ status }))).toEqual(["planned", "under-way"]);
  });
});

test("the history says the parts that changed, before and after", () => {
  const before = {
    ...{ domain: "reoffending" as const, personName: null, words: "Visits", why: "Bikes" },
    ...{ ownerName: null, ownerAgencyName: "Police", fromDay: "2026-03-01", untilDay: null },
  };
  expect(stepDifference(before, before)).toBeNull();
  expect(stepDifference(before, { ...before, ownerName: "Sam Example", untilDay: "2026-04-01" })).toEqual({
    before: "Owner: Police, to name somebody. Days: From 1 March 2026",
    after: "Owner: Sam Example, Police. Days: 1 March 2026 to 1 April 2026",
  });
});
