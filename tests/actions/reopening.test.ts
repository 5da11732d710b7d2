import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import fc from "fast-check";
import type { Actor } from "#app/domain/access/actor.ts";
import { ACTION_STATUSES, isUnfinished, punctuality } from "#app/domain/actions/action.ts";
import { ownerOfReopened, refuseReopening } from "#app/domain/actions/reopening.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { loader as page } from "#app/routes/actions/$actionId/route.tsx";
import { action as reopen, loader as reopenPage } from "#app/routes/actions/$actionId_.reopen/route.tsx";
import { loader as ownActions } from "#app/routes/actions/_index/route.tsx";
import { loader as groupPage } from "#app/routes/actions/groups.$groupId/route.tsx";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { events, typedDays } from "../admin/office.ts";
import { aCase, anAction, anActor, aPartnership, get, post, testDatabase, type TestPartnership } from "../factories.ts";

describe("whether a finished action can be opened again", () => {
  const TODAY = "2026-03-10";
  const open = { isClosed: false, caseId: "c", premisesId: null };
  test.each([
    ["done, due today", "done", open, TODAY, null],
    ["not done, due tomorrow", "not-done", open, "2026-03-11", null],
    ["not possible", "not-possible", open, TODAY, null],
    ["ended by mistake", "ended", open, TODAY, null],
    ["due yesterday", "done", open, "2026-03-09", "Due day must be today or later"],
    ["open already", "open", open, TODAY, "This action is not finished"],
    ["on hold", "on-hold", open, TODAY, "This action is not finished"],
    ["of a closed case", "done", { isClosed: true, caseId: "c", premisesId: null }, TODAY, "The case is closed"],
    ["of a group that has ended", "done", { ...open, isClosed: true, caseId: null }, TODAY, "The group has ended"],
    [
      "of closed premises",
      "done",
      { isClosed: true, caseId: null, premisesId: "p" },
      TODAY,
      "The premises have closed, so its actions",
    ],
  ] as const)("%s", (_name, status, context, dueOn, message) => {
    const refusal = refuseReopening({ status }, context, dueOn, TODAY);
    if (message === null) expect(refusal).toBeNull();
    else expect(refusal?.message).toContain(message);
  });

  test("exactly the finished ones, and never to a day gone by", () => {
    fc.assert(
      fc.property(fc.constantFrom(...ACTION_STATUSES), fc.integer({ min: -400, max: 400 }), (status, days) => {
        const isRefused = refuseReopening({ status }, open, plusDays(TODAY, days), TODAY) !== null;
        expect(isRefused).toBe(isUnfinished({ status }) || days < 0);
      }),
    );
  });

  test("its owner stays while they can open what it belongs to; else the agency is to name somebody", () => {
    expect(ownerOfReopened({ ownerUserId: "a" }, [{ id: "b" }, { id: "a" }])).toBe("a");
    expect(ownerOfReopened({ ownerUserId: "a" }, [{ id: "b" }])).toBeNull();
    expect(ownerOfReopened({ ownerUserId: null }, [{ id: "b" }])).toBeNull();
  });

  test("finished anew after its first due day it is late, as agreed", () => {
    const days = { originalDueOn: "2026-03-01", dueOn: "2026-03-20", finishedOn: "2026-03-15" };
    expect(punctuality(days)).toBe("late-agreed");
  });
});

let db: Executor;
let p: TestPartnership;
let coordinator: Actor;
let partner: Actor;
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-03-10T09:00:00Z"), toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
  coordinator = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
  partner = await anActor(db, p, { agencyId: p.policeId, groups: { [p.jagId]: "member" } });
});
afterEach(() => vi.useRealTimers());

const finished = { status: "done", finished_on: "2026-03-05", outcome: "Visited", original_due_on: "2026-03-01", due_on: "2026-03-06" } as const; // prettier-ignore
const aFinished = (changes: Parameters<typeof anAction>[2] = {}) =>
  anAction(db, p, { owner_user_id: partner.id, owner_agency_id: p.policeId, ...finished, ...changes });
