import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import type { GroupKind } from "#app/domain/groups/group-kinds.ts";
import type { ItemState } from "#app/domain/meetings/agenda-item.ts";
import { asProgramme, refuseForward } from "#app/domain/meetings/forward-programme.ts";
import { matterReceivers } from "#app/domain/meetings/passed-matter.ts";
import {
  action as changeForward,
  loader as forwardItemPage,
} from "#app/routes/meetings/$groupId.forward.$forwardItemId/route.tsx";
import { loader as programmePage } from "#app/routes/meetings/$groupId.forward._index/route.tsx";
import { action as addForward } from "#app/routes/meetings/$groupId.forward.new/route.tsx";
import {
  action as settleMatter,
  loader as matterPage,
} from "#app/routes/meetings/$groupId.matters.$matterId/route.tsx";
import { loader as mattersPage } from "#app/routes/meetings/$groupId.matters._index/route.tsx";
import { action as passOn, loader as passPage } from "#app/routes/meetings/$groupId.matters.new/route.tsx";
import { loader as agendaPage } from "#app/routes/meetings/$groupId.meetings.$sittingId.agenda._index/route.tsx";
import { changeAgendaItem } from "#app/services/meetings/change-agenda-item.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aCase, aGroup, anActor, aPartnership, aSitting, auditEvents, get, insert, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { anItem, hasAccepted } from "../support/meetings.ts";

test.each([
  ["on a day to come", { when: "day", dueOn: "2026-04-03", state: "planned", reason: null }, null, null],
  ["today", { when: "day", dueOn: "2026-04-02", state: "planned", reason: null }, null, null],
  ["yesterday", { when: "day", dueOn: "2026-04-01", state: "planned", reason: null }, null, "dueOn"],
  ["yesterday, as it was set long ago", { when: "day", dueOn: "2026-04-01", state: "planned", reason: null }, "2026-04-01", null],
  ["yesterday, when it was heard", { when: "day", dueOn: "2026-04-01", state: "heard", reason: null }, null, null],
  ["without a day", { when: "day", dueOn: null, state: "planned", reason: null }, null, "dueOn"],
  ["at every meeting", { when: "every", dueOn: null, state: "planned", reason: null }, null, null],
  ["at every meeting, and heard", { when: "every", dueOn: null, state: "heard", reason: null }, null, "state"],
  ["dropped without a reason", { when: "every", dueOn: null, state: "dropped", reason: null }, null, "reason"],
  ["dropped with one", { when: "every", dueOn: null, state: "dropped", reason: "No more" }, null, null],
] as const)("an item of the forward programme %s", (_, form, before, field) => {
  expect(refuseForward(form, before, "2026-04-02")?.field ?? null).toBe(field);
}); // prettier-ignore

test("the programme has the days in order, what stands at every meeting apart, and the past behind it", () => {
  const item = (id: string, dueOn: string | null, state: "planned" | "heard" | "dropped" = "planned") => ({ id, dueOn, state });
  const items = [item("c", "2026-10-01"), item("e", null), item("a", "2026-07-01"), item("h", "2026-01-01", "heard"), item("d", null, "dropped"), item("b", "2026-07-01")];
  const { dated, standing, past } = asProgramme(items);
  expect([dated, standing, past].map((list) => list.map(({ id }) => id))).toEqual([["a", "b", "c"], ["e"], ["h", "d"]]);
}); // prettier-ignore

describe("a group passes a matter", () => {
  const group = (id: string, kind: GroupKind, parentId: string | null = null, endedOn: string | null = null) => ({
    ...{ id, kind, parentId, endedOn },
  });
  const all = [
    ...[group("csp", "board"), group("strategic", "strategic", "csp"), group("jag", "jag", "strategic")],
    ...[group("youth", "youth-jag", "jag"), group("street", "working", "jag"), group("old", "working", "jag", "2026-04-01")],
    ...[group("night", "premises"), group("lcdg", "delivery", "csp")],
  ];
  test.each([
    ["csp", ["strategic", "jag", "youth", "lcdg"]],
    ["strategic", ["csp", "jag", "youth"]],
    ["jag", ["csp", "strategic", "youth", "street"]],
    ["street", ["jag"]],
    ["lcdg", ["csp"]],
    ["night", []],
  ])("%s: up, down, and between boards and those who hear cases", (id, to) => {
    const from = all.find((one) => one.id === id) ?? group(id, "other");
    expect(matterReceivers(from, all, "2026-04-02").map((one) => one.id)).toEqual(to);
  });
}); // prettier-ignore

