import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { buildAgendas } from "#app/jobs/build-agendas.ts";
import { action as retire } from "#app/routes/meetings/$groupId.agenda.$standingItemId/route.tsx";
import { action as setOrder, loader as orderPage } from "#app/routes/meetings/$groupId.agenda._index/route.tsx";
import { action as addStanding } from "#app/routes/meetings/$groupId.agenda.new/route.tsx";
import {
  action as changeItem,
  loader as itemPage,
} from "#app/routes/meetings/$groupId.meetings.$sittingId.agenda.$itemId.place/route.tsx";
import {
  action as settle,
  loader as conflictsPage,
} from "#app/routes/meetings/$groupId.meetings.$sittingId.agenda.$itemId.conflicts/route.tsx";
import {
  action as arrange,
  loader as agendaPage,
} from "#app/routes/meetings/$groupId.meetings.$sittingId.agenda._index/route.tsx";
import {
  action as addItem,
  loader as addPage,
} from "#app/routes/meetings/$groupId.meetings.$sittingId.agenda.new/route.tsx";
import type { Executor } from "#db/transaction.ts";
import { aCase, anAction, anActor, aPartnership, aReferral, aSitting, auditEvents, get, insert, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { hasAccepted } from "../support/meetings.ts";

const NOW = new Date("2026-04-02T09:00:00Z");
let db: Executor;
let p: TestPartnership;
let chair: Actor;
let member: Actor;
let sittingId: string;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  db = await testDatabase();
  p = await aPartnership(db);
  chair = await anActor(db, p, { groups: { [p.jagId]: "chair" }, name: "Chris Hair" });
  member = await anActor(db, p, { groups: { [p.jagId]: "member" }, name: "Mem Ber", agencyId: p.policeId });
  sittingId = await aSitting(db, p);
  for (const { id: userId } of [chair, member]) await hasAccepted(db, p, { sittingId, userId });
});
afterEach(() => vi.useRealTimers());

const ASSESSED = { risk_assessed_on: "2026-03-01" };
type Item = { id: string; kind: string; subject: string; reference: string | null; state: string; isCarried: boolean; ofCase?: { open: number; overdue: number } }; // prettier-ignore
type Page = { parts: { part: string; items: Item[] }[]; hidden: number; mayArrange: boolean };
type Answer = { init?: { status?: number }; data: { errors: Record<string, string>; values: Record<string, string> } };
const status = (answer: unknown) => (answer instanceof Response ? answer.status : (answer as Answer).init?.status);
const errors = (answer: unknown) => (answer as Answer).data.errors;
const at = (sitting = sittingId) => ({ groupId: p.jagId, sittingId: sitting });
const open = async (who = chair, sitting = sittingId) => (await get(agendaPage, who, at(sitting))) as Page;
const items = async (who = chair, sitting = sittingId) =>
  (await open(who, sitting)).parts.flatMap(({ part, items: there }) => there.map((item) => ({ ...item, part })));
const build = (who = chair, sitting = sittingId) => post(arrange, who, at(sitting), { intent: "build" });
const rows = () => db.selectFrom("agenda_item").selectAll().orderBy("position").execute();
async function change(itemId: string, fields: Record<string, string>, who = chair, sitting = sittingId) {
  const row = (await rows()).find(({ id }) => id === itemId);
  return post(changeItem, who, { ...at(sitting), itemId }, { version: String(row?.version), part: row?.part ?? "other", reason: "", ...fields }); // prettier-ignore
}
const matter = (title: string, who = chair, sitting = sittingId) =>
  post(addItem, who, at(sitting), { what: "matter", title, part: "other", reason: "", caseId: "" });

