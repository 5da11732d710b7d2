import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { action as arrange } from "#app/routes/meetings/$groupId.meetings.$sittingId.agenda._index/route.tsx";
import {
  action as addItem,
  loader as addPage,
} from "#app/routes/meetings/$groupId.meetings.$sittingId.agenda.new/route.tsx";
import { type Executor, inTransaction } from "#db/transaction.ts";
import type { Database } from "#db/types/database.ts";
import { aCase, aGroup, anActor, aPartnership, aSitting, get, insert, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { anItem } from "../support/meetings.ts";

const AT = "2026-03-01T10:00:00.000Z";
let db: Executor;
let p: TestPartnership;
let boardId: string;
let chair: Actor;
let sittingId: string;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-04-02T09:00:00Z") });
  db = await testDatabase();
  p = await aPartnership(db);
  boardId = await aGroup(db, p.partnershipId, { kind: "strategic", name: "Strategic Group", holds_cases: 0 });
  chair = await anActor(db, p, { groups: { [boardId]: "chair", [p.jagId]: "chair" }, name: "Chris Hair" });
  sittingId = await aSitting(db, p, { group_id: boardId, day: "2026-04-09" });
});
afterEach(() => vi.useRealTimers());

const build = (groupId = boardId, sitting = sittingId) => post(arrange, chair, { groupId, sittingId: sitting }, { intent: "build" }); // prettier-ignore
const matters = async (sitting = sittingId) =>
  (await db.selectFrom("agenda_item").select(["title", "part", "forward_item_id", "passed_matter_id", "rolled_from_id"]).where("sitting_id", "=", sitting).orderBy("position").execute()); // prettier-ignore
async function planned(changes: Partial<Database["forward_item"]> = {}) {
  const id = uuid();
  await insert(db, "forward_item", {
    ...{ id, partnership_id: p.partnershipId, group_id: boardId, title: "Annual report", detail: null, due_on: "2026-04-09" },
    ...{ action_by_agency_id: null, action_by: null, part: "presentation", state: "planned", state_reason: null },
    ...{ created_at: AT, created_by: null, version: 1, ...changes },
  }); // prettier-ignore
  return id;
}
async function passed(changes: Partial<Database["passed_matter"]> = {}) {
  const id = uuid();
  await insert(db, "passed_matter", {
    ...{ id, partnership_id: p.partnershipId, from_group_id: p.jagId, to_group_id: boardId, from_item_id: null },
    ...{ answers_id: null, title: "Taxi rank", words: "Lights", asked: null, state: "passed", passed_at: AT },
    ...{ passed_by: null, version: 1, ...changes },
  }); // prettier-ignore
  return id;
}

describe("what a board planned ahead", () => {
  test.each<[string, Partial<Database["forward_item"]>, boolean]>([
    ["for the day of the meeting", {}, true],
    ["for a day before it", { due_on: "2026-01-01" }, true],
    ["for the day after", { due_on: "2026-04-10" }, false],
    ["for every meeting", { due_on: null }, true],
    ["heard already", { state: "heard" }, false],
    ["dropped", { state: "dropped", state_reason: "No money" }, false],
  ])("%s", async (_, changes, isThere) => {
    const id = await planned(changes);
    await build();
    await build();
    expect((await matters()).map(({ forward_item_id }) => forward_item_id)).toEqual(isThere ? [id] : []);
  });

  test("taken once is not proposed again, unless it is for every meeting", async () => {
    const once = await planned();
    const always = await planned({ due_on: null, title: "Funding" });
    await build();
    await inTransaction(db, (trx) => trx.updateTable("agenda_item").set({ state: "done" }).execute());
    vi.setSystemTime("2026-04-10T09:00:00Z");
    const next = await aSitting(db, p, { group_id: boardId, day: "2026-07-09" });
    await build(boardId, next);
    expect((await matters(next)).map(({ forward_item_id }) => forward_item_id)).toEqual([always]);
    expect(once).not.toBe(always);
  });
});

describe("what another group passed on", () => {
  test("comes under matters, once, and goes on until it is taken", async () => {
    const id = await passed();
    await passed({ state: "answered" });
    await passed({ from_group_id: boardId, to_group_id: p.jagId, title: "Not ours" });
    await build();
    await build();
    expect(await matters()).toMatchObject([{ title: "Taxi rank", part: "matters", passed_matter_id: id }]);
    vi.setSystemTime("2026-04-10T09:00:00Z");
    const next = await aSitting(db, p, { group_id: boardId, day: "2026-07-09" });
    await build(boardId, next);
    const [row] = await matters(next);
    expect(row).toMatchObject({ passed_matter_id: id });
    expect(row?.rolled_from_id).not.toBeNull();
    await inTransaction(db, (trx) => trx.updateTable("agenda_item").set({ state: "done" }).execute());
    vi.setSystemTime("2026-07-10T09:00:00Z");
    const third = await aSitting(db, p, { group_id: boardId, day: "2026-10-08" });
    await build(boardId, third);
    expect(await matters(third)).toEqual([]);
  });
});

describe("a working group", () => {
  test("hears the case for which it was made, while it lasts; it can be added by hand too", async () => {
    const groupId = await aGroup(db, p.partnershipId, { kind: "working", name: "Working group", holds_cases: 0 });
    chair = await anActor(db, p, { groups: { [groupId]: "chair" } });
    const { id: case_id } = await aCase(db, p, { reference: "CS-26-0077" });
    await aCase(db, p);
    await insert(db, "case_working_group", {
      ...{ id: uuid(), partnership_id: p.partnershipId, case_id, group_id: groupId, objective: "Move them" },
      ...{ started_on: "2026-03-01", started_by: chair.id, ended_on: null, ended_reason: null, ended_by: null, version: 1 },
    }); // prettier-ignore
    const day = await aSitting(db, p, { group_id: groupId, day: "2026-04-07" });
    const offered = (await get(addPage, chair, { groupId, sittingId: day })) as { cases: { value: string }[] };
    expect(offered.cases.map(({ value }) => value)).toEqual([case_id]);
    await build(groupId, day);
    expect(await db.selectFrom("agenda_item").select(["case_id", "part"]).execute()).toEqual([
      { case_id, part: "ongoing-cases" },
    ]);
    const other = await aSitting(db, p, { group_id: groupId, day: "2026-04-08" });
    const add = { what: "case", caseId: case_id, title: "", part: "ongoing-cases", reason: "" };
    expect(((await post(addItem, chair, { groupId, sittingId: other }, add)) as Response).status).toBe(302);
    await inTransaction(db, (trx) =>
      trx.updateTable("case_working_group").set({ ended_on: "2026-04-02", ended_reason: "Done", ended_by: chair.id }).execute(),
    ); // prettier-ignore
    const last = await aSitting(db, p, { group_id: groupId, day: "2026-04-06" });
    await build(groupId, last);
    expect(await db.selectFrom("agenda_item").select("id").where("sitting_id", "=", last).execute()).toEqual([]);
  });

  test("a small group has the parts of a small one", async () => {
    const groupId = await aGroup(db, p.partnershipId, { kind: "casework", name: "University cases" });
    chair = await anActor(db, p, { groups: { [groupId]: "chair" } });
    await aCase(db, p, { group_id: groupId });
    const day = await aSitting(db, p, { group_id: groupId, day: "2026-04-07" });
    await anItem(db, p, { sitting_id: day, part: "other" });
    await build(groupId, day);
    expect((await matters(day)).map(({ part }) => part)).toEqual(["other", "ongoing-cases"]);
  });
});
