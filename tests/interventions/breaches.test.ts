import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { action as correct } from "#app/routes/interventions/$interventionId_.breaches.$breachId_.correct/route.tsx";
import { action as decide } from "#app/routes/interventions/$interventionId_.breaches.$breachId_.outcome/route.tsx";
import { loader as page } from "#app/routes/interventions/$interventionId_.breaches.$breachId/route.tsx";
import { action, loader } from "#app/routes/interventions/$interventionId_.breaches.new/route.tsx";
import type { Executor } from "#db/transaction.ts";
import { aCase, anActor, anIncident, anIntervention, aPartnership, aPerson, aRespondent, auditEvents, get, insert, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore

let db: Executor;
let p: TestPartnership;
let officer: Actor;
let lead: Actor;
let interventionId: string;
let respondent: string;
let stop: string;
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-03-20T09:00:00Z"), toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["asb-officer"] });
  lead = await anActor(db, p, { isCaseLead: true });
  interventionId = await aNotice({});
  respondent = await aRespondent(db, p, interventionId, { served_on: "2026-03-04", served_how: "in-person" });
  stop = await aCondition(interventionId);
});
afterEach(() => vi.useRealTimers());

const aNotice = (changes: Parameters<typeof anIntervention>[2]) =>
  anIntervention(db, p, { kind: "cpn", tier: "civil", issued_on: "2026-03-02", until_day: "2026-09-01", ...changes });
async function aCondition(intervention_id: string, changes: Record<string, unknown> = {}) {
  const id = uuid();
  await insert(db, "intervention_condition", {
    excludes_from_home: 0,
    ...{ id, partnership_id: p.partnershipId, intervention_id, version: 1, number: 1, kind: "prohibition" },
    ...{ words: "Must not shout", from_day: "2026-03-02", created_at: "2026-03-02T09:00:00.000Z", ...changes },
  } as never);
  return id;
}
/** As the form has them, on a day of March 2026. */
const typed = (day: string, changes: Record<string, string> = {}) => ({
  ...{ "breachedOn-day": day, "breachedOn-month": "3", "breachedOn-year": "2026", evidence: "Heard by two neighbours" },
  ...{ respondent, conditionId: stop, ...changes },
});
const record = (who: Actor, fields: Record<string, string>, id = interventionId) =>
  post(action, who, { interventionId: id }, fields) as Promise<Response & { data: unknown }>;
const rows = () => db.selectFrom("intervention_breach").selectAll().orderBy("id").execute();
const steps = () => db.selectFrom("intervention_step").selectAll().orderBy("id").execute();
const refusal = (field: string, message: string) => ({
  init: { status: 422 },
  data: { errors: { [field]: expect.stringContaining(message) as string } },
});

