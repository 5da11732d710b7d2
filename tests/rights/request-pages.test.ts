import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { isInView, REQUEST_VIEWS } from "#app/domain/rights/request-list.ts";
import { loader as requestsPage } from "#app/routes/rights/_index/route.tsx";
import { action as receive } from "#app/routes/rights/new/route.tsx";
import { loader as requestPage } from "#app/routes/rights/$requestId/route.tsx";
import { action as match, loader as matchPage } from "#app/routes/rights/$requestId_.match/route.tsx";
import { action as officerAction } from "#app/routes/rights/$requestId_.officer/route.tsx";
import { action as step } from "#app/routes/rights/$requestId_.steps.$name/route.tsx";
import { retentionOf } from "#app/services/retention/retention-of.ts";
import { remindOfRequests } from "#app/services/rights/remind-of-requests.ts";
import { listRightsRequests } from "#db/queries/rights-requests.ts";
import type { Executor } from "#db/transaction.ts";
import {
  aCase,
  anActor,
  aPartnership,
  auditEvents,
  get,
  post,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { aFindablePerson } from "../support/findable.ts";
import { aRightsRequest } from "../support/rights.ts";

let db: Executor;
let p: TestPartnership;
let officer: Actor;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-03-27T10:00:00Z") });
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["information-governance"], name: "Ida Officer" });
});
afterEach(() => vi.useRealTimers());

const ASKED = {
  ...{ kind: "access", regime: "uk-gdpr", subjectName: "Alex Example", requesterKind: "self", channel: "email" },
  ...{ words: "Everything that you hold", "receivedOn-day": "2", "receivedOn-month": "3", "receivedOn-year": "2026" },
};
const ask = (changes: Record<string, string> = {}, actor = officer) =>
  post(receive, actor, {}, { ...ASKED, ...changes });
const take = (requestId: string, name: string, form: Record<string, string>, actor = officer) =>
  post(step, actor, { requestId, name }, { version: "1", words: "Words", ...on(27), ...form });
const on = (day: number) => ({ "happenedOn-day": String(day), "happenedOn-month": "3", "happenedOn-year": "2026" });
const row = (id: string) => db.selectFrom("rights_request").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const only = () => db.selectFrom("rights_request").selectAll().executeTakeFirstOrThrow();

describe("a request that comes", () => {
  test("gets a reference and a clock, and is the officer's who recorded it", async () => {
    expect(await ask()).toMatchObject({ status: 302 });
    const made = await only();
    expect(made).toMatchObject({
      reference: "SR-26-0001",
      due_on: "2026-04-02",
      status: "open",
      officer_user_id: officer.id,
    });
    const event = (await auditEvents(db)).find(({ event: name }) => name === "rights.received");
    expect(event).toMatchObject({ category: "collection", object_id: made.id });
    expect(JSON.stringify(event)).not.toContain("Alex");
  });

  test.each([
    ["nothing said", { words: "" }, 400],
    ["received in the future", { "receivedOn-day": "28" }, 422],
    ["by a parent who is not named", { requesterKind: "parent", authorityWords: "w" }, 422],
    ["by a parent of whom nobody asked what the child wants", { requesterKind: "parent", requesterName: "Pat" }, 422],
    ["by a solicitor without authority", { requesterKind: "solicitor", requesterName: "Pat" }, 422],
  ])("%s: refused, and nothing is kept", async (_name, changes, status) => {
    expect(await ask(changes)).toMatchObject({ init: { status } });
    expect(await db.selectFrom("rights_request").select("id").execute()).toEqual([]);
  });

  test("is nobody's to record or read but those whose duty it is", async () => {
    const coordinator = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
    const id = await aRightsRequest(db, p);
    expect(await ask({}, coordinator)).toMatchObject({ status: 403 });
    expect(await get(requestPage as never, coordinator, { requestId: id })).toMatchObject({ status: 403 });
    const other = await aPartnership(db);
    const theirs = await anActor(db, other, { duties: ["information-governance"] });
    expect(await get(requestPage as never, theirs, { requestId: id })).toMatchObject({ status: 404 });
    expect(await take(id, "note", {}, theirs)).toMatchObject({ status: 404 });
  });
});

