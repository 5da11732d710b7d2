import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { loader as overview } from "#app/routes/cases/cases.$caseId/route.tsx";
import * as flagsPage from "#app/routes/cases/cases.$caseId_.flags/route.tsx";
import { action as endFlag } from "#app/routes/cases/cases.$caseId_.flags_.$flagId/route.tsx";
import * as workersPage from "#app/routes/cases/cases.$caseId_.workers/route.tsx";
import { action as endWorker } from "#app/routes/cases/cases.$caseId_.workers_.$workerId/route.tsx";
import type { Executor } from "#db/transaction.ts";
import { aCase, anActor, aPartnership, auditEvents, get, type Handler, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { aFlag, aFlagKind, aWorker } from "../support/need-to-know.ts";

let db: Executor;
let p: TestPartnership;
let chair: Actor;
let member: Actor;
let stranger: Actor;
let caseId: string;
let personId: string;

beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
  member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
  stranger = await anActor(db, p, { groups: { [p.youthJagId]: "chair" } });
  ({ id: caseId, personId } = await aCase(db, p));
});

const status = (reply: unknown) =>
  reply instanceof Response ? reply.status : ((reply as { init?: { status?: number } }).init?.status ?? 200);
const asked = (action: unknown, actor: Actor, params: Record<string, string>, fields: Record<string, string>) =>
  post(action as Handler, actor, { caseId, ...params }, fields).then(status);
const events = async () => (await auditEvents(db)).filter(({ event }) => /flag|worker/.test(event));
const changes = () => db.selectFrom("case_change").selectAll().where("case_id", "=", caseId).orderBy("id").execute();
const flagsShown = async (actor: Actor) =>
  ((await get(overview as Handler, actor, { caseId })) as { flags: { name: string }[] }).flags.map(({ name }) => name);

describe("a flag of a case", () => {
  test("is given with a reason, and stands in the history and the log until it ends with another", async () => {
    const kindId = await aFlagKind(db, p, { name: "Hate" });
    expect(await asked(flagsPage.action, chair, {}, { kindId, reason: "" })).toBe(400);
    expect(await asked(flagsPage.action, chair, {}, { kindId, reason: "Slurs reported twice" })).toBe(302);
    expect(await flagsShown(member)).toEqual(["Hate"]);
    const flag = await db.selectFrom("case_flag").selectAll().executeTakeFirstOrThrow();
    expect(flag).toMatchObject({ until_day: null, reason: "Slurs reported twice", given_by: chair.id });
    const end = { version: "1", reason: "Not so" };
    expect(await asked(endFlag, chair, { flagId: flag.id }, { ...end, version: "2" })).toBe(409);
    expect(await asked(endFlag, chair, { flagId: flag.id }, end)).toBe(302);
    expect(await asked(endFlag, chair, { flagId: flag.id }, end)).toBe(404);
    expect(await flagsShown(member)).toEqual([]);
    expect(await changes()).toMatchObject([
      { kind: "flagged", after_value: "Hate", reason: "Slurs reported twice", changed_by: chair.id },
      { kind: "unflagged", before_value: "Hate", reason: "Not so" },
    ]);
    expect(await events()).toMatchObject([
      { event: "case.flagged", category: "permission", object_id: caseId },
      { event: "case.flag-ended", object_id: caseId },
    ]);
  });

  test("is given once, and can be given again when it has ended", async () => {
    const kindId = await aFlagKind(db, p, { name: "Hate" });
    const give = () => asked(flagsPage.action, chair, {}, { kindId, reason: "Why" });
    expect([await give(), await give()]).toEqual([302, 422]);
    const { id } = await db.selectFrom("case_flag").select("id").executeTakeFirstOrThrow();
    await asked(endFlag, chair, { flagId: id }, { version: "1", reason: "Over" });
    expect(await give()).toBe(302);
  });

  test("is one that is offered here: neither retired nor another partnership's", async () => {
    const retired = await aFlagKind(db, p, { name: "Old", retired_on: "2026-01-01" });
    const foreign = await aFlagKind(db, await aPartnership(db), { name: "Theirs" });
    for (const kindId of [retired, foreign])
      expect(await asked(flagsPage.action, chair, {}, { kindId, reason: "Why" })).toBe(422);
    const { kinds } = (await get(flagsPage.loader, chair, { caseId })) as { kinds: unknown[] };
    expect(kinds).toEqual([]);
  });

  test("is for whoever says who may open the case, and sees it", async () => {
    const fields = { kindId: await aFlagKind(db, p, { name: "Hate" }), reason: "Why" };
    expect(await asked(flagsPage.action, member, {}, fields)).toBe(403);
    expect(await asked(flagsPage.action, stranger, {}, fields)).toBe(404);
    const flagId = await aFlag(db, p, caseId, "prevent");
    expect(await asked(endFlag, stranger, { flagId }, { version: "1", reason: "Why" })).toBe(404);
    expect(await changes()).toEqual([]);
  });
});

describe("who works with whom", () => {
  const record = (actor: Actor, fields: Record<string, string>) => asked(workersPage.action, actor, {}, fields);
  const rows = () => db.selectFrom("person_worker").selectAll().orderBy("id").execute();

  test("is recorded of a person of the case, once, until it ends", async () => {
    const fields = { personId, userId: member.id, work: "Offender manager" };
    expect(await record(chair, { ...fields, work: " " })).toBe(400);
    expect(await record(chair, fields)).toBe(302);
    expect(await record(chair, fields), "again").toBe(422);
    const [row] = await rows();
    expect(row).toMatchObject({ person_id: personId, user_id: member.id, work: "Offender manager", ended_at: null });
    const workerId = row?.id ?? "";
    expect(await asked(endWorker, chair, { workerId }, { version: "2", reason: "Moved" })).toBe(409);
    expect(await asked(endWorker, chair, { workerId }, { version: "1", reason: "Moved" })).toBe(302);
    expect(await asked(endWorker, chair, { workerId }, { version: "1", reason: "Moved" })).toBe(404);
    expect(await rows()).toMatchObject([{ ended_by: chair.id, ended_reason: "Moved", version: 2 }]);
    expect(await events()).toMatchObject([{ event: "case.worker-recorded" }, { event: "case.worker-ended" }]);
  });

  test("is of nobody from elsewhere: neither the person nor the worker", async () => {
    const elsewhere = await aCase(db, p);
    const outsider = await anActor(db, await aPartnership(db));
    expect(await record(chair, { personId: elsewhere.personId, userId: member.id, work: "Any" })).toBe(422);
    expect(await record(chair, { personId, userId: outsider.id, work: "Any" })).toBe(422);
    expect(await record(stranger, { personId, userId: member.id, work: "Any" })).toBe(404);
    expect(await record(member, { personId, userId: member.id, work: "Any" })).toBe(403);
    expect(await rows()).toEqual([]);
  });

  test("is seen in every case of the person", async () => {
    const second = await aCase(db, p, { person_id: personId });
    await aWorker(db, p, { personId, userId: member.id, caseId });
    const { workers } = (await get(workersPage.loader, chair, { caseId: second.id })) as {
      workers: { name: string }[];
    };
    expect(workers).toHaveLength(1);
  });
});