const row = (id: string) => db.selectFrom("action").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const changes = () => db.selectFrom("action_change").selectAll().orderBy("id").execute();
const told = () => db.selectFrom("notification").select(["user_id", "kind"]).orderBy("id").execute();
const again = { version: "1", reason: "It was another address", ...typedDays({ dueOn: "2026-03-17" }) };

test("an action is open again with its first due day, its history, its owner told and a line in the log", async () => {
  const actionId = await aFinished({ late_reason: "no-capacity" });
  expect(await get(reopenPage, coordinator, { actionId })).toMatchObject({
    ...{ refusal: null, dueOn: null, originalDueOn: "2026-03-01", ownerWhoIsGone: null },
    ended: { as: "Done", on: "2026-03-05", outcome: "Visited" },
  });
  const answer = (await post(reopen, coordinator, { actionId }, again)) as Response;
  expect(answer.headers.get("Location")).toBe(`/actions/${actionId}?saved=action-reopened`);
  expect(await row(actionId)).toMatchObject({
    ...{ status: "open", finished_on: null, outcome: null, late_reason: null, version: 2 },
    ...{ due_on: "2026-03-17", original_due_on: "2026-03-01", owner_user_id: partner.id },
  });
  expect(await changes()).toMatchObject([
    { kind: "state", before_value: "done", after_value: "open", reason: again.reason, finished_on: "2026-03-05", outcome: "Visited" },
  ]); // prettier-ignore
  expect(await told()).toEqual([{ user_id: partner.id, kind: "action-reopened" }]);
  expect((await events(db)).at(-1)).toMatchObject({
    event: "action.reopened",
    fields: "status,finishedOn,outcome,dueOn,reason",
  });
  const { own } = (await get(ownActions, partner)) as { own: { id: string }[] };
  expect(own.map(({ id }) => id)).toEqual([actionId]);
});

test("its page offers it to whoever runs the work, and shows what it had said of its end to those who read it", async () => {
  const actionId = await aFinished();
  const offered = async (actor: Actor) =>
    ((await get(page, actor, { actionId })) as { links: { path: string }[] }).links.map(({ path }) => path);
  expect(await offered(coordinator)).toEqual([`/actions/${actionId}/reopen`]);
  expect(await offered(partner)).toEqual([]);
  await post(reopen, coordinator, { actionId }, again);
  const historyFor = async (actor: Actor) =>
    ((await get(page, actor, { actionId })) as { history: { title: string; body: string }[] }).history[0];
  expect(await historyFor(coordinator)).toMatchObject({
    title: "Opened again",
    body: "It was “Done” on 5 March 2026: Visited. It was another address",
  });
  const manager = await anActor(db, p, { duties: ["manager"] });
  expect(await historyFor(manager)).toMatchObject({ body: "It was “Done” on 5 March 2026. It was another address" });
});

test("an owner who can no longer open the case has it no more: the agency is to name somebody", async () => {
  const contact = await anActor(db, p, { agencyId: p.policeId });
  await inTransaction(db, async (trx) => {
    await trx.updateTable("membership").set({ until_day: "2026-03-09" }).where("user_id", "=", partner.id).execute();
    await trx
      .updateTable("partnership_agency")
      .set({ contact_user_id: contact.id })
      .where("agency_id", "=", p.policeId)
      .execute();
  });
  const actionId = await aFinished();
  expect(await get(reopenPage, coordinator, { actionId })).toMatchObject({
    ownerWhoIsGone: expect.any(String) as string,
  });
  expect(await post(reopen, coordinator, { actionId }, again)).toMatchObject({ status: 302 });
  expect(await row(actionId)).toMatchObject({ owner_user_id: null, owner_agency_id: p.policeId });
  expect((await changes()).map(({ kind, before_user_id }) => [kind, before_user_id])).toEqual([
    ["state", null],
    ["owner", partner.id],
  ]);
  expect(await told()).toEqual([{ user_id: contact.id, kind: "action-to-name" }]);
});

