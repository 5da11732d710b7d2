import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { permissionsOf } from "#app/domain/access/permissions.ts";
import type { Duty, GroupRole } from "#app/domain/access/roles.ts";
import { ACTION_STATUSES, isHeld, isOverdue, isUnfinished, refuseCompletion } from "#app/domain/actions/action.ts";
import {
  mayChangeDueDay,
  mayChangeOwner,
  mayGiveLateReason,
  mayRun,
  ownersOpenTo,
  refuseDueChange,
  refuseEnding,
  refuseHold,
  refuseLateReason,
  refuseOwnerChange,
  refusePriority,
  refuseResumption,
} from "#app/domain/actions/change-action.ts";
import { dueDayWarning, isFarAhead } from "#app/domain/actions/due-day.ts";
import { stepsDue } from "#app/domain/actions/escalation.ts";
import { AGES, ageInWords, ageOf, boundsOfAge, daysLate, lateBecause } from "#app/domain/actions/lateness.ts";
import { bankHolidaysOf } from "#app/domain/dates/bank-holidays.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";

const TODAY = "2026-03-10";
const LIMITS = { longestDays: 56, most: 2 };
const action = {
  ...{ status: "open" as const, raisedOn: "2026-03-01", dueOn: "2026-03-20", originalDueOn: "2026-03-20" },
  ...{ holdUntil: null as string | null, finishedOn: null, priority: "normal" as const, lateReason: null },
  ...{ ownerAgencyId: "council", ownerUserId: "owner" as string | null },
};
const held = { ...action, status: "on-hold" as const, holdUntil: "2026-03-15" };
const lapsed = { ...held, holdUntil: "2026-03-09" };

describe("what can become of an action, from each of its states", () => {
  const ways = {
    finish: (a: typeof action) => refuseCompletion(a, TODAY, TODAY),
    end: (a: typeof action) => refuseEnding(a),
    "another day": (a: typeof action) => refuseDueChange(a, "2026-03-27", TODAY),
    "another owner": (a: typeof action) => refuseOwnerChange(a, { ownerAgencyId: "police", ownerUserId: null }),
    "another priority": (a: typeof action) => refusePriority(a, "high"),
    hold: (a: typeof action) => refuseHold(a, { holdUntil: "2026-03-20", heldBefore: 0 }, LIMITS, TODAY),
    resume: (a: typeof action) => refuseResumption(a, TODAY),
  };
  const always = ["finish", "end", "another day", "another owner", "another priority"];
  test.each([
    ["open", action, [...always, "hold"]],
    ["on hold", held, [...always, "resume"]],
    ["on hold until yesterday: open again", lapsed, [...always, "hold"]],
    ["done", { ...action, status: "done" }, []],
    ["not done", { ...action, status: "not-done" }, []],
    ["not possible", { ...action, status: "not-possible" }, []],
    ["ended", { ...action, status: "ended" }, []],
  ])("%s", (_name, from, allowed) => {
    const open = Object.entries(ways).flatMap(([way, refuse]) => (refuse(from as typeof action) === null ? [way] : []));
    expect(open.sort()).toEqual([...allowed].sort());
  });

  test("held and overdue at once is nothing that can be, and what is finished is neither", () => {
    const days = fc.integer({ min: -40, max: 40 }).map((n) => plusDays(TODAY, n));
    fc.assert(
      fc.property(fc.constantFrom(...ACTION_STATUSES), days, days, (status, dueOn, until) => {
        const one = { status, dueOn, holdUntil: status === "on-hold" ? until : null };
        expect(isHeld(one, TODAY) && isOverdue(one, TODAY)).toBe(false);
        if (!isUnfinished(one)) expect(isHeld(one, TODAY) || isOverdue(one, TODAY)).toBe(false);
      }),
    );
  });
});

test.each([
  ["yesterday", "2026-03-09", "dueOn"],
  ["today", "2026-03-10", undefined],
  ["the day that it has", "2026-03-20", "dueOn"],
  ["next year", "2027-03-20", undefined],
])("moved to %s", (_name, dueOn, field) => {
  expect(refuseDueChange(action, dueOn, TODAY)?.field).toBe(field);
});

test.each([
  ["today", "2026-03-10", 0, "holdUntil"],
  ["tomorrow", "2026-03-11", 0, undefined],
  ["the last day allowed", "2026-05-05", 0, undefined],
  ["a day more", "2026-05-06", 0, "holdUntil"],
  ["for the second time", "2026-03-20", 1, undefined],
  ["for the third time", "2026-03-20", 2, null],
])("held until %s", (_name, holdUntil, heldBefore, field) => {
  expect(refuseHold(action, { holdUntil, heldBefore }, LIMITS, TODAY)?.field).toBe(field);
});

test.each([
  ["on the due day", { ...action, dueOn: TODAY }, "no-capacity", null],
  ["the day after", { ...action, dueOn: "2026-03-09" }, "no-capacity", undefined],
  ["for the reason that is recorded", { ...action, dueOn: "2026-03-09", lateReason: "no-capacity" }, "no-capacity", "lateReason"],
])("a reason for being late, %s", (_name, late, reason, field) => {
  expect(refuseLateReason(late, reason, TODAY)?.field).toBe(field);
}); // prettier-ignore

const who = (roles: GroupRole[], id = "me", agencyId = "council", duties: Duty[] = []) => ({
  ...{ id, agencyId, permissions: permissionsOf([...roles, ...duties]), duties: new Set(duties) },
  memberships: roles.map((role) => ({ groupId: "jag", role })),
});
const belonging = {
  ...{ ownerUserId: "owner" as string | null, ownerAgencyId: "council", contactUserId: "contact" },
  ...{ ofGroupId: "jag", premisesId: null, workingGroupId: null, leadUserId: null, supervisorUserId: null },
};
const seen = { ...belonging, isByRight: 1 as 0 | 1 };
const unseen = { ...belonging, isByRight: 0 as 0 | 1 };