describe("the agenda of a meeting", () => {
  test("brought up to date it holds the group's cases, worst first, its referrals and standing items, once", async () => {
    await aSitting(db, p, { day: "2026-03-05" });
    await aCase(db, p, { reference: "CS-26-0001", risk_level: "low", ...ASSESSED });
    const high = await aCase(db, p, { reference: "CS-26-0002", risk_level: "high", ...ASSESSED });
    await aCase(db, p, { reference: "CS-26-0003", opened_on: "2026-03-20" });
    await aCase(db, p, { reference: "CS-26-0004", status: "closed", closed_on: "2026-03-01" });
    await aCase(db, p, { reference: "CS-26-0005", group_id: p.youthJagId });
    await aReferral(db, p, { reference: "R-26-0009" });
    await anAction(db, p, { case_id: high.id, due_on: "2026-03-20" });
    await anAction(db, p, { case_id: high.id, due_on: "2026-05-20" });
    await post(addStanding, chair, { groupId: p.jagId }, { title: "Beat 61", part: "standing", subject: "beat", beatCode: "61" });
    expect(status(await build())).toBe(302);
    const found = await items();
    expect(found.map(({ part, reference, subject }) => [part, reference ?? subject])).toEqual([
      ["ongoing-cases", "CS-26-0002"],
      ["ongoing-cases", "CS-26-0001"],
      ["new-cases", "CS-26-0003"],
      ["new-referrals", "R-26-0009"],
      ["standing", "Beat 61"],
    ]);
    expect(found[0]?.ofCase).toMatchObject({ open: 2, overdue: 1 });
    await build();
    expect(await rows()).toHaveLength(5);
    expect((await auditEvents(db)).filter(({ event }) => event === "agenda.brought-up-to-date")).toHaveLength(1);
  }); // prettier-ignore

  test("who is in the group reads it; who only plans meetings, is in another group or not the chair does not", async () => {
    await aCase(db, p);
    expect(status(await build(member))).toBe(403);
    await build();
    expect(await items(member)).toHaveLength(1);
    const administrator = await anActor(db, p, { duties: ["administrator"] });
    expect(status(await get(agendaPage, administrator, at()))).toBe(403);
    const youth = await anActor(db, p, { groups: { [p.youthJagId]: "chair" } });
    expect(status(await get(agendaPage, youth, at()))).toBe(404);
    expect(status(await build(youth))).toBe(404);
    const other = await aPartnership(db);
    const stranger = await anActor(db, other, { groups: { [other.jagId]: "chair" } });
    expect(status(await get(agendaPage, stranger, at()))).toBe(404);
    expect(status(await get(agendaPage, chair, { ...at(), groupId: p.youthJagId }))).toBe(404);
  });

  test("a restricted case stands on it for who may open that, and is a number to the others", async () => {
    const led = await anActor(db, p, { groups: { [p.jagId]: "member" } });
    await aCase(db, p, { visibility: "restricted", lead_user_id: led.id, reference: "CS-26-0007" });
    await build();
    expect(await open(led)).toMatchObject({ hidden: 0 });
    expect((await items(led)).map(({ reference }) => reference)).toEqual(["CS-26-0007"]);
    expect(await open(member)).toMatchObject({ hidden: 1 });
    expect(await items(member)).toEqual([]);
  });

  test("an agenda comes after that of the meeting before; one that is over or off is not changed", async () => {
    const later = await aSitting(db, p, { day: "2026-05-07" });
    const refused = await build(chair, later);
    expect(status(refused)).toBe(422);
    expect(errors(refused).form).toContain("9 April 2026");
    const past = await aSitting(db, p, { day: "2026-04-01" });
    const off = await aSitting(db, p, { day: "2026-04-08", status: "cancelled", reason: "Snow" });
    for (const id of [past, off]) {
      expect(status(await build(chair, id))).toBe(422);
      expect(status(await matter("Something", chair, id))).toBe(422);
    }
    expect(await rows()).toEqual([]);
  });
});