let db: Executor;
let p: TestPartnership;
let boardId: string;
let chair: Actor;
let director: Actor;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-04-02T09:00:00Z") });
  db = await testDatabase();
  p = await aPartnership(db);
  boardId = await aGroup(db, p.partnershipId, { kind: "board", holds_cases: 0, name: "CSP" });
  chair = await anActor(db, p, { groups: { [p.jagId]: "chair" }, name: "Chris Hair" });
  director = await anActor(db, p, { groups: { [boardId]: "chair" }, name: "Di Rector" });
});
afterEach(() => vi.useRealTimers());

type Answer = { init?: { status?: number }; data: { errors: Record<string, string>; values: Record<string, string>; recorded: object } }; // prettier-ignore
const status = (answer: unknown) => (answer instanceof Response ? answer.status : (answer as Answer).init?.status);
const answered = (answer: unknown) => (answer as Answer).data;

describe("the forward programme of a board", () => {
  const BLANK = { title: "Annual report", detail: "", when: "day", "dueOn-day": "1", "dueOn-month": "7", "dueOn-year": "2026", actionByAgencyId: "", actionBy: "Chair of the JAG", part: "presentation" }; // prettier-ignore
  const add = (fields: Record<string, string> = {}, who = director) =>
    post(addForward, who, { groupId: boardId }, { ...BLANK, ...fields });
  const items = () => db.selectFrom("forward_item").selectAll().orderBy("id").execute();
  const change = (id: string, fields: Record<string, string>, who = director) =>
    post(changeForward, who, { groupId: boardId, forwardItemId: id }, { ...BLANK, version: "1", state: "planned", reason: "", ...fields }); // prettier-ignore

  test("is added to by whoever runs it, read by its members, and by nobody else", async () => {
    expect(answered(await add({ title: "" })).errors).toEqual({ title: "Enter what it is about" });
    expect(answered(await add({ "dueOn-year": "2025" })).errors).toEqual({ dueOn: "Day must be today or in the future" }); // prettier-ignore
    expect(answered(await add({ actionByAgencyId: uuid() })).errors).toEqual({ actionByAgencyId: "Select an agency" });
    const once = uuid();
    for (const _ of [1, 2]) expect(status(await add({ once }))).toBe(302);
    expect(status(await add({ when: "every", title: "Performance", actionByAgencyId: p.policeId }))).toBe(302);
    expect(await items()).toMatchObject([
      { title: "Annual report", due_on: "2026-07-01", part: "presentation", state: "planned" },
      { title: "Performance", due_on: null },
    ]);
    const member = await anActor(db, p, { groups: { [boardId]: "member" } });
    const page = (await get(programmePage, member, { groupId: boardId })) as { dated: unknown[]; standing: unknown[]; mayRun: boolean }; // prettier-ignore
    expect(page).toMatchObject({ dated: [{ by: "Chair of the JAG" }], mayRun: false });
    expect(page.standing).toHaveLength(1);
    expect(status(await add({}, member))).toBe(403);
    expect(status(await get(programmePage, chair, { groupId: boardId }))).toBe(404);
    expect(status(await add({}, chair))).toBe(404);
  });

  test("is changed and dropped with a reason; of two at once the second sees what is recorded", async () => {
    await add();
    const id = (await items())[0]?.id ?? "";
    expect(answered(await change(id, { state: "dropped" })).errors).toEqual({ reason: "Enter why it is dropped" });
    expect(status(await change(id, { title: "Report of the year" }))).toBe(302);
    const late = await change(id, { state: "dropped", reason: "No report" });
    expect(status(late)).toBe(409);
    expect(answered(late).recorded).toMatchObject({ Item: "Report of the year" });
    expect(answered(late).values).toMatchObject({ version: "2", reason: "No report" });
    expect(status(await change(id, { version: "2", state: "dropped", reason: "No report" }))).toBe(302);
    expect(await items()).toMatchObject([{ state: "dropped", state_reason: "No report", version: 3 }]);
    expect(status(await get(forwardItemPage, chair, { groupId: p.jagId, forwardItemId: id }))).toBe(404);
    expect((await auditEvents(db)).filter(({ event }) => event === "forward.item-changed")).toHaveLength(2);
  });

  test("has heard what was planned for a day once its item is taken, and goes on with what stands at every meeting", async () => {
    await add();
    await add({ when: "every", title: "Performance" });
    const sittingId = await aSitting(db, p, { group_id: boardId, day: "2026-07-02" });
    vi.setSystemTime(new Date("2026-07-02T14:00:00Z"));
    for (const { id } of await items()) {
      const itemId = await anItem(db, p, { sitting_id: sittingId, part: "forward", forward_item_id: id });
      const form = { version: 1, state: "done", reason: null } as const;
      const done = await changeAgendaItem({ db, actor: director, now: new Date() }, { groupId: boardId, sittingId, itemId }, form); // prettier-ignore
      expect(done.kind).toBe("done");
    }
    expect((await items()).map(({ title, state }) => [title, state])).toEqual([
      ["Annual report", "heard"],
      ["Performance", "planned"],
    ]);
  });

  test("plans again what was said to be taken or closed and was not, unless somebody has set it otherwise", async () => {
    await add();
    const [{ id = "" } = {}] = await items();
    const sittingId = await aSitting(db, p, { group_id: boardId, day: "2026-07-02" });
    vi.setSystemTime(new Date("2026-07-02T14:00:00Z"));
    const itemId = await anItem(db, p, { sitting_id: sittingId, part: "forward", forward_item_id: id });
    let version = 0;
    const become = async (state: ItemState, reason: string | null = null) => {
      version += 1;
      const form = { version, state, reason };
      await changeAgendaItem({ db, actor: director, now: new Date() }, { groupId: boardId, sittingId, itemId }, form);
      const [row] = await items();
      return [row?.state, row?.state_reason];
    };
    expect(await become("done")).toEqual(["heard", null]);
    expect(await become("open")).toEqual(["planned", null]);
    expect(await become("closed", "Not needed")).toEqual(["dropped", "Not needed"]);
    expect(await become("done")).toEqual(["heard", null]);
    expect(await become("closed", "Not needed")).toEqual(["dropped", "Not needed"]);
    expect(await become("deferred", "Next time")).toEqual(["planned", null]);
    expect(await become("done")).toEqual(["heard", null]);
    expect(status(await change(id, { version: "8", state: "dropped", reason: "By hand" }))).toBe(302);
    expect(await become("open")).toEqual(["dropped", "By hand"]);
  });
});