test.each([
  ["a coordinator who sees the case", who(["coordinator"]), seen, "run due owner late"],
  ["a coordinator without sight", who(["coordinator"]), unseen, ""],
  ["a coordinator of another group, who sees the case", who(["coordinator"]), { ...seen, ofGroupId: "youth" }, ""],
  ["a member who sees the case", who(["member"]), seen, ""],
  ["a member of the agency, while nobody is named", who(["member"]), { ...seen, ownerUserId: null }, "owner"],
  ["of another agency", who(["member"], "me", "police"), { ...seen, ownerUserId: null }, ""],
  ["of the agency without sight", who([]), { ...unseen, ownerUserId: null }, ""],
  ["the owner", who([], "owner"), unseen, "late"],
  ["the agency's contact", who([], "contact"), unseen, "owner late"],
  ["a manager without sight", who([], "me", "council", ["manager"]), unseen, "due owner"],
])("%s may: %4$s", (_name, actor, a, may) => {
  const allowed = Object.entries({
    run: mayRun(actor, a),
    due: mayChangeDueDay(actor, a),
    owner: mayChangeOwner(actor, a),
    late: mayGiveLateReason(actor, a),
  }).flatMap(([what, is]) => (is ? [what] : []));
  expect(allowed.join(" ")).toBe(may);
});

test("who does not see the case is not told who does, but for colleagues", () => {
  const agencies = [{ id: "council" }, { id: "police" }];
  const users = [
    { id: "a", agencyId: "council" },
    { id: "b", agencyId: "police" },
  ];
  const open = (actor: ReturnType<typeof who>, a: typeof seen) => ownersOpenTo(actor, a, { agencies, users });
  expect(open(who(["chair"]), seen)).toEqual({ agencies, users });
  expect(open(who([], "me", "council", ["manager"]), unseen)).toEqual({ agencies, users: [] });
  expect(open(who([], "contact"), unseen)).toEqual({ agencies: [{ id: "council" }], users: [users[0]] });
});

test.each([
  ["a Friday", "2026-03-20", null],
  ["a Saturday", "2026-03-21", "The due day is at a weekend"],
  ["Good Friday", "2026-04-03", "The due day is a bank holiday: Good Friday"],
  ["beyond the bank holidays", "2029-03-20", "The bank holidays for 2029 are not loaded, so the due day may be one"],
])("a due day on %s", (_name, day, warning) => {
  const holidays = bankHolidaysOf(
    ["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"].map((d) => `2026-${d}`),
  );
  expect(dueDayWarning(day, { holidays, titles: new Map([["2026-04-03", "Good Friday"]]) })).toBe(warning);
});

test.each([
  ["on the furthest day", "2027-03-10", false],
  ["the day after", "2027-03-11", true],
])("a due day %s is asked about: %3$s", (_name, day, isFar) => {
  expect(isFarAhead(day, TODAY, 365)).toBe(isFar);
});

const limits = { shortDays: 7, longDays: 28 };
test.each([
  [1, "short"],
  [7, "short"],
  [8, "middle"],
  [28, "middle"],
  [29, "long"],
  [4000, "long"],
])("%i days late is of the age %s", (days, age) => {
  expect(ageOf(days, limits)).toBe(age);
});

test("the ages cover every day late once, whatever the settings", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 400 }), (short, more, days) => {
      const set = { shortDays: short, longDays: short + more };
      const dueOn = plusDays(TODAY, -days);
      const within = AGES.filter((age) => {
        const { from, to } = boundsOfAge(age, set, TODAY);
        return dueOn <= to && (from === null || dueOn >= from);
      });
      expect(within).toEqual([ageOf(daysLate({ dueOn, holdUntil: null }, TODAY), set)]);
    }),
  ); // prettier-ignore
});

test("ages are named as the settings have them", () => {
  expect(AGES.map((age) => ageInWords(age, limits))).toEqual(["1 to 7 days", "8 to 28 days", "Over 28 days"]);
});

test.each([
  ["since the due day", { dueOn: "2026-03-05", holdUntil: null }, 5],
  ["since a hold that went on longer", { dueOn: "2026-03-01", holdUntil: "2026-03-09" }, 1],
  ["since the due day, when the hold ended before it", { dueOn: "2026-03-05", holdUntil: "2026-03-02" }, 5],
])("late %s", (_name, a, days) => {
  expect(daysLate(a, TODAY)).toBe(days);
});

const late = { status: "open" as const, ownerUserId: "owner", ownerHasLeft: false, lateReason: null };
test.each([
  ["owner-left", { ...late, ownerHasLeft: true, lateReason: "no-capacity" as const }],
  ["to-be-named", { ...late, ownerUserId: null, lateReason: "no-capacity" as const }],
  ["no-capacity", { ...late, status: "on-hold" as const, lateReason: "no-capacity" as const }],
  ["hold-ended", { ...late, status: "on-hold" as const }],
  ["not-said", late],
])("late because: %s", (because, a) => {
  expect(lateBecause(a)).toBe(because);
});

test.each([
  [4, []],
  [5, ["to-contact"]],
  [13, ["to-contact"]],
  [14, ["to-contact", "to-chair"]],
  [100, ["to-contact", "to-chair"]],
])("%i days late: %j", (days, steps) => {
  expect(stepsDue(days, { contactDays: 5, chairDays: 14 })).toEqual(steps);
});