describe("an item", () => {
  test("a matter is added with a title, a case of the group once", async () => {
    expect(errors(await matter(""))).toEqual({ title: "Enter what it is about" });
    expect(status(await matter("Easter fair"))).toBe(302);
    const { id } = await aCase(db, p);
    const foreign = await aCase(db, p, { group_id: p.youthJagId });
    const add = (caseId: string) => post(addItem, chair, at(), { what: "case", caseId, title: "", part: "ongoing-cases", reason: "Asked for" }); // prettier-ignore
    expect(((await get(addPage, chair, at())) as { cases: unknown[] }).cases).toHaveLength(1);
    expect(status(await add(id))).toBe(302);
    expect(errors(await add(id))).toEqual({ caseId: "This case is on the agenda already" });
    expect(errors(await add(foreign.id))).toEqual({ caseId: "Select an open case of the group" });
    expect(((await get(addPage, chair, at())) as { cases: unknown[] }).cases).toEqual([]);
    expect((await rows()).map(({ kind }) => kind)).toEqual(["matter", "case"]);
    await build();
    expect(await rows()).toHaveLength(2);
  });

  test("a form sent twice adds one", async () => {
    const once = uuid();
    const fields = { what: "matter", title: "Easter fair", part: "other", reason: "", caseId: "", once };
    for (const _ of [1, 2]) expect(status(await post(addItem, chair, at(), fields))).toBe(302);
    expect(await rows()).toHaveLength(1);
  });

  test("is moved up and down in its part, and no further", async () => {
    for (const title of ["A", "B", "C"]) await matter(title);
    const order = async () => (await items()).map(({ subject }) => subject);
    const move = async (title: string, intent: string) => {
      const item = (await items()).find(({ subject }) => subject === title);
      return post(arrange, chair, at(), { intent, itemId: item?.id ?? "" });
    };
    await move("C", "up");
    expect(await order()).toEqual(["A", "C", "B"]);
    await move("A", "down");
    expect(await order()).toEqual(["C", "A", "B"]);
    await move("C", "up");
    expect(await order()).toEqual(["C", "A", "B"]);
    expect(status(await post(arrange, chair, at(), { intent: "up", itemId: uuid() }))).toBe(404);
  });

  test("is deferred or closed with a reason, and taken on the day", async () => {
    await matter("A");
    const [item] = await rows();
    expect(errors(await change(item?.id ?? "", { state: "deferred" }))).toEqual({ reason: "Enter why it is deferred" });
    expect(errors(await change(item?.id ?? "", { state: "done" })).state).toContain("9 April 2026");
    expect(status(await change(item?.id ?? "", { state: "deferred", reason: "No time" }))).toBe(302);
    expect((await rows())[0]).toMatchObject({ state: "deferred", state_reason: "No time", version: 2 });
    vi.setSystemTime(new Date("2026-04-09T14:00:00Z"));
    expect(status(await change(item?.id ?? "", { state: "done" }))).toBe(302);
    expect((await rows())[0]).toMatchObject({ state: "done", state_reason: null });
    expect(status(await change(item?.id ?? "", { state: "open" }, member))).toBe(403);
  });

  test("of two who change it the second sees what is recorded", async () => {
    await matter("A");
    const [item] = await rows();
    await change(item?.id ?? "", { state: "deferred", reason: "No time" });
    const late = await post(changeItem, chair, { ...at(), itemId: item?.id ?? "" }, { version: "1", state: "closed", part: "other", reason: "Settled" }); // prettier-ignore
    expect(status(late)).toBe(409);
    expect((late as { data: { recorded: Record<string, string> } }).data.recorded).toMatchObject({ Why: "No time" });
    expect((late as Answer).data.values).toMatchObject({ reason: "Settled", version: "2" });
  });

  test("whoever has a conflict of interest in it does not see it, and only the chair lets them again", async () => {
    await matter("A");
    const [item] = await rows();
    const one = { ...at(), itemId: item?.id ?? "" };
    expect(status(await post(settle, member, one, { userId: chair.id, intent: "record" }))).toBe(403);
    expect(status(await post(settle, member, one, { userId: "", intent: "record" }))).toBe(302);
    expect(await items(member)).toEqual([]);
    expect(await open(member)).toMatchObject({ hidden: 1 });
    for (const loader of [itemPage, conflictsPage]) expect(status(await get(loader, member, one))).toBe(404);
    expect(status(await post(settle, member, one, { userId: member.id, intent: "end" }))).toBe(404);
    expect((await get(conflictsPage, chair, one)) as object).toMatchObject({ conflicts: [{ name: "Mem Ber" }] });
    const stranger = await anActor(db, p, { groups: { [p.youthJagId]: "member" } });
    expect(errors(await post(settle, chair, one, { userId: stranger.id, intent: "record" }))).toEqual({
      userId: "Select somebody in the group",
    });
    expect(status(await post(settle, chair, one, { userId: member.id, intent: "end" }))).toBe(302);
    expect(await items(member)).toHaveLength(1);
  });
});

