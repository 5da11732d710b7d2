import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { addMinutes } from "date-fns";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { useDataFolder } from "#app/http/data-folder.ts";
import { action as finish } from "#app/routes/actions/$actionId/route.tsx";
import { action as addDocument } from "#app/routes/documents/records.$kind.$recordId_.new/route.tsx";
import { action as runJob } from "#app/routes/admin/jobs/route.tsx";
import type { Executor } from "#db/transaction.ts";
import { aCase, anAction, anActor, aPartnership, contextOf, type Handler, post, testDatabase } from "../factories.ts";
import { events } from "../admin/office.ts";

const folder = mkdtempSync(path.join(tmpdir(), "joint-action-unreadable-"));
afterAll(() => rmSync(folder, { recursive: true }));

const NOW = new Date("2026-03-10T09:00:00Z");
let db: Executor;
let actor: Actor;
let actionId: string;
let caseId: string;
beforeEach(async () => {
  vi.useFakeTimers({ now: NOW, toFake: ["Date"] });
  useDataFolder(folder);
  db = await testDatabase();
  const p = await aPartnership(db);
  actor = await anActor(db, p, { duties: ["administrator"], groups: { [p.jagId]: "chair" } });
  caseId = (await aCase(db, p)).id;
  actionId = await anAction(db, p, { case_id: caseId });
});
afterEach(() => vi.useRealTimers());

type Body = { type: string; body: string };
const BROKEN: Body = { type: "multipart/form-data", body: "no boundary" };
const JSON_BODY: Body = { type: "application/json", body: "{}" };
const LARGE: Body = { type: "application/x-www-form-urlencoded", body: `a=${"x".repeat(1_000_001)}` };

async function send(action: Handler, params: Record<string, string>, { type, body }: Body, who: Actor | null = actor) {
  const request = new Request("http://localhost/test", { method: "POST", headers: { "Content-Type": type }, body });
  const thrown: unknown = await action({ request, params, context: contextOf(who) }).catch((error: unknown) => error);
  return (thrown as { status?: number; init?: { status?: number } }).status ?? (thrown as { init: { status: number } }).init.status; // prettier-ignore
}
const form = (body: Body, who: Actor | null = actor) => send(finish, { actionId }, body, who);
const refusals = async () => (await events(db)).map(({ event, purpose, detail }) => ({ event, purpose, detail }));

test.each([
  ["a body that is broken", BROKEN, 400],
  ["a body of another kind", JSON_BODY, 415],
  ["a body that is too large", LARGE, 413],
])(
  "%s leaves one line in the log, by its sender, with what was asked for and nothing of the body",
  async (_name, body, status) => {
    expect(await form(body)).toBe(status);
    expect(await events(db)).toMatchObject([
      {
        ...{ event: "access.unreadable", category: "refusal", actor_id: actor.id, object_kind: "permission" },
        ...{ object_id: null, purpose: "actions:complete", detail: { status } },
      },
    ]);
  },
);

test("the same again from one session is no second line for ten minutes; anything else is", async () => {
  for (let n = 0; n < 5; n++) await form(JSON_BODY);
  expect(await refusals()).toHaveLength(1);
  await form(BROKEN);
  await form(JSON_BODY, { ...actor, sessionId: "another session" });
  expect(await refusals()).toHaveLength(3);
  vi.setSystemTime(addMinutes(NOW, 10));
  await form(JSON_BODY);
  expect(await refusals()).toHaveLength(3);
  vi.setSystemTime(new Date(addMinutes(NOW, 10).getTime() + 1));
  await form(JSON_BODY);
  expect(await refusals()).toHaveLength(4);
});

test("nobody signed in leaves no line, whatever they send", async () => {
  for (const body of [BROKEN, JSON_BODY, LARGE]) await form(body, null);
  expect(await events(db)).toEqual([]);
});

test("where a file is taken, and where a page itself cannot take what it is sent, it is the same", async () => {
  expect(await send(addDocument as Handler, { kind: "case", recordId: caseId }, JSON_BODY)).toBe(415);
  expect(await post(runJob as Handler, actor, {}, {})).toMatchObject({ status: 400 });
  expect((await refusals()).map(({ purpose }) => purpose)).toEqual(["documents:add", "jobs:manage"]);
});

test("a form that is filled in wrongly is no refusal", async () => {
  expect(await post(finish as Handler, actor, { actionId }, { version: "1" })).toMatchObject({ init: { status: 400 } });
  expect(await events(db)).toEqual([]);
});
