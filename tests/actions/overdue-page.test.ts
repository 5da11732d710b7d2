import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { isOverdue } from "#app/domain/actions/action.ts";
import { AGES, ageOf, daysLate, LATE_BECAUSE, LATE_REASONS, lateBecause } from "#app/domain/actions/lateness.ts";
import { action as chase, loader as page } from "#app/routes/actions/overdue/route.tsx";
import { loader as unowned } from "#app/routes/actions/unowned/route.tsx";
import { countOverdueActions, countOverdueByKind, listOverdueActions } from "#db/queries/overdue-actions.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import {
  aCase,
  anAction,
  anActor,
  aPartnership,
  auditEvents,
  aUser,
  get,
  post,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";

const TODAY = "2026-04-10";
let db: Executor;
let p: TestPartnership;
let manager: Actor;
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date(`${TODAY}T09:00:00Z`), toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
  manager = await anActor(db, p, { duties: ["manager"] });
});
afterEach(() => vi.useRealTimers());

type Cell = { count: number; href: string };
type Page = {
  count: number;
  tables: { by: string; rows: { name: string; cells: Cell[] }[] }[];
  actions: { id: string; words: string | null; because: string; days: number; askedOn: string | null }[];
  narrowedTo: string | null;
};
const open = async (search = "", actor = manager) => (await get(page, actor, {}, search)) as Page;
const told = () => db.selectFrom("notification").select(["user_id", "kind", "for_day"]).orderBy("id").execute();
const chases = () => db.selectFrom("action_change").selectAll().where("kind", "=", "chase").execute();
const due = (day: string) => ({ due_on: day, original_due_on: day });

const limits = { shortDays: 7, longDays: 28 };

describe("SQL and the rules agree", () => {
  test("on which rows are overdue, why and for how long, over the rows at every boundary", async () => {
    const owner = await aUser(db, p.policeId);
    const left = await aUser(db, p.policeId, { status: "disabled" });
    const { id: case_id } = await aCase(db, p);
    const rows = [];
    const days = ["2026-03-12", "2026-03-13", "2026-04-02", "2026-04-03", "2026-04-09", "2026-04-10"];
    for (const due_on of days) {
      for (const [status, hold_until] of [
        ["open", null],
        ["on-hold", "2026-04-09"],
        ["on-hold", "2026-04-10"],
        ["on-hold", "2026-03-13"],
      ] as const) {
        for (const [owner_user_id, late_reason] of [
          [owner, null],
          [owner, LATE_REASONS[0] ?? null],
          [left, LATE_REASONS[1] ?? null],
          [null, null],
        ] as const) {
          const id = await anAction(db, p, { case_id, due_on, status, hold_until, owner_user_id, late_reason });
          rows.push({ id, status, dueOn: due_on, holdUntil: hold_until, ownerUserId: owner_user_id, lateReason: late_reason, ownerHasLeft: owner_user_id === left }); // prettier-ignore
        }
      }
    }
    const overdue = rows.filter((row) => isOverdue(row, TODAY));
    const all = await listOverdueActions(db, manager, { today: TODAY, limit: 500 });
    expect(all.map(({ id }) => id).sort()).toEqual(overdue.map(({ id }) => id).sort());
    for (const reason of LATE_BECAUSE) {
      for (const age of AGES) {
        const expected = overdue.filter(
          (row) => lateBecause(row) === reason && ageOf(daysLate(row, TODAY), limits) === age,
        );
        const filter = { reason, age };
        const found = await listOverdueActions(db, manager, { today: TODAY, filter, limits, limit: 500 });
        expect(found.map(({ id }) => id).sort(), `${reason} ${age}`).toEqual(expected.map(({ id }) => id).sort());
        expect(await countOverdueActions(db, manager, TODAY, { filter, limits })).toBe(expected.length);
        const counted = (await countOverdueByKind(db, manager, { today: TODAY, limits }))
          .filter((row) => row.reason === reason && row.age === age)
          .reduce((total, { count }) => total + count, 0);
        expect(counted).toBe(expected.length);
      }
    }
  });
});