test("of a group itself it is found among those that were finished last", async () => {
  const ofGroup = { context: "group", case_id: null, group_id: p.jagId } as const;
  const first = await aFinished({ ...ofGroup, finished_on: "2026-03-04" });
  const last = await aFinished({ ...ofGroup, status: "ended", outcome: null, finished_on: "2026-03-09" });
  await anAction(db, p, ofGroup);
  const page = (await get(groupPage, coordinator, { groupId: p.jagId })) as { finished: object[]; actions: object[] };
  expect(page.finished).toMatchObject([
    { id: last, status: "Ended" },
    { id: first, status: "Done" },
  ]);
  expect(page.actions).toHaveLength(1);
  expect(await post(reopen, coordinator, { actionId: last }, again)).toMatchObject({ status: 302 });
});

test("of a group all of them are reached, twenty at a time, newest first, whichever day they share", async () => {
  const ofGroup = { context: "group", case_id: null, group_id: p.jagId } as const;
  const made: string[] = [];
  for (let n = 0; n < 45; n++)
    made.push(await aFinished({ ...ofGroup, finished_on: n < 30 ? "2026-03-05" : "2026-03-04" }));
  await aFinished({ ...ofGroup, group_id: p.youthJagId });
  await aFinished();
  type Page = { finished: { id: string; finishedOn: string }[]; older: string | null; before: string | null };
  const seen: string[] = [];
  const pages: [number, boolean][] = [];
  for (let older: string | null = ""; older !== null;) {
    const search: string = older && `?finished=${older}`;
    const shown = (await get(groupPage, coordinator, { groupId: p.jagId }, search)) as Page;
    seen.push(...shown.finished.map(({ finishedOn, id }) => `${finishedOn}~${id}`));
    pages.push([shown.finished.length, shown.before !== null]);
    older = shown.older;
  }
  expect(pages).toEqual([
    [20, false],
    [20, true],
    [5, true],
  ]);
  expect(seen).toEqual([...seen].sort().reverse());
  expect(seen.map((key) => key.slice(11)).sort()).toEqual(made.sort());
});

test.each([
  ["to yesterday", typedDays({ dueOn: "2026-03-09" }), 422, "dueOn"],
  ["without a reason", { reason: "" }, 400, "reason"],
  ["on no day", typedDays({ dueOn: "2026-02-30" }), 400, "dueOn"],
])("%s it is refused, and nothing changes", async (_name, fields, status, field) => {
  const actionId = await aFinished();
  expect(await post(reopen, coordinator, { actionId }, { ...again, ...fields })).toMatchObject({
    init: { status },
    data: { errors: { [field]: expect.any(String) as string } },
  });
  expect([await changes(), await told()]).toEqual([[], []]);
});

test("far ahead is asked about first; a second who opens it at once is shown what the first has done", async () => {
  const actionId = await aFinished();
  const far = { ...again, ...typedDays({ dueOn: "2028-03-17" }) };
  expect(await post(reopen, coordinator, { actionId }, far)).toMatchObject({ data: { isFarAhead: true } });
  expect(await post(reopen, coordinator, { actionId }, { ...far, confirmedDay: "2028-03-17" })).toMatchObject({ status: 302 }); // prettier-ignore
  expect(await post(reopen, coordinator, { actionId }, again)).toMatchObject({
    init: { status: 409 },
    data: { values: { version: "2" }, current: { dueOn: "2028-03-17" } },
  });
});

test("of a closed case it cannot be; the owner, a manager and strangers may not", async () => {
  const closed = await aFinished({ case_id: (await aCase(db, p, { status: "closed", closed_on: "2026-03-08" })).id });
  expect(await post(reopen, coordinator, { actionId: closed }, again)).toMatchObject({ init: { status: 422 } });
  const actionId = await aFinished();
  const manager = await anActor(db, p, { duties: ["manager"] });
  const stranger = await anActor(db, p, { groups: { [p.youthJagId]: "coordinator" } });
  for (const [actor, status] of [
    [manager, 403],
    [stranger, 404],
  ] as const)
    // prettier-ignore
    expect(await post(reopen, actor, { actionId }, again)).toMatchObject({ status });
  expect(await post(reopen, partner, { actionId }, again)).toMatchObject({ status: 403 });
  expect(await changes()).toEqual([]);
});