describe("step by step", () => {
  test("waits for proof, runs from it, is extended and told, closed and opened again", async () => {
    await ask();
    const { id } = await only();
    await take(id, "identity-asked", on(3));
    expect(await row(id)).toMatchObject({ due_on: null, identity_asked_on: "2026-03-03" });
    await take(id, "identity-proved", { version: "2", ...on(10) });
    expect(await row(id)).toMatchObject({ due_on: "2026-04-10", identity_how: "Words" });
    await take(id, "extended", { version: "3", ...on(20) });
    expect(await row(id)).toMatchObject({ due_on: "2026-06-10", extension_told_on: null });
    await take(id, "told", { version: "4", ...on(21) });
    await take(id, "searched", { version: "5" });
    expect(await take(id, "closed", { version: "6", outcome: "nothing-held" })).toMatchObject({ status: 302 });
    expect(await row(id)).toMatchObject({ status: "closed", outcome: "nothing-held", closed_on: "2026-03-27" });
    await take(id, "reopened", { version: "7" });
    expect(await row(id)).toMatchObject({ status: "open", outcome: null, closed_on: null });
    const page = (await get(requestPage, officer, { requestId: id })) as { steps: { kind: string }[] };
    expect(page.steps.map(({ kind }) => kind).reverse()).toEqual([
      ...["received", "identity-asked", "identity-proved", "extended", "told", "searched", "closed", "reopened"],
    ]);
    const events = (await auditEvents(db)).map(({ event }) => event);
    expect(events).toEqual(
      expect.arrayContaining(["rights.step-recorded", "rights.closed", "rights.reopened", "rights.viewed"]),
    );
  });

  test.each([
    ["a day to come", "note", on(28), "happenedOn"],
    ["a day before it came", "note", { ...on(1), "happenedOn-month": "2" }, "happenedOn"],
    ["no words where they are needed", "note", { words: "" }, "words"],
    ["an answer that nobody asked for", "clarified", {}, "form"],
    ["closed without an outcome", "closed", {}, "outcome"],
    ["nothing held before anybody searched", "closed", { outcome: "nothing-held" }, "outcome"],
    ["opened again while it is open", "reopened", {}, "form"],
  ])("%s: refused, and nothing changes", async (_name, name, form, field) => {
    const id = await aRightsRequest(db, p, { received_on: "2026-03-02", identity_proved_on: null });
    const reply = (await take(id, name, form)) as {
      data: { errors: object };
      init: { status: number };
    };
    expect(reply.init.status).toBe(422);
    expect(Object.keys(reply.data.errors)).toEqual([field]);
    expect(await row(id)).toMatchObject({ version: 1 });
  });

  test("who was overtaken is told, and what they typed stays", async () => {
    const id = await aRightsRequest(db, p);
    await take(id, "note", {});
    expect(await take(id, "note", { words: "Mine" })).toMatchObject({ init: { status: 409 }, data: { values: { words: "Mine", version: "2" } } }); // prettier-ignore
  });

  test("it is given to one of those whose duty it is, and to nobody else", async () => {
    const id = await aRightsRequest(db, p);
    const chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
    const give = (officerUserId: string) =>
      post(officerAction, officer, { requestId: id }, { version: "1", officerUserId });
    expect(await give(chair.id)).toMatchObject({ init: { status: 422 } });
    expect(await give(officer.id)).toMatchObject({ status: 302 });
    expect(await row(id)).toMatchObject({ officer_user_id: officer.id });
  });
});