describe("a breach", () => {
  test("stands with its day, who, which condition and what shows it, and leads back to the record", async () => {
    const answer = await record(officer, typed("10", { breachedTime: "2130" }));
    expect(answer.status).toBe(302);
    expect(answer.headers.get("location")).toContain(`/interventions/${interventionId}?saved=breach-recorded`);
    expect(await rows()).toMatchObject([
      {
        ...{
          intervention_id: interventionId,
          respondent_id: respondent,
          condition_id: stop,
          breached_on: "2026-03-10",
        },
        ...{ breached_time: "21:30", consequence: null, for_group_id: null, recorded_by: officer.id, version: 1 },
      },
    ]);
    expect(await steps()).toMatchObject([{ kind: "breach-recorded", on_day: "2026-03-10", words: null }]);
    const events = await auditEvents(db);
    expect(events).toMatchObject([{ event: "intervention.breach-recorded", object_id: interventionId }]);
  });

  test.each<[string, string, Record<string, string>, string, string]>([
    ["before it was served on them", "3", {}, "breachedOn", "on or after 4 March 2026, when it was served on them (ASBCPA 2014 s55)"], // prettier-ignore
    ["before it begins", "1", {}, "breachedOn", "on or after 2 March 2026, when it begins (ASBCPA 2014 ss43–53)"],
    ["in the future", "21", {}, "breachedOn", "today or in the past"],
    ["by nobody", "10", { respondent: "" }, "respondent", "Select who breached it"],
    ["by persons unknown, of a notice that names one", "10", { respondent: "unknown" }, "respondent", "Select who"],
    ["of no condition", "10", { conditionId: "" }, "conditionId", "Select which condition"],
    ["in an incident that there is not", "10", { incidentReference: "IN-26-9999" }, "incidentReference", "No incident that you may open"], // prettier-ignore
    ["decided before it happened", "10", { consequence: "advice", "decidedOn-day": "9", "decidedOn-month": "3", "decidedOn-year": "2026" }, "decidedOn", "must not be before the breach"], // prettier-ignore
    ["decided, nobody knows when", "10", { consequence: "advice" }, "decidedOn", "Enter the day"],
    ["with words of what came of it, and not what", "10", { consequenceWords: "Letter" }, "consequence", "Select what came of it"], // prettier-ignore
  ])("%s is refused, and what was typed stays", async (_, day, changes, field, message) => {
    const fields = typed(day, changes);
    const answer = await record(officer, fields);
    expect(answer).toMatchObject(refusal(field, message));
    expect(answer.data).toMatchObject({ values: { evidence: fields.evidence, "breachedOn-day": day } });
    expect(await rows()).toEqual([]);
    expect(await auditEvents(db)).toEqual([]);
  });

  test("before it was served is refused for this respondent, though it was served on another", async () => {
    const other = await aRespondent(db, p, interventionId);
    expect(await record(officer, typed("10", { respondent: other }))).toMatchObject(
      refusal("respondent", "No service on them is recorded. It binds nobody before it is served (ASBCPA 2014 s55)"),
    );
  });

  test("without a day or what shows it is no breach", async () => {
    const answer = await record(officer, { respondent, conditionId: stop });
    expect(answer).toMatchObject({
      init: { status: 400 },
      data: { errors: { evidence: "Enter what shows that it was breached" } },
    });
  });

  test("the same form sent twice records one", async () => {
    const once = uuid();
    for (let i = 0; i < 2; i++) expect((await record(officer, typed("10", { once }))).status).toBe(302);
    expect(await rows()).toHaveLength(1);
    expect(await auditEvents(db)).toHaveLength(1);
  });

  test("while an appeal is under way a requirement to do something takes a reason, which is kept", async () => {
    const does = await aCondition(interventionId, { number: 2, kind: "requirement", words: "Clear the yard" });
    await insert(db, "intervention_step", {
      ...{ id: uuid(), partnership_id: p.partnershipId, intervention_id: interventionId, kind: "appeal-lodged" },
      ...{ on_day: "2026-03-06", recorded_at: "2026-03-06T09:00:00.000Z" },
    });
    const fields = typed("10", { conditionId: does });
    expect(await record(officer, fields)).toMatchObject(refusal("proceedReason", "ASBCPA 2014 s46"));
    expect((await record(officer, { ...fields, proceedReason: "The court let it stand" })).status).toBe(302);
    expect((await steps()).slice(1)).toMatchObject([
      { kind: "breach-recorded" },
      { kind: "warning-overridden", warning_code: "suspended-by-appeal", reason: "The court let it stand" },
    ]);
    expect((await record(officer, typed("10"))).status).toBe(302);
  });

  test("names an incident that the actor may open, by its reference", async () => {
    const id = await anIncident(db, p, { reference: "IN-26-0007" });
    expect((await record(officer, typed("10", { incidentReference: "in-26-0007" }))).status).toBe(302);
    expect(await rows()).toMatchObject([{ incident_id: id }]);
    const member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
    const { id: case_id } = await aCase(db, p);
    const inCase = await aNotice({ case_id, persons_unknown: 1 });
    const fields = { ...typed("10", { respondent: "unknown", conditionId: "" }), incidentReference: "IN-26-0007" };
    expect(await record(member, fields, inCase)).toMatchObject(refusal("incidentReference", "that you may open"));
  });
});

describe("for the next sitting", () => {
  const inCase = async (kind: "abc" | "cpn", birth_date: string) => {
    const { id: case_id } = await aCase(db, p, { group_id: p.youthJagId, lead_user_id: lead.id });
    const id = await anIntervention(db, p, { kind, tier: kind === "cpn" ? "civil" : "non-legal", case_id, until_day: "2026-09-01" }); // prettier-ignore
    const person_id = await aPerson(db, p, { birth_date });
    const by = await aRespondent(db, p, id, { person_id, served_on: "2026-03-02", served_how: "in-person" });
    const member = await anActor(db, p, { groups: { [p.youthJagId]: "member" } });
    expect((await record(member, typed("10", { respondent: by, conditionId: "" }), id)).status).toBe(302);
    return (await rows()).at(-1);
  };
  test.each<[string, "abc" | "cpn", string, boolean]>([
    ["a contract with an adult", "abc", "1990-01-01", true],
    ["a notice to somebody who turned 18 the day after its issue", "cpn", "2008-03-03", true],
    ["a notice to somebody who was 18 on the day of its issue", "cpn", "2008-03-02", false],
  ])("of the group that holds the case is %s", async (_, kind, born, expected) => {
    expect((await inCase(kind, born))?.for_group_id).toBe(expected ? p.youthJagId : null);
  });

  test("whoever leads the case is told, by the reference alone", async () => {
    const breach = await inCase("abc", "1990-01-01");
    const told = await db.selectFrom("notification").selectAll().execute();
    expect(told).toMatchObject([
      { user_id: lead.id, kind: "intervention-breached", object_id: breach?.intervention_id },
    ]);
    expect(told[0]?.reference).toMatch(/^IV-/);
  });
});

