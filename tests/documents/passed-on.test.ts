import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { v7 as uuid } from "uuid";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { useDataFolder } from "#app/http/data-folder.ts";
import { formTokenOf } from "#app/http/form-token.server.ts";
import * as referralPage from "#app/routes/cases/referrals.$referralId/route.tsx";
import { loader as fileLoader } from "#app/routes/documents/$documentId.file/route.tsx";
import { action as removeAction } from "#app/routes/documents/$documentId.remove/route.tsx";
import { action as addAction } from "#app/routes/documents/records.$kind.$recordId_.new/route.tsx";
import { loader as listLoader } from "#app/routes/documents/records.$kind.$recordId/route.tsx";
import { loader as personPage } from "#app/routes/people/$personId/route.tsx";
import { useScanner } from "#app/services/documents/scanner.ts";
import type { Executor } from "#db/transaction.ts";
import {
  anActor,
  aPartnership,
  aPerson,
  aReferral,
  auditEvents,
  contextOf,
  get,
  type Handler,
  insert,
  post,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { BYTES } from "./bytes.ts";

// A referral to the Youth JAG is passed on to the JAG, and from there to the Adults at Risk Group.

const folder = mkdtempSync(path.join(tmpdir(), "joint-action-passed-on-"));
afterAll(() => rmSync(folder, { recursive: true }));

let db: Executor;
let p: TestPartnership;
let youth: Actor;
let jag: Actor;
let adults: Actor;
let stranger: Actor;
let personId: string;
let first: string;
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-03-10T09:00:00Z"), toFake: ["Date"] });
  useDataFolder(folder);
  useScanner(null);
  db = await testDatabase();
  p = await aPartnership(db);
  youth = await anActor(db, p, { groups: { [p.youthJagId]: "chair" } });
  jag = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
  adults = await anActor(db, p, { groups: { [p.adultsId]: "chair" } });
  stranger = await anActor(db, p);
  personId = await aPerson(db, p);
  first = await aReferral(db, p, { group_id: p.youthJagId, person_id: personId });
});
afterEach(() => {
  vi.useRealTimers();
});

const later = () => vi.setSystemTime(new Date(Date.now() + 60_000));

async function attach(by: Actor, recordId: string, title: string) {
  const body = new FormData();
  for (const [name, value] of Object.entries({ formToken: formTokenOf(by.sessionId), title, kind: "report" }))
    body.set(name, value);
  body.set("file", new File([Buffer.from(BYTES.pdf)], "a.pdf"));
  const request = new Request("http://localhost/test", { method: "POST", body });
  const reply = await (addAction as Handler)({
    request,
    params: { kind: "referral", recordId },
    context: contextOf(by),
  });
  expect(reply).toMatchObject({ status: 302 });
  later();
  const { id } = await db.selectFrom("document").select("id").where("title", "=", title).executeTakeFirstOrThrow();
  return id;
}

async function passOn(by: Actor, referralId: string, toGroupId: string) {
  const day = { "decidedOn-day": "10", "decidedOn-month": "3", "decidedOn-year": "2026" };
  const decision = { version: "1", reason: "Over 18", decision: "redirected", toGroupId, ...day };
  expect(await post(referralPage.action, by, { referralId }, decision)).toMatchObject({ status: 302 });
  later();
  const next = await db.selectFrom("referral").select("id").where("redirected_from_id", "=", referralId).executeTakeFirstOrThrow(); // prettier-ignore
  return next.id;
}

type Listed = { documents: { title: string; cameAlong: boolean }[] };
const titles = async (actor: Actor, recordId: string) => {
  const page = (await get(listLoader, actor, { kind: "referral", recordId })) as Listed & { status?: number };
  return page.status ?? page.documents.map((d) => d.title);
};
const status = async (actor: Actor, documentId: string) => {
  const reply = (await get(fileLoader, actor, { documentId })) as Response;
  await reply.body?.cancel();
  return reply.status;
};

