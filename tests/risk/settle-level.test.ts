import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RISK_LEVELS, type RiskLevel } from "#app/domain/risk/levels.ts";
import {
  levelInForce,
  refuseDecision,
  refuseLevel,
  refuseSitting,
  settleLevel,
} from "#app/domain/risk/settle-level.ts";

const rank = (level: RiskLevel) => RISK_LEVELS.indexOf(level);
const settle = (found: RiskLevel, chosen: RiskLevel | null, before: RiskLevel | null) =>
  settleLevel(RISK_LEVELS, "high", { found, chosen, before, mostSteps: null });

test.each([
  ["the first assessment", "medium", null, null, "medium", null],
  ["raised", "high", null, "low", "high", null],
  ["raised by an override", "low", "very-high", "low", "very-high", null],
  ["lowered below High", "low", null, "medium", "low", null],
  ["lowered from High", "medium", null, "high", "high", "medium"],
  ["lowered from Very High to High", "high", null, "very-high", "very-high", "high"],
  ["an override downwards, never assessed before", "high", "medium", null, "high", "medium"],
  ["an override downwards below High", "medium", "low", "medium", "medium", "low"],
  ["found higher than before, chosen as before", "very-high", "high", "high", "very-high", "high"],
  ["High as before", "high", null, "high", "high", null],
] as const)("%s: %s chosen %s after %s counts %s, proposed %s", (_name, found, chosen, before, counts, proposed) => {
  expect(settle(found, chosen, before)).toEqual({ counts, proposed });
});

const level = fc.constantFrom(...RISK_LEVELS);
const maybe = fc.option(level, { nil: null });

describe("whatever is found, chosen and was before", () => {
  test("what counts is never below the highest found, until somebody else confirms it", () => {
    fc.assert(
      fc.property(level, maybe, maybe, (found, chosen, before) => {
        const settled = settle(found, chosen, before);
        expect(rank(levelInForce({ ...settled, decision: null }))).toBeGreaterThanOrEqual(rank(found));
        expect(rank(levelInForce({ ...settled, decision: "refused" }))).toBeGreaterThanOrEqual(rank(found));
      }),
    );
  });

  test("a High never falls by the assessor alone", () => {
    fc.assert(
      fc.property(level, maybe, fc.constantFrom<RiskLevel>("high", "very-high"), (found, chosen, before) => {
        expect(rank(settle(found, chosen, before).counts)).toBeGreaterThanOrEqual(rank(before));
      }),
    );
  });

  test("once confirmed it is what the assessor said", () => {
    fc.assert(
      fc.property(level, maybe, maybe, (found, chosen, before) => {
        const settled = settle(found, chosen, before);
        expect(levelInForce({ ...settled, decision: "confirmed" })).toBe(chosen ?? found);
      }),
    );
  });
});

test.each([
  ["as found", "high", null, null, 1, null, undefined],
  ["one below", "high", "medium", null, 1, "Because", undefined],
  ["two below where one is allowed", "high", "low", null, 1, "Because", "chosen"],
  ["two below where three are", "high", "low", null, 3, "Because", undefined],
  ["one below where none is", "high", "medium", null, 0, "Because", "chosen"],
  ["above by three, with a reason", "low", "very-high", null, 1, "Because", undefined],
  ["above without a reason", "low", "very-high", null, 1, null, "levelReason"],
  ["below without a reason", "high", "medium", null, 1, null, "levelReason"],
  ["lower than before without a reason", "low", null, "medium", 1, null, "levelReason"],
  ["lower than before with one", "low", null, "medium", 1, "Because", undefined],
  ["chosen as found", "high", "high", "high", 1, null, undefined],
] as const)("the overall level %s", (_name, found, chosen, before, mostSteps, reason, field) => {
  expect(refuseLevel(RISK_LEVELS, { found, chosen, before, mostSteps }, reason)?.field).toBe(field);
});

const proposal = { proposed: "low", decision: null, isNewest: true, assessedBy: "proposer" };
test.each([
  ["by somebody else", proposal, "other", null],
  ["by the proposer", proposal, "proposer", "You proposed it"],
  ["of what proposes nothing", { ...proposal, proposed: null }, "other", "no lower level"],
  ["a second time", { ...proposal, decision: "refused" as const }, "other", "already"],
  ["of an older one", { ...proposal, isNewest: false }, "other", "newer"],
  ["of one that a file brought", { ...proposal, assessedBy: null }, "other", null],
])("a decision %s", (_name, about, who, message) => {
  const refusal = refuseDecision(about, who);
  if (message === null) expect(refusal).toBeNull();
  else expect(refusal).toContain(message);
});

const days = { proposedOn: "2026-03-05", today: "2026-03-10" };
test.each([
  ["on the day of the proposal", { day: "2026-03-05", status: "planned" }, true],
  ["the day before it", { day: "2026-03-04", status: "held" }, false],
  ["today", { day: "2026-03-10", status: "planned" }, true],
  ["tomorrow", { day: "2026-03-11", status: "planned" }, false],
  ["cancelled", { day: "2026-03-06", status: "cancelled" }, false],
  ["of another group", undefined, false],
])("a meeting %s confirms or does not", (_name, sitting, confirms) => {
  expect(refuseSitting(sitting, days) === null).toBe(confirms);
});