test("who reads an agenda, an item of it, or the cases that can be added stands in the log", async () => {
  const { id: caseId } = await aCase(db, p);
  await get(addPage, chair, at());
  await build();
  const [item] = await rows();
  await open(member);
  await get(itemPage, member, { ...at(), itemId: item?.id ?? "" });
  expect((await auditEvents(db)).map(({ event, actor_id }) => [event, actor_id])).toEqual([
    ["agenda.cases-offered", chair.id],
    ["agenda.brought-up-to-date", chair.id],
    ["agenda.viewed", member.id],
    ["agenda.item-viewed", member.id],
  ]);
  const seen = await db.selectFrom("audit_object").selectAll().where("object_id", "=", caseId).execute();
  expect(seen).toHaveLength(1);
});

describe("from one meeting to the next", () => {
  test("what was not taken and what was deferred is carried over once; what was taken or closed is not", async () => {
    for (const title of ["Open", "Deferred", "Taken", "Closed"]) await matter(title);
    const { id: caseId } = await aCase(db, p);
    await build();
    const id = async (title: string) => (await items()).find(({ subject }) => subject === title)?.id ?? "";
    vi.setSystemTime(new Date("2026-04-09T16:00:00Z"));
    await change(await id("Deferred"), { state: "deferred", reason: "No time" });
    await change(await id("Taken"), { state: "done" });
    await change(await id("Closed"), { state: "closed", reason: "Settled elsewhere" });
    const next = await aSitting(db, p, { day: "2026-05-07" });
    await hasAccepted(db, p, { sittingId: next, userId: chair.id });
    vi.setSystemTime(new Date("2026-04-10T09:00:00Z"));
    expect(status(await build(chair, next))).toBe(302);
    await build(chair, next);
    const carried = (await rows()).filter(({ sitting_id }) => sitting_id === next);
    expect(carried.map(({ title, case_id, rolled_from_id }) => [title ?? case_id, rolled_from_id !== null])).toEqual([
      [caseId, true],
      ["Open", true],
      ["Deferred", true],
    ]);
  });

  test("who does not hear an item does not hear it at the next meeting either", async () => {
    await matter("A");
    const [item] = await rows();
    await post(settle, member, { ...at(), itemId: item?.id ?? "" }, { userId: "", intent: "record" });
    const next = await aSitting(db, p, { day: "2026-05-07" });
    for (const { id: userId } of [chair, member]) await hasAccepted(db, p, { sittingId: next, userId });
    vi.setSystemTime(new Date("2026-04-10T09:00:00Z"));
    await build(chair, next);
    expect(await items(chair, next)).toMatchObject([{ subject: "A", isCarried: true }]);
    expect(await open(member, next)).toMatchObject({ hidden: 1 });
    expect(await items(member, next)).toEqual([]);
    const carried = (await rows()).find(({ sitting_id }) => sitting_id === next);
    await post(settle, chair, { ...at(next), itemId: carried?.id ?? "" }, { userId: member.id, intent: "end" });
    expect(await items(member, next)).toHaveLength(1);
    await build(chair, next);
    expect(await items(member, next)).toHaveLength(1);
  });

  test("what is said to be taken after the next agenda carried it over is on that no more, unless somebody was at it", async () => {
    for (const title of ["Untouched", "Minuted"]) await matter(title);
    const next = await aSitting(db, p, { day: "2026-05-07" });
    for (const { id: userId } of [chair, member]) await hasAccepted(db, p, { sittingId: next, userId });
    vi.setSystemTime(new Date("2026-04-10T09:00:00Z"));
    await build(chair, next);
    const of = async (title: string, sitting: string) =>
      (await rows()).find((row) => row.title === title && row.sitting_id === sitting)?.id ?? "";
    await insert(db, "item_minute", {
      ...{ item_id: await of("Minuted", next), partnership_id: p.partnershipId, minute: "Begun", decision: "", shared_summary: "" },
      ...{ saved_at: null, saved_by: null, lease_user_id: null, lease_until: null, version: 1 },
    }); // prettier-ignore
    for (const title of ["Untouched", "Minuted"]) await change(await of(title, sittingId), { state: "done" });
    expect((await items(chair, next)).map(({ subject }) => subject)).toEqual(["Minuted"]);
    await build(chair, next);
    expect((await items(chair, next)).map(({ subject }) => subject)).toEqual(["Minuted"]);
    await change(await of("Untouched", sittingId), { state: "deferred", reason: "Not after all" });
    await build(chair, next);
    expect((await items(chair, next)).map(({ subject }) => subject)).toEqual(["Minuted", "Untouched"]);
  });

  test("of a meeting that is called off everything goes on", async () => {
    await matter("A");
    const next = await aSitting(db, p, { day: "2026-05-07" });
    await insertCancelled();
    expect(status(await build(chair, next))).toBe(302);
    await hasAccepted(db, p, { sittingId: next, userId: chair.id });
    expect((await items(chair, next)).map(({ subject, isCarried }) => [subject, isCarried])).toEqual([["A", true]]);

    async function insertCancelled() {
      const { inTransaction } = await import("#db/transaction.ts");
      await inTransaction(db, (trx) =>
        trx.updateTable("sitting").set({ status: "cancelled", reason: "Snow" }).where("id", "=", sittingId).execute(),
      );
    }
  });

  test("each morning the agendas of the coming days are brought up to date, and those further off wait", async () => {
    await aCase(db, p);
    await aCase(db, p, { group_id: p.youthJagId });
    const far = await aSitting(db, p, { group_id: p.youthJagId, day: "2026-04-17" });
    const run = (now: Date) =>
      buildAgendas.run({
        db,
        now,
        clock: () => now,
        isStopping: () => false,
        log: { info: () => {}, error: () => {} },
      });
    expect(await run(NOW)).toEqual({ added: 1, asked: 2 });
    expect(await rows()).toMatchObject([{ sitting_id: sittingId }]);
    expect(await run(new Date("2026-04-03T09:00:00Z"))).toEqual({ added: 1, asked: 0 });
    expect((await rows()).filter(({ sitting_id }) => sitting_id === far)).toHaveLength(1);
    expect(await run(new Date("2026-04-03T10:00:00Z"))).toEqual({ added: 0, asked: 0 });
  });
});

