import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { loader as agendaPage } from "#app/routes/meetings/$groupId.meetings.$sittingId.agenda._index/route.tsx";
import {
  action as accept,
  loader as statementPage,
} from "#app/routes/meetings/$groupId.meetings.$sittingId.statement/route.tsx";
import { SETTINGS } from "#app/domain/settings/definitions.ts";
import type { Executor } from "#db/transaction.ts";
import { aGroup, anActor, aPartnership, aSitting, auditEvents, get, insert, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore

let db: Executor;
let p: TestPartnership;
let member: Actor;
let sittingId: string;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-04-02T09:00:00Z") });
  db = await testDatabase();
  p = await aPartnership(db);
  member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
  sittingId = await aSitting(db, p);
});
afterEach(() => vi.useRealTimers());

type Page = { words: string; number: number; read: string; acceptedAt: string | null; earlierAt: string | null };
const at = () => ({ groupId: p.jagId, sittingId });
const status = (answer: unknown) =>
  answer instanceof Response ? answer.status : (answer as { init?: { status?: number } }).init?.status;
const open = async (who = member) => (await get(statementPage, who, at())) as Page;
const isGated = async (who = member) => ((await get(agendaPage, who, at())) as { gate: unknown }).gate !== null;
const statements = () =>
  db.selectFrom("confidentiality_statement").select(["number", "words"]).orderBy("number").execute();
const acceptances = () => db.selectFrom("statement_acceptance").selectAll().orderBy("id").execute();
let recorded = 0;
const wordItAnew = (value: string, from_day: string) =>
  insert(db, "setting_change", {
    ...{ id: uuid(), partnership_id: p.partnershipId, key: "meetings.confidentiality-statement", from_day },
    ...{ value, reason: "Reviewed", recorded_by: member.id },
    recorded_at: `2026-04-02T09:00:0${(recorded += 1) % 10}.000Z`,
  });

test("is accepted once, under its number, and then the gate is open", async () => {
  const page = await open();
  expect(page).toMatchObject({ number: 1, acceptedAt: null, earlierAt: null });
  expect(page.words).toBe(SETTINGS["meetings.confidentiality-statement"].shipped);
  expect(await isGated()).toBe(true);
  for (const _ of [1, 2]) expect(status(await post(accept, member, at(), { read: page.read }))).toBe(302);
  expect(await isGated()).toBe(false);
  expect(await statements()).toEqual([{ number: 1, words: page.words }]);
  expect(await acceptances()).toMatchObject([
    { user_id: member.id, recorded_by: member.id, accepted_at: "2026-04-02T09:00:00.000Z" },
  ]);
  expect((await open()).acceptedAt).toBe("2026-04-02T09:00:00.000Z");
  const events = (await auditEvents(db)).map(({ event }) => event);
  expect(events.filter((event) => event === "statement.accepted")).toHaveLength(1);
  expect(events).toContain("statement.viewed");
});

test("of two who are the first at once, both accept one and the same wording", async () => {
  const other = await anActor(db, p, { groups: { [p.jagId]: "guest" } });
  const { read } = await open();
  const answers = await Promise.all([member, other].map((who) => post(accept, who, at(), { read })));
  expect(answers.map(status)).toEqual([302, 302]);
  expect(await statements()).toHaveLength(1);
  expect(await acceptances()).toHaveLength(2);
});

test("worded anew before the meeting it is accepted again, as the next version", async () => {
  await post(accept, member, at(), { read: (await open()).read });
  await wordItAnew("Keep it to yourself", "2026-04-02");
  expect(await isGated()).toBe(true);
  const page = await open();
  expect(page).toMatchObject({ number: 2, words: "Keep it to yourself", acceptedAt: null });
  expect(page.earlierAt).toBe("2026-04-02T09:00:00.000Z");
  expect(status(await post(accept, member, at(), { read: page.read }))).toBe(302);
  expect((await statements()).map(({ number }) => number)).toEqual([1, 2]);
  expect(await isGated()).toBe(false);
});

test("worded anew while somebody reads it, it is read again", async () => {
  const { read } = await open();
  await wordItAnew("Keep it to yourself", "2026-04-02");
  expect(status(await post(accept, member, at(), { read }))).toBe(409);
  expect(await acceptances()).toEqual([]);
  expect(status(await post(accept, member, at(), { read: "words" }))).toBe(400);
});

test("of a meeting that is over, what it said on that day holds", async () => {
  await wordItAnew("Of May", "2026-05-01");
  await post(accept, member, at(), { read: (await open()).read });
  vi.setSystemTime(new Date("2026-06-01T09:00:00Z"));
  expect(await isGated()).toBe(false);
  expect((await open()).words).not.toBe("Of May");
});

test("is nothing for who is not in the group, nor for a board", async () => {
  const { read } = await open();
  const youth = await anActor(db, p, { groups: { [p.youthJagId]: "chair" } });
  expect(status(await get(statementPage, youth, at()))).toBe(404);
  expect(status(await post(accept, youth, at(), { read }))).toBe(404);
  const board = await aGroup(db, p.partnershipId, { kind: "board", holds_cases: 0 });
  const director = await anActor(db, p, { groups: { [board]: "chair" } });
  const meeting = { groupId: board, sittingId: await aSitting(db, p, { group_id: board }) };
  expect(status(await get(statementPage, director, meeting))).toBe(404);
  expect(await acceptances()).toEqual([]);
});