describe("the manager's page", () => {
  test("each count opens exactly its rows", async () => {
    const owner = await aUser(db, p.policeId);
    await anAction(db, p, { ...due("2026-04-09"), owner_user_id: owner, owner_agency_id: p.policeId });
    await anAction(db, p, due("2026-03-20"));
    await anAction(db, p, { ...due("2026-01-10"), case_id: null, group_id: p.youthJagId, context: "group" });
    await anAction(db, p, { ...due("2026-03-01"), status: "on-hold", hold_until: "2026-04-10" });
    const all = await open();
    expect(all).toMatchObject({ count: 3, narrowedTo: null });
    expect(all.tables.map(({ by }) => by)).toEqual(["Agency", "Group", "Reason"]);
    for (const { by, rows } of all.tables) {
      expect(
        rows.reduce((total, { cells }) => total + (cells.at(-1)?.count ?? 0), 0),
        by,
      ).toBe(3);
      for (const { cells } of rows) {
        for (const { count, href } of cells) {
          const narrowed = await open(new URL(href, "http://localhost").search);
          expect(narrowed.actions, href).toHaveLength(count);
          expect(narrowed.count, href).toBe(count);
        }
      }
    }
    expect(await open(`?group=${p.youthJagId}`)).toMatchObject({ narrowedTo: "Youth JAG", count: 1 });
  });

  test("says that nothing is overdue, to a manager of another partnership too", async () => {
    expect(await open()).toMatchObject({ count: 0, tables: [], actions: [] });
    await anAction(db, p);
    const other = await aPartnership(db);
    expect(await open("", await anActor(db, other, { duties: ["manager"] }))).toMatchObject({ count: 0, tables: [] });
  });

  test("a chair counts what the chair knows of, and nobody a restricted case's", async () => {
    const { id: case_id } = await aCase(db, p, { visibility: "restricted" });
    await anAction(db, p, { case_id });
    await anAction(db, p);
    const chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
    expect(await open("", chair)).toMatchObject({ count: 1, actions: [{ words: "Visit the location" }] });
    expect((await open()).actions.map(({ words }) => words)).toEqual([null, null]);
  });
});

