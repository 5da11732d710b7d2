import type { Updateable } from "kysely";
import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { refuseBound } from "#app/domain/interventions/refuse-form.ts";
import { refuseRespondentsOn } from "#app/domain/interventions/refuse-parts.ts";
import {
  action as addCondition,
  loader as conditionPage,
} from "#app/routes/interventions/$interventionId_.conditions.new/route.tsx";
import { action as changeCondition } from "#app/routes/interventions/$interventionId_.conditions.$conditionId.change/route.tsx";
import { action as endCondition } from "#app/routes/interventions/$interventionId_.conditions.$conditionId.end/route.tsx";
import { action as serve } from "#app/routes/interventions/$interventionId_.respondents.$respondentId.serve/route.tsx";
import { action as add } from "#app/routes/interventions/$interventionId_.respondents.new/route.tsx";
import { updateCondition } from "#db/queries/intervention-conditions.ts";
import { updateRespondent } from "#db/queries/intervention-respondents.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import type { Database } from "#db/types/database.ts";
import { aCase, anActor, anIntervention, aPartnership, aPerson, aRespondent, auditEvents, get, insert, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { dayFields } from "./recording.ts";

let db: Executor;
let p: TestPartnership;
let member: Actor;
let caseId: string;
let id: string;
let respondentId: string;
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-03-20T09:00:00Z"), toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
  member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
  const made = await aCase(db, p);
  caseId = made.id;
  id = await anIntervention(db, p, { kind: "cpn", tier: "civil", case_id: caseId, issued_on: "2026-03-10" });
  respondentId = await aRespondent(db, p, id, { person_id: made.personId });
});
afterEach(() => vi.useRealTimers());

type Reply = { init?: { status?: number } | null; data?: { errors: Record<string, string> } };
const status = (answer: unknown) =>
  answer instanceof Response ? answer.status : ((answer as Reply).init?.status ?? 200);
const errors = (answer: unknown) => (answer as Reply).data?.errors ?? {};
const version = async () => {
  const row = await db.selectFrom("intervention").select("version").where("id", "=", id).executeTakeFirstOrThrow();
  return String(row.version);
};
const set = (changes: Updateable<Database["intervention"]>) =>
  inTransaction(db, (trx) => trx.updateTable("intervention").set(changes).where("id", "=", id).execute());
const steps = () => db.selectFrom("intervention_step").selectAll().orderBy("id").execute();
const events = async () => (await auditEvents(db)).map(({ event }) => event);

describe("service", () => {
  const serving = async (day: string, actor = member, changes = {}) =>
    post(serve, actor, { interventionId: id, respondentId }, {
      ...{ version: await version(), servedHow: "in-person", servedTime: "1430", ...dayFields("servedOn", day) },
      ...changes,
    }); // prettier-ignore

  test("on one respondent, with day, time and how; a step and a line in the log tell of it", async () => {
    expect(status(await serving("2026-03-11"))).toBe(302);
    const row = await db.selectFrom("intervention_respondent").selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ served_on: "2026-03-11", served_time: "14:30", served_how: "in-person" });
    expect(await steps()).toMatchObject([{ kind: "served", on_day: "2026-03-11", respondent_id: respondentId }]);
    expect(await events()).toContain("intervention.served");
  });

  test.each([
    ["the day before its issue", "2026-03-09"],
    ["the day after today", "2026-03-21"],
  ])("%s is refused", async (_, day) => {
    const answer = await serving(day);
    expect(status(answer)).toBe(422);
    expect(errors(answer).servedOn).toBeDefined();
    expect(await steps()).toEqual([]);
  });

  test("what somebody changed first is a lost race, and nothing is written", async () => {
    const answer = await serving("2026-03-11", member, { version: "9" });
    expect(status(answer)).toBe(409);
    expect(await steps()).toEqual([]);
  });

  test.each([
    ["another group", () => anActor(db, p, { groups: { [p.youthJagId]: "member" } }), 404],
    ["a guest of the group", () => anActor(db, p, { groups: { [p.jagId]: "guest" } }), 403],
    ["another partnership", async () => anActor(db, await aPartnership(db), { duties: ["asb-officer"] }), 404],
  ])("%s", async (_, who, expected) => {
    expect(await serving("2026-03-11", await who())).toMatchObject({ status: expected });
    expect(await steps()).toEqual([]);
  });

  test("by broken glass nothing is changed", async () => {
    const other = await anActor(db, p, { groups: { [p.youthJagId]: "member" } });
    await insert(db, "break_glass", {
      ...{ id: uuid(), partnership_id: p.partnershipId, session_id: other.sessionId, user_id: other.id },
      ...{ case_id: caseId, reason: "Somebody is in danger", opened_at: "2026-03-20T08:00:00.000Z" },
    });
    expect(await serving("2026-03-11", other)).toMatchObject({ status: 403 });
  });
});