describe("what a group hears", () => {
  test("its own order holds from the next agenda on, and what is left out is not proposed", async () => {
    await aCase(db, p);
    await aReferral(db, p);
    const order = { parts: ["new-referrals", "opening"], "order-new-referrals": "1", "order-opening": "2" };
    const body: [string, string][] = Object.entries(order).flatMap(([name, value]): [string, string][] =>
      Array.isArray(value) ? value.map((one): [string, string] => [name, one]) : [[name, value]],
    );
    expect(status(await post(setOrder, chair, { groupId: p.jagId }, body))).toBe(302);
    await build();
    expect((await open()).parts.map(({ part, items: there }) => [part, there.length])).toEqual([
      ["new-referrals", 1],
      ["opening", 0],
    ]);
    expect(status(await post(setOrder, chair, { groupId: p.jagId }, {}))).toBe(422);
    expect(status(await post(setOrder, member, { groupId: p.jagId }, body))).toBe(403);
    expect((await get(orderPage, member, { groupId: p.jagId })) as object).toMatchObject({ mayRun: false });
  });

  test("a standing item is given up and taken up again", async () => {
    const add = (fields: Record<string, string>) =>
      post(addStanding, chair, { groupId: p.jagId }, { title: "Hate", part: "standing", subject: "hate", beatCode: "", ...fields }); // prettier-ignore
    expect(errors(await add({ subject: "beat" }))).toEqual({ beatCode: "Enter the beat" });
    expect(status(await add({}))).toBe(302);
    const item = await db.selectFrom("standing_item").selectAll().executeTakeFirstOrThrow();
    const params = { groupId: p.jagId, standingItemId: item.id };
    expect(status(await post(retire, chair, params, { version: "1", intent: "retire" }))).toBe(302);
    await build();
    expect(await rows()).toEqual([]);
    expect(status(await post(retire, chair, params, { version: "1", intent: "again" }))).toBe(409);
    expect(status(await post(retire, chair, params, { version: "2", intent: "again" }))).toBe(302);
    await build();
    expect((await items()).map(({ subject }) => subject)).toEqual(["Hate"]);
    expect(status(await post(retire, chair, { ...params, standingItemId: uuid() }, { version: "1", intent: "retire" }))).toBe(404); // prettier-ignore
  });
});
