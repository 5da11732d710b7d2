import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { refuseAnswer, sentBefore } from "#app/domain/interventions/service-answer.ts";
import * as answerPage from "#app/routes/interventions/$interventionId_.answer/route.tsx";
import { loader as listPage } from "#app/routes/interventions/referrals/route.tsx";
import type { Executor } from "#db/transaction.ts";
import { aCase, anActor, anIntervention, aPartnership, auditEvents, get, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { ago, dayFields } from "../incidents/logging.ts";
import { aService, doneWith } from "./rows.ts";

test.each([
  ["the day of sending", {}, "2026-03-02", null],
  ["the day before", {}, "2026-03-01", /on or after|same as or after 2 March 2026/],
  ["today", {}, "2026-03-20", null],
  ["tomorrow", {}, "2026-03-21", /today or in the past/],
  ["of what is planned", { state: "planned" as const }, "2026-03-20", /not been sent yet/],
  ["of what is sent tomorrow", { issuedOn: "2026-03-21" }, "2026-03-20", /not been sent yet/],
  ["of what was not made", { state: "not-made" as const }, "2026-03-20", /was not made/],
  ["of a warning letter", { kind: "warning-letter" as const }, "2026-03-20", /Only a referral/],
])("an answer: %s", (_, changes, answeredOn, message) => {
  const referral = { kind: "referral" as const, state: "made" as const, issuedOn: "2026-03-02", ...changes };
  const refusal = refuseAnswer(referral, { answeredOn }, "2026-03-20");
  if (message === null) expect(refusal).toBeNull();
  else expect(refusal?.message).toMatch(message);
});

test("with 14 days a referral of the 1st is asked about from the 15th on", () => {
  expect(sentBefore("2026-03-14", 14)).toBe("2026-02-28");
  expect(sentBefore("2026-03-15", 14)).toBe("2026-03-01");
});

describe("on the pages", () => {
  let db: Executor;
  let p: TestPartnership;
  let jag: Actor;
  let personId: string;
  let caseId: string;
  let service_id: string;
  beforeEach(async () => {
    db = await testDatabase();
    p = await aPartnership(db);
    jag = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
    ({ id: caseId, personId } = await aCase(db, p));
    service_id = await aService(db, p);
  });
  const sent = (day: string, changes = {}) =>
    doneWith(db, p, personId, { kind: "referral", service_id, case_id: caseId, issued_on: day, ...changes });
  const answer = (id: string, changes: Record<string, string> = {}, who = jag) =>
    post(answerPage.action, who, { interventionId: id }, {
      ...{ version: "1", answer: "accepted", outcome: "", ...dayFields("answeredOn", ago(1)) },
      ...changes,
    }); // prettier-ignore
  const row = (id: string) => db.selectFrom("intervention").selectAll().where("id", "=", id).executeTakeFirstOrThrow();

  test("an answer is recorded, its outcome later, and each stays in the history and in the log", async () => {
    const id = await sent(ago(20));
    expect(await answer(id)).toMatchObject({ status: 302 });
    expect(await row(id)).toMatchObject({ service_answer: "accepted", service_answered_on: ago(1), service_outcome: null, version: 2 }); // prettier-ignore
    expect(await answer(id, { version: "2", outcome: "Six sessions, all attended" })).toMatchObject({ status: 302 });
    expect(await row(id)).toMatchObject({ service_outcome: "Six sessions, all attended" });
    const steps = await db.selectFrom("intervention_step").selectAll().orderBy("id").execute();
    expect(steps).toMatchObject([
      { kind: "service-answered", on_day: ago(1), words: "Accepted", case_id: caseId },
      { kind: "service-answered", words: "Accepted. Six sessions, all attended" },
    ]);
    const events = (await auditEvents(db)).filter(({ event }) => event === "intervention.service-answered");
    expect(events).toMatchObject([{ object_kind: "intervention", object_id: id }, { object_id: id }]);
    expect(await get(answerPage.loader, jag, { interventionId: id })).toMatchObject({
      answer: "accepted",
      outcome: "Six sessions, all attended",
      refusal: null,
    });
  });

  test.each([
    ["no answer", { answer: "" }, 400, "answer"],
    ["an answer of nobody's", { answer: "perhaps" }, 400, "answer"],
    ["a day that is none", { ...dayFields("answeredOn", "2026-02-30") }, 400, "answeredOn"],
    ["a day before it was sent", { ...dayFields("answeredOn", ago(21)) }, 422, "answeredOn"],
    ["a day that lies ahead", { ...dayFields("answeredOn", plusDays(ago(0), 1)) }, 422, "answeredOn"],
  ])("%s is refused at the field and changes nothing", async (_, changes, status, field) => {
    const id = await sent(ago(20));
    const refused = (await answer(id, { outcome: "Kept as typed", ...changes })) as { init: object; data: { errors: object; values: object } }; // prettier-ignore
    expect(refused.init).toEqual({ status });
    expect(Object.keys(refused.data.errors)).toEqual([field]);
    expect(refused.data.values).toMatchObject({ outcome: "Kept as typed" });
    expect(await row(id)).toMatchObject({ service_answer: null, version: 1 });
  });

  test("who comes second sees what was answered, and nothing is lost", async () => {
    const id = await sent(ago(20));
    await answer(id);
    expect(await answer(id, { answer: "declined" })).toMatchObject({
      init: { status: 409 },
      data: { recorded: { Answer: "Accepted" }, values: { answer: "declined", version: "2" } },
    });
  });

  test("what was not sent yet has no answer, and its page says so", async () => {
    const id = await sent(ago(20), { state: "planned" });
    expect(await get(answerPage.loader, jag, { interventionId: id })).toMatchObject({ refusal: /not been sent/ });
    expect(await answer(id)).toMatchObject({ init: { status: 422 } });
  });

  test("nobody answers what is not theirs to see, or without the right", async () => {
    const id = await sent(ago(20));
    const youth = await anActor(db, p, { groups: { [p.youthJagId]: "coordinator" } });
    const stranger = await anActor(db, await aPartnership(db), { duties: ["asb-officer"] });
    const guest = await anActor(db, p, { groups: { [p.jagId]: "guest" } });
    for (const who of [youth, stranger]) {
      expect(await answer(id, {}, who)).toMatchObject({ status: 404 });
      expect(await get(answerPage.loader, who, { interventionId: id })).toMatchObject({ status: 404 });
    }
    expect(await answer(id, {}, guest)).toMatchObject({ status: 403 });
    expect(await row(id)).toMatchObject({ service_answer: null });
  });

  type Page = { referrals: { id: string; waited: number; who: string }[]; services: { name: string; many: number }[]; total: number; last: object | null }; // prettier-ignore
  const list = async (who = jag, search = "") => (await get(listPage, who, {}, search)) as Page;

  test("those without an answer for 14 days are listed, the oldest first, each service with exactly its rows", async () => {
    const diversion = await aService(db, p, { name: "Diversion" });
    const old = await sent(ago(30));
    const due = await sent(ago(14), { service_id: diversion });
    await sent(ago(13));
    await sent(ago(30), { state: "planned" });
    await sent(ago(30), { service_answer: "declined", service_answered_on: ago(3) });
    await sent(ago(30), { ended_on: ago(2), end_kind: "withdrawn" });
    await anIntervention(db, p, { issued_on: ago(30), case_id: caseId });
    const page = await list();
    expect(page.referrals).toMatchObject([
      { id: old, waited: 30, who: "Alex Sample" },
      { id: due, waited: 14 },
    ]);
    expect(page).toMatchObject({ total: 2, services: [{ name: "Diversion", many: 1 }, { name: "Early Help Hub", many: 1 }] }); // prettier-ignore
    expect((await list(jag, `?service=${diversion}`)).referrals).toMatchObject([{ id: due }]);
    expect((await auditEvents(db)).map(({ event }) => event)).toContain("intervention.unanswered-listed");
  });

  test("the list shows and counts only what the reader may open", async () => {
    await sent(ago(30));
    const youth = await anActor(db, p, { groups: { [p.youthJagId]: "coordinator" } });
    expect(await list(youth)).toMatchObject({ referrals: [], services: [], total: 0 });
  });

  test("a second page goes on after the last row of the first", async () => {
    for (let n = 0; n < 52; n++) await sent(ago(90 - n));
    const first = await list();
    expect(first.referrals).toHaveLength(50);
    const { day, id } = first.last as { day: string; id: string };
    const second = await list(jag, `?after=${day}~${id}`);
    expect(second.referrals.map(({ waited }) => waited)).toEqual([40, 39]);
    expect(second.last).toBeNull();
  });
});
