import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { action as breakGlass } from "#app/routes/cases/cases.break-glass/route.tsx";
import { action as writeNote } from "#app/routes/cases/cases.$caseId_.notes_.new/route.tsx";
import { loader as overview } from "#app/routes/cases/cases.$caseId/route.tsx";
import { action as endAccess } from "#app/routes/cases/cases.$caseId_.access_.$accessId/route.tsx";
import { action as giveAccess } from "#app/routes/cases/cases.$caseId_.access_.new/route.tsx";
import { action as setVisibility } from "#app/routes/cases/cases.$caseId_.access_.visibility/route.tsx";
import { action as ownConflict } from "#app/routes/cases/cases.$caseId_.conflict/route.tsx";
import { action as answer } from "#app/routes/cases/cases.$caseId_.access_.requests.$requestId/route.tsx";
import { action as locked } from "#app/routes/search/locked.$lockedId/route.tsx";
import { keepFoundPeople } from "#db/queries/found-people.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import {
  aCase,
  anAction,
  anActor,
  aPartnership,
  auditEvents,
  get,
  type Handler,
  post,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { aNote } from "../support/notes.ts";

let db: Executor;
let p: TestPartnership;
let chair: Actor;
let member: Actor;
let other: Actor;
let caseId: string;
let personId: string;

beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
  member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
  other = await anActor(db, p, { groups: { [p.youthJagId]: "chair" } });
  ({ id: caseId, personId } = await aCase(db, p, { reference: "CS-26-0001" }));
});

const status = (reply: unknown) =>
  reply instanceof Response ? reply.status : ((reply as { init?: { status?: number } }).init?.status ?? 200);
const sees = async (actor: Actor) => status(await get(overview, actor, { caseId })) === 200;
const version = async () =>
  String(
    (await db.selectFrom("case_record").select("version").where("id", "=", caseId).executeTakeFirstOrThrow()).version,
  );
const told = async (actor: Actor) =>
  (await db.selectFrom("notification").select("kind").where("user_id", "=", actor.id).execute()).map(
    ({ kind }) => kind,
  );
const changes = async () =>
  (await db.selectFrom("case_change").select("kind").where("case_id", "=", caseId).orderBy("id").execute()).map(
    ({ kind }) => kind,
  );
const events = async () => (await auditEvents(db)).map(({ event }) => event);

async function restrict(named: Actor[]) {
  const fields: [string, string][] = [
    ["version", await version()],
    ["to", "restricted"],
    ["reason", "Threats to a member"],
    ...named.map(({ id }): [string, string] => ["namedUserId", id]),
  ];
  return status(await post(setVisibility, chair, { caseId }, fields));
}

describe("a restricted case", () => {
  test("is open to those named, who are told, and to nobody else of the group", async () => {
    expect(await restrict([chair, member])).toBe(302);
    const left = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
    expect([await sees(chair), await sees(member), await sees(left)]).toEqual([true, true, false]);
    expect(await told(member)).toEqual(["case-named"]);
    expect(await changes()).toEqual(expect.arrayContaining(["named", "restricted"]));
    expect(await events()).toContain("case.restricted");
  });

  test("has somebody who may open it", async () => {
    expect(await restrict([])).toBe(422);
    expect(await restrict([other])).toBe(422);
    expect(await restrict([chair])).toBe(302);
    const row = await db.selectFrom("case_access").selectAll().executeTakeFirstOrThrow();
    const last = { version: "1", reason: "Moved on" };
    expect(status(await post(endAccess as Handler, chair, { caseId, accessId: row.id }, last))).toBe(422);
  });

  test("takes somebody off who no longer needs to know; the second of two who do so is told", async () => {
    await restrict([chair, member]);
    const row = await db
      .selectFrom("case_access")
      .selectAll()
      .where("user_id", "=", member.id)
      .executeTakeFirstOrThrow();
    const end = (v: string) => post(endAccess, chair, { caseId, accessId: row.id }, { version: v, reason: "Moved on" });
    expect(status(await end("2"))).toBe(409);
    expect(status(await end("1"))).toBe(302);
    expect(status(await end("1"))).toBe(404);
    expect(await sees(member)).toBe(false);
    expect(await told(member)).toEqual(["case-named", "case-unnamed"]);
  });
});

