import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { type ActionState, type ActionStatus, isHeld } from "#app/domain/actions/action.ts";
import { finishedAs, wasOpenOn, wasOverdueOn } from "#app/domain/performance/action-outcomes.ts";
import { countOverdueActions } from "#db/queries/overdue-actions.ts";
import type { Executor } from "#db/transaction.ts";
import { aCase, anAction, anActor, aPartnership, aUser, testDatabase, type TestPartnership } from "../../factories.ts";
import { aYearsWork } from "../partnership-work.ts";
import { cellsIn, numberIn, on, QUARTER_2 } from "./work.ts";
import { countOf, valuesOf } from "#app/domain/performance/measures/cells.ts";
import type { DimensionId } from "#app/domain/performance/measures/dimensions.ts";

let db: Executor;
let p: TestPartnership;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
});
const number = (id: string, filter = {}, days = QUARTER_2) => numberIn(db, p, id, days, filter);
const told = async (id: string, by: DimensionId, days = QUARTER_2) => {
  const cells = await cellsIn(db, p, id, days);
  return Object.fromEntries(valuesOf(cells, by).map((is) => [is, countOf(cells, { by, is })]));
};
const FINISHED = ["actions-on-time", "actions-late-agreed", "actions-late", "actions-not-done"] as const;
const LAST_DAY = on("2026-09-30");

test("by when they were done against when they were due, and what was open and overdue on the last day", async () => {
  await aYearsWork(db, p);
  const finished = (days: typeof QUARTER_2) => Promise.all(FINISHED.map((id) => number(id, {}, days)));
  expect(await finished(QUARTER_2)).toEqual([1, 1, 1, 1]);
  expect(await finished({ from: "2026-04-01", to: "2026-09-30" })).toEqual([2, 1, 1, 1]);
  expect(await number("actions-open", {}, LAST_DAY)).toBe(7);
  // Done the day after, open still, out of its hold, and the plan's; not the one due on the day, nor the one on hold.
  expect(await number("actions-overdue", {}, LAST_DAY)).toBe(4);
  expect(await number("actions-overdue", { group: null }, LAST_DAY)).toBe(1);
  expect(await number("actions-open", { group: p.youthJagId }, LAST_DAY)).toBe(2);
  expect(await number("actions-on-hold", {}, LAST_DAY)).toBe(1);
  expect(await number("actions-raised")).toBe(11);
});

test("raised counts on the first and the last day, by the agency that owns it", async () => {
  const { id: case_id } = await aCase(db, p);
  for (const raised_on of ["2026-06-30", "2026-07-01", "2026-09-30", "2026-10-01"])
    await anAction(db, p, { case_id, raised_on });
  await anAction(db, p, {
    case_id,
    raised_on: "2026-08-01",
    owner_agency_id: p.policeId,
    status: "ended",
    finished_on: "2026-08-01",
    outcome: "Moved",
  });
  expect(await told("actions-raised", "agency")).toEqual({ [p.councilId]: 2, [p.policeId]: 1 });
});

test("late and not done, by the reason and how it ended", async () => {
  const { id: case_id } = await aCase(db, p);
  const ended = (changes: Parameters<typeof anAction>[2]) =>
    anAction(db, p, { case_id, status: "done", finished_on: "2026-08-01", outcome: "Done", ...changes });
  await ended({ late_reason: "no-capacity" });
  await ended({});
  await ended({ due_on: "2026-08-01", late_reason: "waiting-for-another" });
  await ended({ status: "not-possible" });
  await ended({ status: "not-done", owner_agency_id: p.policeId });
  await ended({ status: "ended" });
  expect(await told("actions-late", "reason")).toEqual({ "no-capacity": 1, "not-said": 1 });
  expect(await told("actions-late-agreed", "reason")).toEqual({ "waiting-for-another": 1 });
  expect(await told("actions-not-done", "ending")).toEqual({ "not-possible": 1, "not-done": 1, ended: 1 });
  expect(await number("actions-not-done", { by: "agency", is: p.policeId })).toBe(1);
});

