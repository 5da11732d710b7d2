import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { loader as agendaPage } from "#app/routes/meetings/$groupId.meetings.$sittingId.agenda._index/route.tsx";
import { loader as attendancePage } from "#app/routes/meetings/$groupId.meetings.$sittingId.attendance._index/route.tsx";
import { loader as minutesPage } from "#app/routes/meetings/$groupId.meetings.$sittingId.minutes._index/route.tsx";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aGroup, anActor, aPartnership, aSitting, get, insert, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { anItem, hasAccepted } from "../support/meetings.ts";

let db: Executor;
let p: TestPartnership;
let chair: Actor;
let member: Actor;
let sittingId: string;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-04-09T08:00:00Z") });
  db = await testDatabase();
  p = await aPartnership(db);
  chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
  member = await anActor(db, p, { groups: { [p.jagId]: "member" }, agencyId: p.policeId });
  sittingId = await aSitting(db, p);
  for (const { id: userId } of [chair, member]) await hasAccepted(db, p, { sittingId, userId });
});
afterEach(() => vi.useRealTimers());

const at = () => ({ groupId: p.jagId, sittingId });
type Onward = { itemId: string | null; text: string } | null;
const onward = async (who = chair) => ((await get(agendaPage, who, at())) as { onward: Onward }).onward;
const taken = (id: string) =>
  inTransaction(db, (trx) => trx.updateTable("agenda_item").set({ state: "done" }).where("id", "=", id).execute());

test("from its day on an agenda leads whoever keeps the meeting to the first item not taken, then to the minutes", async () => {
  expect(await onward()).toBeNull();
  const second = await anItem(db, p, { sitting_id: sittingId, part: "other" });
  const first = await anItem(db, p, { sitting_id: sittingId, part: "standing" });
  expect(await onward()).toEqual({ itemId: first, text: "Begin the meeting" });
  vi.setSystemTime(new Date("2026-04-08T08:00:00Z"));
  expect(await onward()).toBeNull();
  vi.setSystemTime(new Date("2026-04-10T08:00:00Z"));
  await taken(first);
  expect(await onward()).toEqual({ itemId: second, text: "Go on with item 2" });
  await taken(second);
  expect(await onward()).toEqual({ itemId: null, text: "On to the minutes" });
  await insert(db, "minutes_version", {
    ...{ id: uuid(), partnership_id: p.partnershipId, sitting_id: sittingId, number: 1, kind: "draft", content: "{}" },
    ...{ made_at: "2026-04-10T14:00:00.000Z", made_by: chair.id },
  });
  expect(await onward()).toBeNull();
});

test("it leads a member there once they take its minutes, and nobody who has not accepted the statement", async () => {
  const item = await anItem(db, p, { sitting_id: sittingId });
  expect(await onward(member)).toBeNull();
  await insert(db, "attendance", {
    ...{ id: uuid(), partnership_id: p.partnershipId, sitting_id: sittingId, agency_id: p.policeId, name: null, version: 1 },
    ...{ user_id: member.id, capacity: "member", status: "present", office: "minute-taker", deputy_for_id: null },
    ...{ recorded_by: chair.id, recorded_at: "2026-04-09T08:00:00.000Z" },
  }); // prettier-ignore
  expect(await onward(member)).toEqual({ itemId: item, text: "Begin the meeting" });
  const coordinator = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
  expect(await onward(coordinator)).toBeNull();
});

test("what all agencies were asked is a way for whoever runs the meeting, and none of a board's", async () => {
  const boardId = await aGroup(db, p.partnershipId, { name: "Board", kind: "board", holds_cases: 0 });
  const boardSitting = await aSitting(db, p, { group_id: boardId });
  const boardChair = await anActor(db, p, { groups: { [boardId]: "chair" } });
  const ofBoard = { groupId: boardId, sittingId: boardSitting };
  for (const page of [agendaPage, attendancePage, minutesPage]) {
    expect(await get(page, chair, at())).toMatchObject({ hasResearch: true });
    expect(await get(page, member, at())).toMatchObject({ hasResearch: false });
    expect(await get(page, boardChair, ofBoard)).toMatchObject({ hasResearch: false });
  }
});