describe("further respondents", () => {
  const adding = async (respondents: string, changes = {}) =>
    post(add, member, { interventionId: id }, { version: await version(), respondents, skippedStageReason: "Serious violence", ...changes }); // prettier-ignore

  test("somebody else of the case is added once", async () => {
    const other = await aPerson(db, p, { birth_date: "1990-01-01", birth_date_basis: "exact" });
    await insert(db, "case_link", {
      ...{ id: uuid(), partnership_id: p.partnershipId, case_id: caseId, person_id: other, role: "perpetrator" },
      ...{ standing: "alleged", from_day: "2026-02-25", until_day: null, version: 1 },
    });
    expect(status(await adding(other))).toBe(302);
    expect(await steps()).toMatchObject([{ kind: "respondent-added" }]);
    expect(errors(await adding(other)).respondents).toContain("already");
  });

  test("nobody is added to what is done at a place, or was not made; 200 are bound at most", async () => {
    const person = await aPerson(db, p);
    for (const changed of [{ kind: "patrol" }, { state: "not-made" }] as const) {
      await set(changed);
      expect(Object.keys(errors(await adding(person)))).toEqual(["respondents"]);
    }
    const facts = { kind: "cpn", ownTier: null, state: "made" } as const;
    expect(refuseRespondentsOn(facts, 200)).toBeNull();
    expect(refuseRespondentsOn(facts, 201)?.field).toBe("respondents");
    const asked = { people: "needed" } as const;
    expect(refuseBound({ people: 200, bodyName: null, isUnknown: false }, asked, false)).toEqual([]);
    expect(refuseBound({ people: 200, bodyName: "Ash Ltd", isUnknown: false }, asked, false)).toHaveLength(1);
  });

  test("a stage that is left out with somebody who is added needs its reason, which is kept", async () => {
    const other = await aPerson(db, p, { birth_date: "1990-01-01", birth_date_basis: "exact" });
    await insert(db, "case_link", {
      ...{ id: uuid(), partnership_id: p.partnershipId, case_id: caseId, person_id: other, role: "perpetrator" },
      ...{ standing: "alleged", from_day: "2026-02-25", until_day: null, version: 1 },
    });
    await set({ kind: "injunction" });
    expect(Object.keys(errors(await adding(other, { skippedStageReason: "" })))).toEqual(["skippedStageReason"]);
    expect(status(await adding(other))).toBe(302);
    const row = await db.selectFrom("intervention").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
    expect(row.skipped_stage_reason).toBe("Serious violence");
  });

  test("a row that somebody changed meanwhile undoes all that was written with it", async () => {
    const stale = { partnershipId: p.partnershipId, id: respondentId, version: 9 };
    const both = inTransaction(db, async (trx) => {
      await trx.updateTable("intervention").set({ grounds: "Written first" }).where("id", "=", id).execute();
      await updateRespondent(trx, stale, { served_on: "2026-03-11" });
    });
    await expect(both).rejects.toThrow("no such row of that version");
    await expect(inTransaction(db, (trx) => updateCondition(trx, stale, { words: "x" }))).rejects.toThrow();
    expect(await db.selectFrom("intervention").select("id").where("grounds", "=", "Written first").execute()).toEqual([]); // prettier-ignore
  });

  test("a body, where the kind may be given to one", async () => {
    expect(status(await adding("", { bodyName: "Example Lettings Ltd" }))).toBe(302);
    const rows = await db.selectFrom("intervention_respondent").selectAll().execute();
    expect(rows.map(({ body_name }) => body_name)).toContain("Example Lettings Ltd");
  });

  test("a child under the age of the law is refused, and somebody whom the case does not link", async () => {
    const child = await aPerson(db, p, { birth_date: "2010-06-01", birth_date_basis: "exact" });
    expect(errors(await adding(child)).respondents).toBeDefined();
    await aCase(db, p, { person_id: child });
    expect(errors(await adding(child)).respondents).toContain("Not linked to the case");
    await insert(db, "case_link", {
      ...{ id: uuid(), partnership_id: p.partnershipId, case_id: caseId, person_id: child, role: "perpetrator" },
      ...{ standing: "alleged", from_day: "2026-02-25", until_day: null, version: 1 },
    });
    expect(errors(await adding(child)).respondents).toContain("s43");
  });
});

