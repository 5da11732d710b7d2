import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { GroupRole } from "#app/domain/access/roles.ts";
import {
  isDueToResume,
  mayManage,
  refuseCaseHold,
  refuseClosing,
  refuseReopening,
  refuseStep,
  refuseWorkingGroup,
} from "#app/domain/cases/manage-case.ts";
import {
  adultOn,
  isTransferDue,
  LATEST_BIRTH_MONTHS,
  takesAdults,
  transferProposedFrom,
} from "#app/domain/cases/transfer.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { plusMonths } from "#app/domain/dates/periods.ts";
import { ageOn } from "#app/domain/people/person.ts";

const TODAY = "2026-03-10";
const open = { status: "open", openedOn: "2026-01-10", holdUntil: null, closedOn: null } as const;
const held = { ...open, status: "on-hold", holdUntil: "2026-03-09" } as const;
const closed = { ...open, status: "closed", closedOn: "2026-03-01" } as const;
const belonging = {
  groupId: "jag",
  workingGroupId: null,
  leadUserId: "lead",
  supervisorUserId: "supervisor",
  isByRight: 1,
} as const;
const actor = (id: string, role?: GroupRole, groupId = "jag") => ({
  id,
  memberships: role ? [{ groupId, role }] : [],
  duties: new Set<never>(),
  permissions: new Set(["cases:manage"] as const),
});

describe("who may change a case", () => {
  test.each([
    ["its lead", actor("lead"), true],
    ["its supervisor", actor("supervisor"), true],
    ["the chair of its group", actor("x", "chair"), true],
    ["a coordinator of its group", actor("x", "coordinator"), true],
    ["a member of its group", actor("x", "member"), false],
    ["a guest of its group", actor("x", "guest"), false],
    ["the chair of another group", actor("x", "chair", "youth"), false],
    ["its lead without the permission", { ...actor("lead"), permissions: new Set([]) }, false],
  ])("%s", (_name, who, may) => {
    expect(mayManage(who, belonging)).toBe(may);
  });
});

describe("a closed case is read only", () => {
  test.each(["lead", "supervisor", "hold", "resume", "close", "working-group", "people"] as const)("%s", (step) => {
    expect(refuseStep(step, closed)?.message).toContain("read only");
  });
  test("it can be re-opened, and an open one cannot", () => {
    expect(refuseStep("reopen", closed)).toBeNull();
    expect(refuseStep("reopen", open)?.message).toBe("This case is not closed");
  });
});

describe("hold", () => {
  test.each([
    ["until yesterday", open, "2026-03-09", "holdUntil"],
    ["until today", open, TODAY, "holdUntil"],
    ["until tomorrow", open, "2026-03-11", undefined],
    ["while it is held", held, "2026-03-11", null],
  ] as const)("%s", (_name, record, until, field) => {
    expect(refuseCaseHold(record, until, TODAY)?.field).toBe(field);
  });

  test.each([
    ["on the last day", TODAY, false],
    ["on the day after", "2026-03-09", true],
  ])("is due to be taken off %s", (_name, holdUntil, due) => {
    expect(isDueToResume({ status: "on-hold", holdUntil }, TODAY)).toBe(due);
  });
});

describe("closing", () => {
  const closing = { closedOn: TODAY, notAssessedReason: null, orderUntil: null, hasOrder: false };
  const at = { since: "2026-02-01", today: TODAY };
  const close = (change: object, level: "low" | "high" | "very-high" | null = "low", who = actor("lead")) =>
    refuseClosing(who, { ...open, ...belonging }, { level }, { ...closing, ...change }, at)?.field;
  test.each([
    ["today", {}, undefined],
    ["tomorrow", { closedOn: "2026-03-11" }, "closedOn"],
    ["on the day since which it is open", { closedOn: "2026-02-01" }, undefined],
    ["before that", { closedOn: "2026-01-31" }, "closedOn"],
    ["with an order until then", { hasOrder: true, orderUntil: TODAY }, undefined],
    ["with an order that was over", { hasOrder: true, orderUntil: "2026-03-09" }, "orderUntil"],
    ["with a day of an order that is not in force", { orderUntil: "2026-03-09" }, undefined],
  ])("%s", (_name, change, field) => {
    expect(close(change)).toBe(field);
  });

  test("risk that was not assessed is answered with why", () => {
    expect(close({}, null)).toBe("notAssessedReason");
    expect(close({ notAssessedReason: "Moved away in the first week" }, null)).toBeUndefined();
  });

  test.each([
    ["its lead", actor("lead"), null],
    ["a coordinator", actor("x", "coordinator"), null],
    ["its supervisor", actor("supervisor"), undefined],
    ["the chair", actor("x", "chair"), undefined],
  ])("at High or Very High, by %s", (_name, who, field) => {
    expect(close({}, "high", who)).toBe(field);
    expect(close({}, "very-high", who)).toBe(field);
  });
});