describe("whom it is about", () => {
  const ALEX = { given: "Alex", family: "Example", born: "1990-05-03" };
  const asMatch = (requestId: string, form: Record<string, string>) => post(match, officer, { requestId }, form);

  test("is found by name within the request alone, as a card, and each search stands in the log", async () => {
    const { id: personId } = await aFindablePerson(db, p, ALEX);
    await aCase(db, p, { person_id: personId, visibility: "restricted" });
    const id = await aRightsRequest(db, p);
    const page = (await get(matchPage, officer, { requestId: id })) as { people: Record<string, string>[] };
    expect(page.people).toMatchObject([{ id: personId, bornIn: "1990" }]);
    expect(Object.keys(page.people[0] ?? {}).sort()).toEqual(["area", "bornIn", "id", "name", "reason", "reference"]);
    const again = (await asMatch(id, { intent: "search", name: "Nobody Known" })) as { data: { people: object[] } };
    expect(again.data.people).toEqual([]);
    expect((await auditEvents(db)).filter(({ event }) => event === "rights.people-searched")).toHaveLength(2);
  });

  test("chosen, what is held of them is kept from erasure until the request is closed", async () => {
    const { id: personId } = await aFindablePerson(db, p, ALEX);
    const id = await aRightsRequest(db, p, { received_on: "2026-03-02" });
    expect(await asMatch(id, { intent: "match", version: "1", personId })).toMatchObject({ status: 302 });
    const held = async () =>
      (await retentionOf(db, p.partnershipId, { kind: "person", id: personId }, "2026-03-27"))?.heldBy.map(
        ({ ground }) => ground,
      );
    expect(await held()).toContain("request");
    await take(id, "closed", { version: "2", outcome: "granted" });
    expect(await held()).not.toContain("request");
  });

  test("somebody of another partnership cannot be chosen; nobody can", async () => {
    const other = await aPartnership(db);
    const { id: personId } = await aFindablePerson(db, other, ALEX);
    const id = await aRightsRequest(db, p);
    expect(await asMatch(id, { intent: "match", version: "1", personId })).toMatchObject({ init: { status: 422 } });
    expect(await asMatch(id, { intent: "match", version: "1", personId: "none" })).toMatchObject({ status: 302 });
    expect(await row(id)).toMatchObject({ person_id: null });
  });
});

describe("the list", () => {
  test("each view shows exactly what it counts, soonest due first, as the rule says", async () => {
    const today = "2026-03-27";
    const dues = [null, ...[-1, 0, 7, 8].map((days) => plusDays(today, days))];
    for (const due_on of dues) await aRightsRequest(db, p, { due_on });
    await aRightsRequest(db, p, { status: "closed", closed_on: "2026-03-20", outcome: "granted" });
    const all = await db.selectFrom("rights_request").select(["id", "status", "due_on as dueOn"]).execute();
    for (const show of REQUEST_VIEWS) {
      const page = (await get(requestsPage, officer, {}, `?show=${show}`)) as {
        requests: { id: string; dueOn: string | null }[];
        views: { show: string; count: number }[];
      };
      const expected = all.filter((one) => isInView(one, show, today)).map(({ id }) => id);
      expect(page.requests.map(({ id }) => id).sort()).toEqual(expected.sort());
      expect(page.views.find((view) => view.show === show)?.count).toBe(expected.length);
      if (show === "open") expect(page.requests.map(({ dueOn }) => dueOn)).toEqual([...dues.slice(1), null]);
    }
  });

  test("goes on page after page", async () => {
    for (const due_on of ["2026-04-01", "2026-04-01", null, null]) await aRightsRequest(db, p, { due_on });
    const asked = { show: "open", kind: undefined } as const;
    const seen: string[] = [];
    let after: { day: string; id: string } | null = null;
    for (let i = 0; i < 4; i += 1) {
      const [one] = await listRightsRequests(db, p.partnershipId, { asked, today: "2026-03-27", after, limit: 1 });
      if (one) seen.push(one.id);
      after = one ? { day: one.dueOn ?? "9999-12-31", id: one.id } : after;
    }
    expect(new Set(seen).size).toBe(4);
  });
});

test("in the morning those whose duty it is hear of what falls due and what is late, once each and by reference", async () => {
  await aRightsRequest(db, p, { due_on: "2026-04-03" });
  await aRightsRequest(db, p, { due_on: "2026-03-26" });
  await aRightsRequest(db, p, { due_on: "2026-04-30" });
  await aRightsRequest(db, p, { due_on: null });
  const now = new Date("2026-03-27T06:00:00Z");
  expect(await remindOfRequests({ db, now })).toEqual({ told: 2 });
  expect(await remindOfRequests({ db, now })).toEqual({ told: 0 });
  const told = await db.selectFrom("notification").select(["kind", "user_id", "reference"]).orderBy("kind").execute();
  expect(told).toMatchObject([
    { kind: "rights-due-soon", user_id: officer.id },
    { kind: "rights-overdue", user_id: officer.id },
  ]);
  expect(await remindOfRequests({ db, now: new Date("2026-04-01T06:00:00Z") })).toEqual({ told: 1 });
});
