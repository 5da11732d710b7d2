import { permissionsOf } from "#app/domain/access/permissions.ts";
import type { GroupRole } from "#app/domain/access/roles.ts";
import { beforeEach, expect, test } from "vitest";
import {
  ACTION_STATUSES,
  type ActionStatus,
  isOverdue,
  mayComplete,
  punctuality,
  refuseCompletion,
  refuseNewAction,
} from "#app/domain/actions/action.ts";
import { countOverdueActions, listOverdueActions } from "#db/queries/overdue-actions.ts";
import type { Executor } from "#db/transaction.ts";
import { anAction, anActor, aPartnership, aUser, testDatabase, type TestPartnership } from "../factories.ts";

let db: Executor;
let p: TestPartnership;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
});

test.each([
  ["open, the day before", "open", null, "2026-03-19", false],
  ["open, the due day", "open", null, "2026-03-20", false],
  ["open, the day after", "open", null, "2026-03-21", true],
  ["on hold past the due day", "on-hold", "2026-04-10", "2026-03-21", false],
  ["on hold, the hold's own day", "on-hold", "2026-04-10", "2026-04-10", false],
  ["on hold, the day after the hold's own", "on-hold", "2026-04-10", "2026-04-11", true],
  ["done", "done", null, "2026-03-21", false],
  ["ended", "ended", null, "2026-03-21", false],
] as const)("an action due on 20 March: %s", (_name, status, holdUntil, today, overdue) => {
  expect(isOverdue({ status, dueOn: "2026-03-20", holdUntil }, today)).toBe(overdue);
});

test.each([
  ["on the original due day", "2026-03-20", "2026-03-27", "2026-03-20", "on-time"],
  ["the day after, within the extension", "2026-03-20", "2026-03-27", "2026-03-21", "late-agreed"],
  ["on the extended day", "2026-03-20", "2026-03-27", "2026-03-27", "late-agreed"],
  ["after the extended day", "2026-03-20", "2026-03-27", "2026-03-28", "late"],
  ["late without an extension", "2026-03-20", "2026-03-20", "2026-03-21", "late"],
  ["not at all yet", "2026-03-20", "2026-03-20", null, null],
] as const)("finished %s", (_name, originalDueOn, dueOn, finishedOn, expected) => {
  expect(punctuality({ originalDueOn, dueOn, finishedOn })).toBe(expected);
});

const raised = { status: "open" as ActionStatus, raisedOn: "2026-03-01" };
test.each([
  ["today", raised, "2026-03-10", undefined],
  ["tomorrow", raised, "2026-03-11", "finishedOn"],
  ["the day it was raised", raised, "2026-03-01", undefined],
  ["the day before it was raised", raised, "2026-02-28", "finishedOn"],
  ["when it is done already", { ...raised, status: "done" as const }, "2026-03-10", null],
])("finishing it %s", (_name, action, finishedOn, field) => {
  expect(refuseCompletion(action, finishedOn, "2026-03-10")?.field).toBe(field);
});

test.each([
  ["today", { isClosed: false, premisesId: null }, "2026-03-10", undefined],
  ["yesterday", { isClosed: false, premisesId: null }, "2026-03-09", "Due day must be today or later"],
  ["in a closed case", { isClosed: true, premisesId: null }, "2026-03-20", "A closed case takes no new actions"],
  [
    "about premises that have closed",
    { isClosed: true, premisesId: "p" },
    "2026-03-20",
    "Premises that have closed take no new actions",
  ],
])("a new action due %s", (_name, context, dueOn, message) => {
  expect(refuseNewAction(context, dueOn, "2026-03-10")?.message).toBe(message);
});

test("an action is finished by its owner, or by who runs the work and sees it", () => {
  const as = (role: GroupRole, groupId = "jag") => ({
    ...{ id: "me", memberships: [{ groupId, role }], duties: new Set<never>(), permissions: permissionsOf([role]) },
  });
  const inJag = { ofGroupId: "jag", premisesId: null, workingGroupId: null, leadUserId: null, supervisorUserId: null };
  expect(mayComplete(as("member"), { ...inJag, ownerUserId: "me", isByRight: 0 as const })).toBe(true);
  expect(mayComplete(as("member"), { ...inJag, ownerUserId: "other", isByRight: 1 as const })).toBe(false);
  expect(mayComplete(as("chair"), { ...inJag, ownerUserId: "other", isByRight: 1 as const })).toBe(true);
  expect(mayComplete(as("chair"), { ...inJag, ownerUserId: null, isByRight: 0 as const })).toBe(false);
  expect(mayComplete(as("chair", "youth"), { ...inJag, ownerUserId: "other", isByRight: 1 as const })).toBe(false);
});

test.each(["2026-03-20", "2026-03-21", "2026-04-11", "2028-03-01", "2027-01-01"])(
  "SQL and the rule agree on %s",
  async (today) => {
    const manager = await anActor(db, p, { duties: ["manager"] });
    const expected: string[] = [];
    for (const status of ACTION_STATUSES) {
      for (const dueOn of ["2026-03-19", "2026-03-20", "2026-03-21", "2026-04-11", "2026-12-31", "2028-02-29"]) {
        for (const holdUntil of status === "on-hold" ? ["2026-03-20", "2026-04-10"] : [null]) {
          const isFinished = status !== "open" && status !== "on-hold";
          const id = await anAction(db, p, {
            status,
            due_on: dueOn,
            original_due_on: dueOn,
            hold_until: holdUntil,
            finished_on: isFinished ? dueOn : null,
          });
          if (isOverdue({ status, dueOn, holdUntil }, today)) expected.push(id);
        }
      }
    }
    const listed = await listOverdueActions(db, manager, { today, limit: 100 });
    expect(new Set(listed.map((row) => row.id))).toEqual(new Set(expected));
    expect(await countOverdueActions(db, manager, today)).toBe(expected.length);
  },
);

test("the next page starts after the last row, with none twice and none left out", async () => {
  const manager = await anActor(db, p, { duties: ["manager"] });
  const ids = [];
  for (const due of ["2026-03-18", "2026-03-19", "2026-03-19"])
    ids.push(await anAction(db, p, { due_on: due, original_due_on: due }));
  const today = "2026-04-01";
  const first = await listOverdueActions(db, manager, { today, limit: 2 });
  const second = await listOverdueActions(db, manager, { today, limit: 2, after: first[1] });
  expect([...first, ...second].map((row) => row.id)).toEqual(ids);
});

test("a manager sees every overdue action of the partnership, and the words of none outside his sight", async () => {
  const manager = await anActor(db, p, { duties: ["manager"] });
  const owner = await aUser(db, p.councilId);
  await anAction(db, p, { owner_user_id: owner });
  await anAction(db, p, { owner_user_id: manager.id });
  const words = (await listOverdueActions(db, manager, { today: "2026-04-01", limit: 10 })).map((a) => a.words);
  expect(words.sort()).toEqual(["Visit the location", null].sort());
});

test("neither the list nor the count tells a coordinator of another group or another partnership", async () => {
  await anAction(db, p, {});
  const other = await aPartnership(db);
  for (const stranger of [
    await anActor(db, p, { groups: { [p.youthJagId]: "coordinator" } }),
    await anActor(db, other, { groups: { [other.jagId]: "coordinator" }, duties: ["manager"] }),
    await anActor(db, p, { groups: {} }),
  ]) {
    expect(await listOverdueActions(db, stranger, { today: "2026-04-01", limit: 100 })).toEqual([]);
    expect(await countOverdueActions(db, stranger, "2026-04-01")).toBe(0);
  }
});