test.each([
  ["today", TODAY, "reviewOn"],
  ["tomorrow", "2026-03-11", undefined],
])("re-opened with its review %s", (_name, reviewOn, field) => {
  expect(refuseReopening(closed, reviewOn, TODAY)?.field).toBe(field);
});

test.each([
  ["at High", { ...open, riskLevel: "high" }, false, true],
  ["at Very High", { ...open, riskLevel: "very-high" }, false, true],
  ["at Medium", { ...open, riskLevel: "medium" }, false, false],
  ["not assessed", { ...open, riskLevel: null }, false, false],
  ["that has one", { ...open, riskLevel: "high" }, true, false],
  ["closed", { ...closed, riskLevel: "high" }, false, false],
] as const)("a working group for a case %s", (_name, record, hasOne, may) => {
  expect(refuseWorkingGroup(record, hasOne) === null).toBe(may);
});

describe("the transfer at 18", () => {
  test.each([
    ["2008-04-10", "2026-04-10", "2026-03-10"],
    ["2008-03-31", "2026-03-31", "2026-02-28"],
    ["2008-02-29", "2026-03-01", "2026-02-01"],
    ["2010-02-28", "2028-02-28", "2028-01-28"],
  ])("born on %s: 18 on %s, proposed from %s", (born, adult, proposed) => {
    expect(adultOn(born)).toBe(adult);
    expect(transferProposedFrom(born)).toBe(proposed);
  });

  const record = { status: "open", groupMaxAge: 17, birthDate: "2008-04-10" } as const;
  test.each([
    ["on the day before", record, "2026-03-09", false],
    ["on the day itself", record, "2026-03-10", true],
    ["long after, where nobody looked", record, "2026-09-01", true],
    ["in a case on hold", { ...record, status: "on-hold" }, TODAY, true],
    ["in a closed case", { ...record, status: "closed" }, TODAY, false],
    ["in a group of every age", { ...record, groupMaxAge: null }, TODAY, false],
    ["in a group that takes adults", { ...record, groupMaxAge: 25 }, TODAY, false],
    ["of somebody whose birth nobody knows", { ...record, birthDate: null }, TODAY, false],
  ] as const)("is proposed %s", (_name, row, today, due) => {
    expect(isTransferDue(row, today)).toBe(due);
  });

  test("18 is reached on that day and never before; the query before the rule misses nobody", () => {
    const day = fc.integer({ min: 0, max: 9000 }).map((n) => plusDays("2000-01-01", n));
    fc.assert(
      fc.property(day, fc.integer({ min: -500, max: 500 }), (born, days) => {
        const adult = adultOn(born);
        expect(ageOn(born, adult)).toBe(18);
        expect(ageOn(born, plusDays(adult, -1))).toBe(17);
        const today = plusDays(adult, days);
        if (isTransferDue({ status: "open", groupMaxAge: 17, birthDate: born }, today))
          expect(born <= plusMonths(today, -LATEST_BIRTH_MONTHS)).toBe(true);
      }),
    );
  });

  test.each([
    [null, null, true],
    [18, null, true],
    [null, 17, false],
    [19, null, false],
    [16, 25, true],
  ])("a group from %s to %s takes somebody of 18: %s", (minAge, maxAge, takes) => {
    expect(takesAdults({ minAge, maxAge })).toBe(takes);
  });
});
