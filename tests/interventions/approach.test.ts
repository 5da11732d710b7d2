import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import * as personPage from "#app/routes/people/$personId/route.tsx";
import * as approachPage from "#app/routes/people/$personId_.approach/route.tsx";
import type { Approach } from "#app/services/interventions/approach-with.ts";
import type { Executor } from "#db/transaction.ts";
import { aCase, anActor, aPartnership, aPerson, aRespondent, auditEvents, get, insert, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { aService, doneWith } from "./rows.ts";

let db: Executor;
let p: TestPartnership;
let jag: Actor;
let officer: Actor;
let personId: string;
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-06-10T09:00:00Z"), toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
  jag = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
  officer = await anActor(db, p, { duties: ["asb-officer"] });
  ({ personId } = await aCase(db, p));
});
afterEach(() => {
  vi.useRealTimers();
});

type Page = { approach: Approach; mayRecord: boolean };
const approachOf = async (actor = jag, id = personId) =>
  (await get(approachPage.loader, actor, { personId: id })) as Page;
const stage = ({ approach }: Page, number: number) => approach.stages[number - 1];

test("who was sent a letter and then bound by a contract stands at stage 3, with what was left out and why", async () => {
  const letter = await doneWith(db, p, personId, { issued_on: "2026-03-02" });
  const abc = await doneWith(db, p, personId, {
    ...{ kind: "abc", issued_on: "2026-04-02", skipped_stage_reason: "He carried a knife" },
  });
  const page = await approachOf();
  expect(page.approach).toMatchObject({ reached: 3, next: 4 });
  expect(stage(page, 1)).toMatchObject({ words: "Warning letter", used: [{ id: letter, kind: "Warning letter" }] });
  expect(stage(page, 2)).toMatchObject({
    used: [],
    leftOut: [{ by: { id: abc, issuedOn: "2026-04-02" }, reason: "He carried a knife", doneLater: false }],
  });
  expect(stage(page, 3)).toMatchObject({ used: [{ id: abc }], leftOut: [] });
  expect(page.approach.offered).toMatchObject({ stage: 4 });
});

test("what is offered next may be had today by the confirmed numbers of the law; an injunction is, a draft of 2026 is not", async () => {
  await doneWith(db, p, personId, { kind: "abc" });
  const kinds = (await approachOf()).approach.offered.kinds.map(({ kind }) => kind);
  expect(kinds).toContain("injunction");
  expect(kinds).not.toContain("respect-order");
  expect(kinds).not.toContain("closure-order-full");
});

test("the stages have the partnership's own words of the day", async () => {
  await insert(db, "setting_change", {
    ...{ id: uuid(), partnership_id: p.partnershipId, key: "interventions.stage-1", value: "A visit at home" },
    ...{ from_day: "2026-06-10", reason: "Agreed", recorded_by: null, recorded_at: "2026-06-01T09:00:00.000Z" },
  });
  expect(stage(await approachOf(), 1)).toMatchObject({ words: "A visit at home" });
});

test("support stands beside a step by a referral, with what the service answered; one to a service for victims does not", async () => {
  await doneWith(db, p, personId, { issued_on: "2026-03-02" });
  const service_id = await aService(db, p);
  const answer = { service_answer: "accepted" as const, service_answered_on: "2026-03-20" };
  await doneWith(db, p, personId, { kind: "referral", service_id, issued_on: "2026-03-09", ...answer });
  const forVictims = await aService(db, p, { name: "Victim First", is_for_victims: 1 });
  await doneWith(db, p, personId, { kind: "referral", service_id: forVictims, issued_on: "2026-03-10" });
  const { approach } = await approachOf();
  expect(approach.steps).toMatchObject([
    { support: "referral", referrals: [{ kind: "Referral to a service: Early Help Hub", answer: "accepted" }] },
  ]);
  expect(approach.beside.map(({ why }) => why)).toEqual(["Referral: accepted", "Referral: no answer yet"]);
});

