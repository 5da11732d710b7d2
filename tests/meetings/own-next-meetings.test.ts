import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { loader as home } from "#app/routes/home/_index/route.tsx";
import { action as ask } from "#app/routes/meetings/$groupId.meetings.$sittingId.research/route.tsx";
import { action as reply } from "#app/routes/meetings/$groupId.meetings.$sittingId.reply/route.tsx";
import { action as notKnown, loader as ownList } from "#app/routes/meetings/research._index/route.tsx";
import type { Executor } from "#db/transaction.ts";
import { aCase, aGroup, anActor, aPartnership, aSitting, get, insert, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { anItem, hasAccepted } from "../support/meetings.ts";

let db: Executor;
let p: TestPartnership;
let chair: Actor;
let member: Actor;
let sittingId: string;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-04-01T09:00:00Z") });
  db = await testDatabase();
  p = await aPartnership(db);
  chair = await anActor(db, p, { groups: { [p.jagId]: "chair", [p.youthJagId]: "chair" } });
  member = await anActor(db, p, { groups: { [p.jagId]: "member", [p.youthJagId]: "member" }, agencyId: p.policeId });
  sittingId = await aSitting(db, p);
});
afterEach(() => vi.useRealTimers());

type Todo = { isToAccept: boolean; research: number; arePapersOut: boolean; reply: string };
type Meetings = { meetings: { id: string; todo: Todo | null | false }[] };
const todoOf = async (groupId: string, who = member) =>
  ((await get(home, who)) as Meetings).meetings.find(({ id }) => id === groupId)?.todo;
const asked = async (groupId: string, sitting: string, cases: number) => {
  for (let i = 0; i < cases; i++)
    await anItem(db, p, { sitting_id: sitting, case_id: (await aCase(db, p, { group_id: groupId })).id });
  await post(ask, chair, { groupId, sittingId: sitting }, { intent: "ask", agencyId: "" });
};
type List = { requests: { id: string }[] };
const list = async (search = "") => ((await get(ownList, member, {}, search)) as List).requests;

test("Home says of each next meeting what is still to do before it", async () => {
  const nothing = { isToAccept: true, research: 0, arePapersOut: false, reply: "no-reply" };
  expect(await todoOf(p.jagId)).toEqual(nothing);
  expect(await todoOf(p.youthJagId)).toBeNull();
  await hasAccepted(db, p, { sittingId, userId: chair.id });
  await asked(p.jagId, sittingId, 2);
  expect(await todoOf(p.jagId)).toEqual({ ...nothing, research: 2 });
  await hasAccepted(db, p, { sittingId, userId: member.id, words: "As it was worded before" });
  expect(await todoOf(p.jagId)).toMatchObject({ isToAccept: true });
  await hasAccepted(db, p, { sittingId, userId: member.id });
  const sent = { partnership_id: p.partnershipId, sitting_id: sittingId, sent_by: null, recipients: 2 };
  await insert(db, "papers_sent", { ...sent, id: uuid(), for_day: "2026-04-02", sent_at: "2026-04-01T08:00:00.000Z" });
  expect(await todoOf(p.jagId)).toMatchObject({ isToAccept: false, arePapersOut: false });
  await insert(db, "papers_sent", { ...sent, id: uuid(), for_day: "2026-04-09", sent_at: "2026-04-01T08:30:00.000Z" });
  await post(reply, member, { groupId: p.jagId, sittingId }, { version: "0", status: "apologies", deputyId: "", deputyName: "" }); // prettier-ignore
  expect(await todoOf(p.jagId)).toEqual({ isToAccept: false, research: 2, arePapersOut: true, reply: "apologies" });
  const planner = await anActor(db, p, { duties: ["administrator"], groups: {} });
  expect(await todoOf(p.jagId, planner)).toBeUndefined();
});

test("a board asks nobody to accept anything", async () => {
  const boardId = await aGroup(db, p.partnershipId, { name: "Board", kind: "board", holds_cases: 0 });
  await aSitting(db, p, { group_id: boardId });
  const director = await anActor(db, p, { groups: { [boardId]: "member" } });
  expect(await todoOf(boardId, director)).toMatchObject({ isToAccept: false });
});

test("the number of cases of one meeting leads to exactly those, and answering them leads back there", async () => {
  const youth = await aSitting(db, p, { group_id: p.youthJagId, day: "2026-04-10" });
  await asked(p.jagId, sittingId, 2);
  await asked(p.youthJagId, youth, 3);
  expect(await todoOf(p.jagId)).toMatchObject({ research: 2 });
  expect(await todoOf(p.youthJagId)).toMatchObject({ research: 3 });
  expect(await list()).toHaveLength(5);
  expect(await list(`?meeting=${sittingId}`)).toHaveLength(2);
  const [one] = await list(`?meeting=${youth}`);
  const done = (await post(notKnown, member, {}, { researchId: one?.id ?? "" }, `?meeting=${youth}`)) as Response;
  expect(done.headers.get("Location")).toContain(`/groups/research?meeting=${youth}&`);
  expect(await list(`?meeting=${youth}`)).toHaveLength(2);
  expect(await list("?meeting=nonsense")).toHaveLength(4);
});