test("what was attached before is read by the group that it was passed on to, and by the first as before", async () => {
  const before = await attach(youth, first, "School report");
  const second = await passOn(youth, first, p.jagId);
  expect(await titles(jag, second)).toEqual(["School report"]);
  expect([await status(jag, before), await status(youth, before)]).toEqual([200, 200]);
  expect(await titles(youth, first)).toEqual(["School report"]);
  // The first referral itself is not theirs to open, nor is it anybody else's.
  expect(await titles(jag, first)).toBe(404);
  expect([await status(adults, before), await status(stranger, before)]).toEqual([404, 404]);
  const page = (await get(referralPage.loader, jag, { referralId: second })) as { documents: Listed };
  expect(page.documents.documents).toMatchObject([{ title: "School report", cameAlong: true }]);
  const opened = (await auditEvents(db)).filter((e) => e.event === "document.downloaded" && e.actor_id === jag.id);
  const objects = await db.selectFrom("audit_object").select(["object_kind", "object_id"]).where("event_id", "=", opened[0]?.id ?? "").execute(); // prettier-ignore
  expect(objects).toContainEqual({ object_kind: "referral", object_id: second });
});

test("what either group attaches afterwards stays with that group", async () => {
  const second = await passOn(youth, first, p.jagId);
  const ofFirst = await attach(youth, first, "Kept here");
  const ofSecond = await attach(jag, second, "Theirs");
  expect(await titles(jag, second)).toEqual(["Theirs"]);
  expect(await titles(youth, first)).toEqual(["Kept here"]);
  expect([await status(jag, ofFirst), await status(youth, ofSecond)]).toEqual([404, 404]);
});

test("passed on twice, all that had been attached by then comes along, and nothing that came too late", async () => {
  const one = await attach(youth, first, "One");
  const second = await passOn(youth, first, p.jagId);
  await attach(youth, first, "Too late");
  const two = await attach(jag, second, "Two");
  const third = await passOn(jag, second, p.adultsId);
  await attach(adults, third, "Three");
  expect(await titles(adults, third)).toEqual(["Three", "Two", "One"]);
  expect([await status(adults, one), await status(adults, two)]).toEqual([200, 200]);
  expect(await titles(jag, second)).toEqual(["Two", "One"]);
  expect(await titles(youth, first)).toEqual(["Too late", "One"]);
});

test("who has it by passing on reads it, and does not remove it; removed by the first group it is gone for both", async () => {
  const id = await attach(youth, first, "School report");
  const second = await passOn(youth, first, p.jagId);
  const removal = { reason: "Wrong person", version: "1" };
  expect(await post(removeAction, jag, { documentId: id }, removal)).toMatchObject({ status: 404 });
  expect(await post(removeAction, youth, { documentId: id }, removal)).toMatchObject({ status: 302 });
  expect([await status(jag, id), await status(youth, id)]).toEqual([404, 404]);
  expect(await titles(jag, second)).toEqual([]);
  expect(await titles(youth, first)).toEqual(["School report"]);
});

test("what was recorded of the person through it comes along too", async () => {
  const part = (kind: string, at: string) => ({
    ...{ id: uuid(), partnership_id: p.partnershipId, person_id: personId, case_id: null, referral_id: first },
    ...{ recorded_at: at, recorded_by: youth.id, ended_on: null, end_reason: null, version: 1 },
    ...{ alias_kind: "nickname" as const, given_names: kind, family_name: "", name_folded: kind.toLowerCase() },
  });
  await insert(db, "person_alias", part("Sparky", new Date().toISOString()));
  later();
  await passOn(youth, first, p.jagId);
  await insert(db, "person_alias", part("Later", new Date().toISOString()));
  const seen = async (actor: Actor) => JSON.stringify(await get(personPage, actor, { personId }));
  expect(await seen(jag)).toContain("Sparky");
  expect(await seen(jag)).not.toContain("Later");
  expect(await seen(youth)).toMatch(/Sparky[^]*Later|Later[^]*Sparky/);
});