describe("who may", () => {
  test("not somebody to whom the intervention is not known, whoever that is", async () => {
    const stranger = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
    const { id: case_id } = await aCase(db, p, { group_id: p.youthJagId });
    const id = await aNotice({ case_id });
    const elsewhere = await anActor(db, await aPartnership(db), { duties: ["asb-officer"] });
    for (const who of [stranger, elsewhere]) {
      expect(await get(loader, who, { interventionId: id })).toMatchObject({ status: 404 });
      expect(await record(who, typed("10"), id)).toMatchObject({ status: 404 });
    }
    expect(await rows()).toEqual([]);
  });

  test("a guest reads and records nothing; nor does whoever broke the glass", async () => {
    const guest = await anActor(db, p, { groups: { [p.jagId]: "guest" } });
    const { id: case_id } = await aCase(db, p);
    const id = await aNotice({ case_id, persons_unknown: 1 });
    const fields = typed("10", { respondent: "unknown", conditionId: "" });
    expect(await record(guest, fields, id)).toMatchObject({ status: 403 });
    const chair = await anActor(db, p, { groups: { [p.youthJagId]: "chair" } });
    await insert(db, "break_glass", {
      ...{ id: uuid(), partnership_id: p.partnershipId, session_id: chair.sessionId, user_id: chair.id, case_id },
      ...{ reason: "Urgent", opened_at: "2026-03-20T08:00:00.000Z" },
    });
    expect(await get(loader, chair, { interventionId: id })).toMatchObject({ status: 403 });
    expect(await record(chair, fields, id)).toMatchObject({ status: 403 });
  });
});

describe("a breach that stands", () => {
  const made = async (fields: Record<string, string> = {}) => {
    await record(officer, typed("10", fields));
    return { interventionId, breachId: (await rows()).at(-1)?.id ?? "" };
  };
  const outcome = { version: "1", consequence: "charged", "decidedOn-day": "12", "decidedOn-month": "3", "decidedOn-year": "2026", consequenceWords: "To be heard in May" }; // prettier-ignore

  test("has a page that says who, what and what came of it", async () => {
    const which = await made();
    expect(await get(page, officer, which)).toMatchObject({
      mayChange: true,
      shown: { who: "Alex Sample", condition: "1. Must not shout", outcome: null, breachedOn: "2026-03-10" },
    });
    expect(await get(page, officer, { ...which, interventionId: await aNotice({}) })).toMatchObject({ status: 404 });
  });

  test("is told what came of it later, and keeps what stood before in the log", async () => {
    const which = await made();
    const answer = (await post(decide, officer, which, outcome)) as Response;
    expect(answer.status).toBe(302);
    expect(await rows()).toMatchObject([{ consequence: "charged", decided_on: "2026-03-12", version: 2 }]);
    expect((await auditEvents(db)).at(-1)).toMatchObject({ event: "intervention.breach-changed" });
    expect((await steps()).at(-1)).toMatchObject({ kind: "breach-changed" });
    expect(await post(decide, officer, which, outcome)).toMatchObject({ init: { status: 409 }, data: { values: { version: "2" } } }); // prettier-ignore
  });

  test("is corrected with a reason, by the same rules", async () => {
    const which = await made();
    const fields = { ...typed("11"), version: "1", reason: "It was the day after" };
    expect(await post(correct, officer, which, { ...fields, reason: "" })).toMatchObject({ init: { status: 400 } });
    expect(await post(correct, officer, which, { ...fields, "breachedOn-day": "3" })).toMatchObject(refusal("breachedOn", "served on them")); // prettier-ignore
    expect(((await post(correct, officer, which, fields)) as Response).status).toBe(302);
    expect(await rows()).toMatchObject([{ breached_on: "2026-03-11", version: 2 }]);
    expect((await steps()).at(-1)).toMatchObject({ kind: "breach-changed", reason: "It was the day after" });
  });

  test("keeps an incident that whoever corrects it may not open", async () => {
    const incident = await anIncident(db, p, { reference: "IN-26-0007" });
    const which = await made({ incidentReference: "IN-26-0007" });
    const member = await anActor(db, p, { isCaseLead: true });
    const { personId } = await aCase(db, p, { lead_user_id: member.id });
    await aRespondent(db, p, interventionId, { person_id: personId });
    expect(await get(page, member, which)).toMatchObject({ shown: { incidentId: null, incidentReference: null } });
    const fields = { ...typed("11"), version: "1", reason: "It was the day after" };
    expect(((await post(correct, member, which, fields)) as Response).status).toBe(302);
    expect(await rows()).toMatchObject([{ incident_id: incident, breached_on: "2026-03-11" }]);
  });
});