describe("asking about overdue actions", () => {
  const ask = (ids: string[], actor = manager, search = "") =>
    post(chase, actor, {}, ids.map((id): [string, string] => ["actionId", id]), search); // prettier-ignore

  test("tells each owner, or the agency's contact where nobody is named or the owner has left, and records it", async () => {
    const owner = await aUser(db, p.councilId);
    const contact = await aUser(db, p.councilId);
    const left = await aUser(db, p.councilId, { status: "disabled" });
    await contactIs(contact);
    const ids = [];
    for (const owner_user_id of [owner, null, left]) ids.push(await anAction(db, p, { owner_user_id }));
    const answer = (await ask(ids, manager, "?age=short")) as Response;
    expect(answer.headers.get("Location")).toBe("/actions/overdue?age=short&asked=3&already=0&nobody=0");
    const asked = { kind: "action-chased", for_day: TODAY };
    expect(new Set((await told()).map((t) => JSON.stringify(t)))).toEqual(
      new Set([owner, contact].map((user_id) => JSON.stringify({ user_id, ...asked }))),
    );
    expect(await told()).toHaveLength(3);
    expect(await chases()).toHaveLength(3);
    expect((await auditEvents(db)).map(({ event }) => event)).toEqual([
      "action.chased",
      "action.chased",
      "action.chased",
    ]);
    expect((await open()).actions.map(({ askedOn }) => askedOn)).toEqual([TODAY, TODAY, TODAY]);
  });

  test("of one action once a day: the second time is refused, and the next day it may be asked again", async () => {
    const id = await anAction(db, p, { owner_user_id: await aUser(db, p.councilId) });
    await ask([id]);
    const chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
    for (const actor of [manager, chair]) expect(await ask([id], actor)).toMatchObject({ init: { status: 422 } });
    expect(await told()).toHaveLength(1);
    const other = await anAction(db, p, { owner_user_id: await aUser(db, p.councilId) });
    expect(((await ask([id, other])) as Response).headers.get("Location")).toContain("asked=1&already=1");
    vi.setSystemTime(new Date("2026-04-11T09:00:00Z"));
    expect(await ask([id])).toMatchObject({ status: 302 });
    expect(await chases()).toHaveLength(3);
  });

  test("all that a list shows are asked about at once, on whatever page, and none beside", async () => {
    const owner_user_id = await aUser(db, p.councilId);
    for (let i = 0; i < 103; i++) await anAction(db, p, { owner_user_id });
    const { id: case_id } = await aCase(db, p, { group_id: p.youthJagId });
    await anAction(db, p, { owner_user_id, case_id });
    await anAction(db, p, { owner_user_id, ...due(TODAY) });
    const search = `?group=${p.jagId}`;
    const answer = (await post(chase, manager, {}, { all: "yes" }, search)) as Response;
    expect(answer.headers.get("Location")).toBe(`/actions/overdue${search}&asked=103&already=0&nobody=0`);
    expect(await chases()).toHaveLength(103);
    expect(await told()).toHaveLength(103);
    expect(await post(chase, manager, {}, { all: "yes" }, search)).toMatchObject({ init: { status: 422 } });
    const stranger = await anActor(db, p, { groups: { [p.adultsId]: "chair" } });
    expect(await post(chase, stranger, {}, { all: "yes" })).toMatchObject({ init: { status: 422 } });
    expect(await post(chase, manager, {}, { all: "perhaps" }, search)).toMatchObject({ init: { status: 400 } });
    expect(await chases()).toHaveLength(103);
  }, 30_000);

  test.each([
    ["nothing is ticked", () => Promise.resolve([] as string[]), 400],
    ["what is ticked is no id", () => Promise.resolve(["x"]), 400],
    ["it is not overdue", async () => [await anAction(db, p, due(TODAY))], 422],
    ["there is nobody to ask", async () => [await anAction(db, p)], 422],
  ])("is refused when %s", async (_name, make, status) => {
    expect(await ask(await make())).toMatchObject({ init: { status } });
    expect(await chases()).toEqual([]);
    expect(await told()).toEqual([]);
  });

  test("what the actor does not know of is passed over like what does not exist", async () => {
    const id = await anAction(db, p, { owner_user_id: await aUser(db, p.councilId) });
    const stranger = await anActor(db, p, { groups: { [p.youthJagId]: "chair" } });
    expect(await ask([id], stranger)).toMatchObject({ init: { status: 422 } });
    expect(await told()).toEqual([]);
  });
});

test("an action whose owner's account has ended is listed for manager and coordinator, and for nobody else", async () => {
  const left = await aUser(db, p.councilId, { status: "disabled" });
  const orphan = await anAction(db, p, { owner_user_id: left, ...due("2026-06-01") });
  await anAction(db, p, { owner_user_id: await aUser(db, p.councilId) });
  const coordinator = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
  for (const actor of [manager, coordinator]) {
    expect(await get(unowned, actor)).toMatchObject({
      actions: [{ id: orphan, remark: "The account of this person has ended", isOverdue: false }],
    });
  }
  const stranger = await anActor(db, p, { groups: { [p.youthJagId]: "coordinator" } });
  expect(await get(unowned, stranger)).toMatchObject({ actions: [] });
});

async function contactIs(contact_user_id: string) {
  await inTransaction(db, (trx) =>
    trx.updateTable("partnership_agency").set({ contact_user_id }).where("agency_id", "=", p.councilId).execute(),
  );
}