describe("a conflict of interest", () => {
  test("that somebody declares closes the case to them, their open actions are flagged, and the chair is told", async () => {
    await anAction(db, p, { case_id: caseId, owner_user_id: member.id });
    expect(status(await post(ownConflict as Handler, member, { caseId }, { reason: "" }))).toBe(400);
    expect(status(await post(ownConflict as Handler, member, { caseId }, { reason: "My brother" }))).toBe(302);
    expect(await sees(member)).toBe(false);
    expect(await told(chair)).toEqual(["case-conflict"]);
    const page = (await get(overview, chair, { caseId })) as { actions: { ownerHasConflict: boolean }[] };
    expect(page.actions.map((a) => a.ownerHasConflict)).toEqual([true]);
  });

  test("outweighs being named, being its lead and the glass", async () => {
    await inTransaction(db, (trx) =>
      trx.updateTable("case_record").set({ lead_user_id: other.id }).where("id", "=", caseId).execute(),
    );
    const give = (access: string) =>
      post(giveAccess, chair, { caseId }, { access, userId: other.id, reason: "Known to be related" });
    expect(status(await give("named"))).toBe(302);
    expect(await sees(other)).toBe(true);
    expect(status(await give("conflict"))).toBe(302);
    expect(await sees(other)).toBe(false);
    expect(status(await give("named"))).toBe(422);
    expect(await open(other)).toBe(422);
    expect(await sees(other)).toBe(false);
    expect(await events()).toContain("case.glass-refused");
  });
});

function open(actor: Actor, reference = "cs-26-0001") {
  const fields = { reference, reason: "A child is missing", understood: "yes" };
  return post(breakGlass as Handler, actor, {}, fields).then(status);
}

describe("the glass", () => {
  test("opens one case for one session, tells whoever answers for it, and stands in its history and the log", async () => {
    const second = await aCase(db, p);
    expect(await sees(other)).toBe(false);
    expect(await open(other)).toBe(302);
    expect(await sees(other)).toBe(true);
    expect(status(await get(overview as Handler, other, { caseId: second.id }))).toBe(404);
    expect(await sees({ ...other, sessionId: "another" })).toBe(false);
    expect(await told(chair)).toEqual(["case-glass-broken"]);
    expect(await changes()).toContain("break-glass");
    expect(await events()).toContain("case.glass-broken");
    expect(await open(other)).toBe(302);
    expect(await told(chair), "once").toHaveLength(1);
  });

  test("lets nobody write, and leaves closed what an agency keeps to itself", async () => {
    await aNote(db, p, { caseIds: [caseId], agency_id: other.agencyId, words: "Private" });
    await aNote(db, p, { caseIds: [caseId], isShared: true, words: "Shared" });
    await open(other);
    const note = {
      kind: "fact",
      words: "x",
      "happenedOn-day": "1",
      "happenedOn-month": "3",
      "happenedOn-year": "2026",
      sharing: "shared",
    };
    expect(status(await post(writeNote as Handler, other, { caseId }, note))).toBe(403);
    const page = (await get(overview, other, { caseId })) as {
      timeline: { entries: { words: string | null }[] };
    };
    const words = page.timeline.entries.map((entry) => entry.words);
    expect(words).toContain("Shared");
    expect(words).not.toContain("Private");
  });

  test.each([
    ["nothing of the reference", "CS-26-9999", 422],
    ["no reason for a guest", "cs-26-0001", 403],
  ])("does not open: %s", async (_name, reference, expected) => {
    const actor = expected === 403 ? await anActor(db, p, { groups: { [p.youthJagId]: "guest" } }) : other;
    expect(await open(actor, reference)).toBe(expected);
  });
});

test("whoever meets a locked pointer asks to be let in, and the answer names them or not", async () => {
  await restrict([chair]);
  await inTransaction(db, (trx) =>
    trx.updateTable("case_record").set({ lead_user_id: chair.id }).where("id", "=", caseId).execute(),
  );
  const ask = { what: "ask", reason: "I visit tomorrow" };
  expect(status(await post(locked as Handler, other, { lockedId: personId }, ask)), "not met").toBe(404);
  await inTransaction(db, (trx) => keepFoundPeople(trx, other, [personId], "9999-12-31T00:00:00.000Z"));
  expect(status(await post(locked as Handler, other, { lockedId: personId }, ask))).toBe(302);
  expect(status(await post(locked as Handler, other, { lockedId: personId }, ask)), "again").toBe(302);
  expect(await told(chair)).toEqual(["case-access-asked"]);
  const { id } = await db.selectFrom("access_request").selectAll().executeTakeFirstOrThrow();
  const yes = { version: "1", answer: "named", reason: "Yes" };
  expect(status(await post(answer as Handler, chair, { caseId, requestId: id }, yes))).toBe(302);
  expect(await sees(other)).toBe(true);
  expect(await told(other)).toEqual(["case-named"]);
});