test("what is planned, was not made or was quashed for this person counts for no stage and says why", async () => {
  await doneWith(db, p, personId, { state: "planned" });
  await doneWith(db, p, personId, { kind: "second-letter", state: "not-made" });
  const id = await doneWith(db, p, await aPerson(db, p), { kind: "cpn" });
  await aRespondent(db, p, id, { person_id: personId, ended_on: "2026-04-02", end_kind: "quashed" });
  const { approach } = await approachOf();
  expect(approach).toMatchObject({ reached: 0, next: 1, steps: [] });
  expect(approach.beside.map(({ why }) => why).sort()).toEqual([
    "Applied for or planned",
    "Not made",
    "Quashed on appeal",
  ]);
});

test("only what the reader may see counts: a letter by itself, and an order in the case for its group alone", async () => {
  const { id: case_id } = await aCase(db, p, { person_id: personId });
  await doneWith(db, p, personId, { issued_on: "2026-03-02" });
  await doneWith(db, p, personId, { kind: "abc", case_id, issued_on: "2026-04-02" });
  expect((await approachOf(jag)).approach.reached).toBe(3);
  expect((await approachOf(officer)).approach).toMatchObject({ reached: 1, next: 2 });
});

test("what was done with a record that was merged into this one counts once, and the merged record leads here", async () => {
  const merged = await aPerson(db, p, { merged_into_id: personId });
  const id = await doneWith(db, p, merged);
  await aRespondent(db, p, id, { person_id: personId });
  const { approach } = await approachOf();
  expect(approach.steps.map((step) => step.id)).toEqual([id]);
  const answer = (await get(approachPage.loader, jag, { personId: merged })) as Response;
  expect([answer.status, answer.headers.get("location")]).toEqual([302, `/people/${personId}/approach`]);
});

test("opening it is in the log under the person, with what was shown", async () => {
  const id = await doneWith(db, p, personId);
  await approachOf();
  const [event] = await auditEvents(db);
  expect(event).toMatchObject({ event: "person.approach-viewed", object_kind: "person", object_id: personId });
  const detail = await db.selectFrom("audit_detail").selectAll().execute();
  expect(JSON.stringify(detail)).toContain(id);
});

test("nobody opens it who may not open the person, or reads no interventions; a guest reads it and records nothing", async () => {
  await doneWith(db, p, personId);
  const elsewhere = await anActor(db, p, { groups: { [p.youthJagId]: "coordinator" } });
  const stranger = await anActor(db, await aPartnership(db), { duties: ["asb-officer"] });
  const executive = await anActor(db, p, { duties: ["executive"] });
  const guest = await anActor(db, p, { groups: { [p.jagId]: "guest" } });
  const alone = (await aCase(db, p)).personId;
  expect(await get(approachPage.loader, elsewhere, { personId: alone })).toMatchObject({ status: 404 });
  expect(await get(approachPage.loader, stranger, { personId })).toMatchObject({ status: 404 });
  expect(await get(approachPage.loader, executive, { personId })).toMatchObject({ status: 403 });
  expect(await approachOf(guest)).toMatchObject({ mayRecord: false, approach: { reached: 1 } });
  expect(await approachOf(jag)).toMatchObject({ mayRecord: true });
});

test("the person's own page says where they stand, and nothing where nothing was done that the reader may see", async () => {
  const brief = async (actor = jag) =>
    ((await get(personPage.loader, actor, { personId })) as { approach: object | null }).approach;
  expect(await brief()).toBeNull();
  const { id: case_id } = await aCase(db, p, { person_id: personId });
  const id = await doneWith(db, p, personId, { case_id });
  await doneWith(db, p, personId, { kind: "advice" });
  expect(await brief()).toMatchObject({
    reached: { stage: 1, words: "Warning letter" },
    next: { stage: 2 },
    last: { id, kind: "Warning letter" },
  });
  expect(await brief(officer)).toMatchObject({ reached: null, next: { stage: 1 }, last: null });
});