test("overdue today is what the page of overdue actions counts, with its reasons", async () => {
  const { id: case_id } = await aCase(db, p);
  const leaver = await aUser(db, p.councilId, { status: "disabled" });
  const owner = await aUser(db, p.councilId);
  await anAction(db, p, { case_id, due_on: "2026-09-29", owner_user_id: leaver });
  await anAction(db, p, { case_id, due_on: "2026-09-29" });
  await anAction(db, p, { case_id, due_on: "2026-09-29", owner_user_id: owner, late_reason: "no-capacity" });
  await anAction(db, p, {
    case_id,
    due_on: "2026-09-29",
    owner_user_id: owner,
    status: "on-hold",
    hold_until: "2026-09-29",
  });
  await anAction(db, p, { case_id, due_on: "2026-09-29", owner_user_id: owner });
  await anAction(db, p, { case_id, due_on: "2026-09-30", owner_user_id: owner });
  await anAction(db, p, {
    case_id,
    due_on: "2026-09-29",
    owner_user_id: owner,
    status: "on-hold",
    hold_until: "2026-09-30",
  });
  expect(await told("actions-overdue", "reason", LAST_DAY)).toEqual({
    ...{ "owner-left": 1, "to-be-named": 1, "no-capacity": 1, "hold-ended": 1, "not-said": 1 },
  });
  const manager = await anActor(db, p, { duties: ["manager"] });
  expect(await number("actions-overdue", {}, LAST_DAY)).toBe(await countOverdueActions(db, manager, LAST_DAY.to));
});

test("of premises counts to the premises group, of a case to the group that holds it now", async () => {
  const { id: case_id } = await aCase(db, p, { group_id: p.adultsId });
  await anAction(db, p, { case_id, raised_on: "2026-08-01" });
  await anAction(db, p, { context: "group", case_id: null, group_id: p.youthJagId, raised_on: "2026-08-01" });
  expect(await number("actions-raised", { group: p.adultsId })).toBe(1);
  expect(await number("actions-raised", { group: p.youthJagId })).toBe(1);
});

describe("the rules in SQL and their twins", () => {
  const day = fc.constantFrom(null, "2026-09-28", "2026-09-29", "2026-09-30", "2026-10-01", "2026-10-02");
  const action = fc
    .record({
      status: fc.constantFrom<ActionStatus>("open", "on-hold", "done", "not-done", "not-possible", "ended"),
      ...{ raised: day, original: day, due: day, hold: day, finished: day },
    })
    .map(({ status, raised, original, due, hold, finished }): ActionState => {
      const isOpen = status === "open" || status === "on-hold";
      return {
        status,
        raisedOn: raised ?? "2026-07-01",
        originalDueOn: original ?? "2026-09-27",
        dueOn: due ?? "2026-09-27",
        holdUntil: status === "on-hold" ? (hold ?? "2026-10-03") : null,
        finishedOn: isOpen ? null : (finished ?? "2026-09-01"),
      };
    });

  test("count the same actions on the days before, of and after each boundary", async () => {
    const actions = fc.sample(action, 250);
    const { id: case_id } = await aCase(db, p);
    for (const a of actions)
      await anAction(db, p, {
        ...{ case_id, status: a.status, raised_on: a.raisedOn, original_due_on: a.originalDueOn, due_on: a.dueOn },
        ...{ hold_until: a.holdUntil, finished_on: a.finishedOn },
      });
    const many = (is: (a: ActionState) => boolean) => actions.filter(is).length;
    for (const today of ["2026-09-28", "2026-09-29", "2026-09-30", "2026-10-01"]) {
      expect(await number("actions-open", {}, on(today))).toBe(many((a) => wasOpenOn(a, today)));
      expect(await number("actions-overdue", {}, on(today))).toBe(many((a) => wasOverdueOn(a, today)));
      expect(await number("actions-on-hold", {}, on(today))).toBe(many((a) => wasOpenOn(a, today) && isHeld(a, today)));
    }
    const isWithin = ({ finishedOn }: ActionState) =>
      finishedOn !== null && finishedOn >= QUARTER_2.from && finishedOn <= QUARTER_2.to;
    for (const id of FINISHED)
      expect([id, await number(id)]).toEqual([id, many((a) => isWithin(a) && finishedAs(a) === id)]);
  });
});