describe("a matter", () => {
  const WORDS = { title: "Off-road bikes", words: "They come from outside the borough", asked: "Ask the county" };
  const pass = (fields: Record<string, string> = {}, who = chair, groupId = p.jagId) =>
    post(passOn, who, { groupId }, { ...WORDS, toGroupId: boardId, sittingId: "", itemId: "", ...fields });
  const matters = () => db.selectFrom("passed_matter").selectAll().orderBy("id").execute();
  const first = async () => (await matters())[0]?.id ?? "";
  const answer = async (fields: Record<string, string> = {}, who = director, groupId = boardId) =>
    post(settleMatter, who, { groupId, matterId: await first() }, { title: "County asked", words: "They will come", asked: "", version: "1", ...fields }); // prettier-ignore
  const told = () => db.selectFrom("notification").select(["user_id", "kind", "object_id"]).orderBy("id").execute();

  test("is passed up in the passer's own words, answered down again, and both groups see the whole", async () => {
    expect(status(await pass())).toBe(302);
    expect(await told()).toEqual([{ user_id: director.id, kind: "matter-passed", object_id: boardId }]);
    expect(status(await answer())).toBe(302);
    const [matter, reply] = await matters();
    expect(matter).toMatchObject({ from_group_id: p.jagId, to_group_id: boardId, state: "answered", passed_by: chair.id });
    expect(reply).toMatchObject({ from_group_id: boardId, to_group_id: p.jagId, state: "passed", answers_id: matter?.id });
    expect((await told()).map(({ user_id }) => user_id)).toEqual([director.id, chair.id]);
    for (const [who, groupId] of [[chair, p.jagId], [director, boardId]] as const)
      for (const matterId of [matter?.id ?? "", reply?.id ?? ""]) {
        const { thread } = (await get(matterPage, who, { groupId, matterId })) as { thread: { title: string }[] };
        expect(thread.map(({ title }) => title)).toEqual(["Off-road bikes", "County asked"]);
      }
    const again = await answer({ version: "2" });
    expect(status(again)).toBe(422);
    expect(status(await answer())).toBe(409);
  }); // prettier-ignore

  test("is nothing to whoever is in neither group, and is passed and answered only by who runs one", async () => {
    await pass();
    const id = await first();
    const member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
    const youth = await anActor(db, p, { groups: { [p.youthJagId]: "chair" } });
    expect(((await get(mattersPage, member, { groupId: p.jagId })) as { passed: unknown[] }).passed).toHaveLength(1);
    expect(status(await pass({}, member))).toBe(403);
    expect(status(await get(passPage, member, { groupId: p.jagId }))).toBe(403);
    for (const groupId of [p.youthJagId, p.jagId, boardId])
      expect(status(await get(matterPage, youth, { groupId, matterId: id }))).toBe(404);
    expect(status(await answer({}, youth))).toBe(404);
    expect(status(await answer({}, youth, p.youthJagId))).toBe(404);
    expect(status(await answer({}, chair, p.jagId))).toBe(403);
    expect(status(await get(mattersPage, youth, { groupId: p.jagId }))).toBe(404);
    const both = await anActor(db, p, { groups: { [p.youthJagId]: "chair", [boardId]: "member" } });
    expect(status(await get(matterPage, both, { groupId: p.youthJagId, matterId: id }))).toBe(404);
    expect(status(await get(matterPage, both, { groupId: boardId, matterId: id }))).toBeUndefined();
  });

  test("goes to no group of another partnership, nor to one that stands neither above nor below", async () => {
    const other = await aPartnership(db);
    const licensing = await aGroup(db, p.partnershipId, { kind: "premises", holds_cases: 0 });
    for (const toGroupId of [other.jagId, licensing, p.jagId, ""])
      expect(Object.keys(answered(await pass({ toGroupId })).errors)).toEqual(["toGroupId"]);
    expect(await matters()).toEqual([]);
  });

  test("is passed from an item by whoever opens that, and takes nothing of it along", async () => {
    const sittingId = await aSitting(db, p);
    const { id: case_id } = await aCase(db, p);
    const itemId = await anItem(db, p, { sitting_id: sittingId, case_id, reason: "Canary of the case" });
    expect(status(await pass({ sittingId, itemId }))).toBe(404);
    await hasAccepted(db, p, { sittingId, userId: chair.id });
    expect(status(await pass({ sittingId, itemId }))).toBe(302);
    const elsewhere = await anItem(db, p, { sitting_id: await aSitting(db, p, { group_id: boardId }) });
    expect(status(await pass({ sittingId, itemId: elsewhere }))).toBe(404);
    const page = await get(matterPage, director, { groupId: boardId, matterId: await first() });
    expect(JSON.stringify(page)).not.toMatch(new RegExp(`Canary|${case_id}|${itemId}`));
  });

  test("is nothing to whoever has a conflict of interest in the item that it came from, or as which it is heard", async () => {
    const sittingId = await aSitting(db, p);
    await hasAccepted(db, p, { sittingId, userId: chair.id });
    const from = await anItem(db, p, { sitting_id: sittingId });
    await pass({ sittingId, itemId: from });
    const matterId = await first();
    const as = await anItem(db, p, {
      ...{ sitting_id: await aSitting(db, p, { group_id: boardId }), title: WORDS.title, passed_matter_id: matterId },
    });
    for (const [itemId, groupId] of [[from, p.jagId], [as, boardId]] as const) {
      const member = await anActor(db, p, { groups: { [groupId]: "member" } });
      const list = async () => JSON.stringify(await get(mattersPage, member, { groupId }));
      expect(await list()).toContain(WORDS.title);
      await insert(db, "item_conflict", {
        ...{ item_id: itemId, user_id: member.id, partnership_id: p.partnershipId },
        ...{ declared_at: "2026-04-09T09:00:00.000Z", recorded_by: member.id },
      });
      expect(await list()).not.toContain(WORDS.title);
      expect(status(await get(matterPage, member, { groupId, matterId }))).toBe(404);
    }
  }); // prettier-ignore

  test("stands on the agenda of the group that it was passed to, and opens from there", async () => {
    await pass();
    const sittingId = await aSitting(db, p, { group_id: boardId });
    await anItem(db, p, {
      sitting_id: sittingId,
      title: WORDS.title,
      part: "matters",
      passed_matter_id: await first(),
    });
    const page = (await get(agendaPage, director, { groupId: boardId, sittingId })) as { parts: { items: { href: string }[] }[] }; // prettier-ignore
    expect(page.parts.flatMap(({ items }) => items.map(({ href }) => href))).toEqual([
      `/groups/${boardId}/matters/${await first()}`,
    ]);
  });

  test("is withdrawn by who passed it, before it is answered", async () => {
    await pass();
    const withdraw = async (who = chair, groupId = p.jagId) =>
      post(settleMatter, who, { groupId, matterId: await first() }, { intent: "withdraw", version: "1" });
    expect(status(await withdraw(director, boardId))).toBe(403);
    expect(status(await withdraw())).toBe(302);
    expect(await matters()).toMatchObject([{ state: "withdrawn" }]);
    expect(status(await withdraw())).toBe(422);
    expect(status(await answer({ version: "2" }))).toBe(422);
  });

  test("of two who answer at once one answer stands", async () => {
    await pass();
    const other = await anActor(db, p, { groups: { [boardId]: "coordinator" } });
    const both = await Promise.all([answer(), answer({}, other)]);
    expect(both.map(status).sort()).toEqual([302, 409]);
    expect(await matters()).toHaveLength(2);
    await inTransaction(db, (trx) => trx.selectFrom("passed_matter").select("id").execute());
  });
});