describe("conditions", () => {
  const typing = async (changes: Record<string, string> = {}) => ({
    ...{ version: await version(), kind: "prohibition", words: "Not to play music at night" },
    ...dayFields("fromDay", "2026-03-10"),
    ...changes,
  });
  const rows = () => db.selectFrom("intervention_condition").selectAll().orderBy("number").execute();

  test.each([
    ["on advice", { kind: "advice" }, {}, "form"],
    ["on what was not made", { state: "not-made" }, {}, "form"],
    ["from before it begins", {}, dayFields("fromDay", "2026-03-01"), "fromDay"],
  ] as const)("are refused %s", async (_, changed, given, field) => {
    await set({ version: 1, ...changed });
    const answer = await post(addCondition, member, { interventionId: id }, await typing(given));
    expect([status(answer), Object.keys(errors(answer))]).toEqual([422, [field]]);
    expect(await rows()).toEqual([]);
  });

  test("are numbered in their order, changed with a reason and ended with a reason; what has ended stays", async () => {
    expect(status(await post(addCondition, member, { interventionId: id }, await typing()))).toBe(302);
    expect(status(await post(addCondition, member, { interventionId: id }, await typing({ areaWords: "The park" })))).toBe(302); // prettier-ignore
    const [first, second] = await rows();
    expect([first?.number, second?.number]).toEqual([1, 2]);
    const one = { interventionId: id, conditionId: first?.id ?? "" };
    expect(status(await post(changeCondition, member, one, await typing({ words: "Not after 23:00" })))).toBe(400);
    expect(status(await post(changeCondition, member, one, await typing({ words: "Not after 23:00", reason: "Varied" })))).toBe(302); // prettier-ignore
    const end = { version: await version(), reason: "Not needed", ...dayFields("endedOn", "2026-03-15") };
    expect(status(await post(endCondition, member, one, end))).toBe(302);
    expect((await rows())[0]).toMatchObject({ words: "Not after 23:00", ended_on: "2026-03-15", end_reason: "Not needed" }); // prettier-ignore
    expect(await events()).toEqual(expect.arrayContaining(["intervention.condition-added", "intervention.condition-changed", "intervention.condition-ended"])); // prettier-ignore
    const steps = await db.selectFrom("intervention_step").select("kind").where("intervention_id", "=", id).orderBy("id").execute(); // prettier-ignore
    expect(steps.map(({ kind }) => kind)).toEqual(["condition-added", "condition-added", "condition-changed", "condition-ended"]); // prettier-ignore
  });

  test("whom one protects stays when it is changed by somebody who may not know it", async () => {
    const secret = await aPerson(db, p, { given_names: "Secret", family_name: "Witness" });
    const conditionId = uuid();
    await insert(db, "intervention_condition", {
      excludes_from_home: 0,
      ...{ id: conditionId, partnership_id: p.partnershipId, intervention_id: id, version: 1, number: 1 },
      ...{ kind: "prohibition", words: "Not to call", from_day: "2026-03-10", protected_person_id: secret },
      created_at: "2026-03-10T10:00:00.000Z",
    });
    const one = { interventionId: id, conditionId };
    expect(status(await post(changeCondition, member, one, await typing({ reason: "Varied" })))).toBe(302);
    expect((await rows())[0]).toMatchObject({ protected_person_id: secret, words: "Not to play music at night" });
  });

  test("an end before its first day, or ahead, is refused", async () => {
    await post(addCondition, member, { interventionId: id }, await typing());
    const [first] = await rows();
    for (const day of ["2026-03-09", "2026-03-21"]) {
      const end = { version: await version(), reason: "Not needed", ...dayFields("endedOn", day) };
      const answer = await post(endCondition, member, { interventionId: id, conditionId: first?.id ?? "" }, end);
      expect(errors(answer).endedOn).toBeDefined();
    }
  });

  test("the form offers the people of the case whom it does not bind", async () => {
    const page = (await get(conditionPage, member, { interventionId: id })) as { people: unknown[] };
    expect(page.people).toEqual([]);
  });
});
