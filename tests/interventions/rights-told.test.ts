import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { action as correctAction } from "#app/routes/interventions/$interventionId_.correct/route.tsx";
import { action as correctBreach } from "#app/routes/interventions/$interventionId_.breaches.$breachId_.correct/route.tsx";
import { action as recordBreach } from "#app/routes/interventions/$interventionId_.breaches.new/route.tsx";
import { action as hearAction } from "#app/routes/meetings/$groupId.breaches/route.tsx";
import { remindOfInterventions } from "#app/services/interventions/remind-of-interventions.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import type { Database } from "#db/types/database.ts";
import { aCase, aGroup, anActor, anIncident, anIntervention, aPartnership, aPerson, aRespondent, aUser, insert, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { dayFields, pairs, typed } from "./recording.ts";

let db: Executor;
let p: TestPartnership;
let officer: Actor;
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-06-15T05:00:00Z"), toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["asb-officer"], name: "Olive Ficer" });
});
afterEach(() => vi.useRealTimers());

type Row = Partial<Database["intervention"]>;
const of = (changes: Row) =>
  anIntervention(db, p, {
    kind: "abc",
    tier: "civil",
    officer_user_id: officer.id,
    issued_on: "2026-01-01",
    ...changes,
  });
const remind = (day = "2026-06-15") => remindOfInterventions({ db, now: new Date(`${day}T05:00:00Z`) });
const told = async () =>
  (await db.selectFrom("notification").select("user_id").orderBy("id").execute()).map((row) => row.user_id);
const access = (userId: string, caseId: string, kind: "named" | "conflict", changes: Record<string, unknown> = {}) =>
  insert(db, "case_access", {
    ...{ id: uuid(), partnership_id: p.partnershipId, case_id: caseId, user_id: userId, access: kind, version: 1 },
    ...{ reason: "As agreed", since: "2026-03-01T10:00:00.000Z", given_by: null, ended_at: null, ...changes },
  });
const member = (groupId: string, until_day: string | null = null) =>
  insert(db, "membership", {
    ...{ id: uuid(), partnership_id: p.partnershipId, group_id: groupId, user_id: officer.id, role: "member" },
    ...{ from_day: "2026-01-01", until_day, version: 1 },
  });
const step = (intervention_id: string, kind: Database["intervention_step"]["kind"], on_day: string) =>
  insert(db, "intervention_step", {
    ...{ id: uuid(), partnership_id: p.partnershipId, intervention_id, kind, on_day },
    recorded_at: `${on_day}T10:00:00.000Z`,
  });

describe("of a record in a case, its officer is reminded only with a right to the case", () => {
  type Given = [string, Partial<Database["case_record"]>, (caseId: string) => Promise<unknown>, boolean];
  const GIVEN: Given[] = [
    ["an ASB officer by duty alone", {}, async () => {}, false],
    ["a member of its group", {}, () => member(p.jagId), true],
    ["on the last day of membership", {}, () => member(p.jagId, "2026-06-15"), true],
    ["the day after it", {}, () => member(p.jagId, "2026-06-14"), false],
    ["a member of another group", {}, () => member(p.youthJagId), false],
    ["a member, of a restricted case", { visibility: "restricted" }, () => member(p.jagId), false],
    ["named for it", {}, (id) => access(officer.id, id, "named"), true],
    ["named for a restricted one", { visibility: "restricted" }, (id) => access(officer.id, id, "named"), true],
    ["named for it until yesterday", {}, (id) => access(officer.id, id, "named", { ended_at: "2026-06-14T10:00:00.000Z" }), false],
    ["a member with a conflict of interest", {}, async (id) => {
      await member(p.jagId);
      await access(officer.id, id, "conflict");
    }, false],
    ["in its working group", {}, async (case_id) => {
      const group_id = await aGroup(db, p.partnershipId);
      await member(group_id);
      await insert(db, "case_working_group", { id: uuid(), partnership_id: p.partnershipId, case_id, group_id, objective: "A plan", started_on: "2026-03-01", started_by: null, ended_on: null, ended_reason: null, ended_by: null, version: 1 });
    }, true],
  ]; // prettier-ignore
  test.each(GIVEN)("%s", async (_, changes, given, expected) => {
    const lead = await aUser(db, p.policeId);
    const { id: caseId } = await aCase(db, p, { lead_user_id: lead, ...changes });
    await given(caseId);
    await of({ case_id: caseId, until_day: "2026-06-20" });
    await remind();
    expect(await told()).toEqual([expected ? officer.id : lead]);
  });

  test("else the lead, else the supervisor, else nobody: not the contact of its agency", async () => {
    const [lead, supervisor, contact] = [await aUser(db, p.policeId), await aUser(db, p.policeId), await aUser(db, p.councilId)]; // prettier-ignore
    await inTransaction(db, (trx) => trx.updateTable("partnership_agency").set({ contact_user_id: contact }).where("agency_id", "=", p.councilId).execute()); // prettier-ignore
    const { id: caseId } = await aCase(db, p, { lead_user_id: lead, supervisor_user_id: supervisor });
    await access(lead, caseId, "conflict");
    await of({ case_id: caseId, until_day: "2026-06-20" });
    const { id: nobodys } = await aCase(db, p);
    await of({ case_id: nobodys, until_day: "2026-06-20" });
    await remind();
    expect(await told()).toEqual([supervisor]);
  });

  test("without a case: an officer with a role today, else the contact while the agency takes part", async () => {
    const contact = await aUser(db, p.councilId);
    await inTransaction(db, (trx) => trx.updateTable("partnership_agency").set({ contact_user_id: contact }).where("agency_id", "=", p.councilId).execute()); // prettier-ignore
    await of({ until_day: "2026-06-20", officer_user_id: await aUser(db, p.councilId) });
    await remind();
    expect(await told()).toEqual([contact]);
    await inTransaction(db, (trx) => trx.updateTable("partnership_agency").set({ left_on: "2026-06-01" }).where("agency_id", "=", p.councilId).execute()); // prettier-ignore
    await of({ until_day: "2026-06-20", officer_user_id: null });
    await remind();
    expect(await told()).toEqual([contact]);
  });
});

describe("what is over and what was done is not reminded of", () => {
  test("while an appeal runs, nobody is told that the time to appeal is over", async () => {
    const id = await of({ kind: "cpn", issued_on: "2026-05-26" });
    await step(id, "appeal-lodged", "2026-06-10");
    expect(await remind("2026-06-16")).toMatchObject({ appeals: 0 });
    await step(id, "appeal-decided", "2026-06-17");
    expect(await remind("2026-06-18")).toMatchObject({ appeals: 1 });
  });

  test.each([
    ["hearing", 0],
    ["adjourned", 0],
    ["reviewed", 1],
  ] as const)("a closure with %s recorded", async (kind, expected) => {
    // prettier-ignore
    const id = await of({ kind: "closure-notice", issued_on: "2026-06-14", issued_time: "09:00", until_day: "2026-06-16" }); // prettier-ignore
    await aRespondent(db, p, id, { served_on: "2026-06-14", served_time: "10:00", served_how: "posted" });
    await step(id, kind, "2026-06-15");
    expect(await remind()).toMatchObject({ hearings: expected });
  });

  test("one record whose days cannot be worked out keeps nobody else from being told, and only its id is logged", async () => {
    const bad = await of({ kind: "closure-notice", issued_on: "2026-06-14", issued_time: "ab:cd" });
    const good = await of({ kind: "closure-notice", issued_on: "2026-06-14", issued_time: "09:00" });
    const error = vi.fn();
    const counts = await remindOfInterventions({ db, now: new Date("2026-06-15T05:00:00Z"), log: { error } });
    expect(counts).toMatchObject({ hearings: 1 });
    expect((await db.selectFrom("notification").select("object_id").execute()).map((row) => row.object_id)).toEqual([good]); // prettier-ignore
    expect(error.mock.calls.map(([fields]) => fields as unknown)).toEqual([{ reminder: "intervention-hearing-by", intervention: bad, error: expect.any(String) as string }]); // prettier-ignore
  });
});

describe("breaches and the log", () => {
  const breach = (changes: Record<string, string> = {}) => ({
    ...{ ...dayFields("breachedOn", "2026-06-10"), evidence: "Heard by two neighbours", ...changes },
  });
  async function aRestricted(lead: string) {
    const child = await aPerson(db, p, { birth_date: "2010-05-05", birth_date_basis: "exact" });
    const { id: caseId } = await aCase(db, p, { visibility: "restricted", lead_user_id: lead, supervisor_user_id: officer.id, person_id: child }); // prettier-ignore
    const id = await of({ case_id: caseId });
    return { caseId, id, respondent: await aRespondent(db, p, id, { person_id: child }) };
  }
  const breaches = () => db.selectFrom("intervention_breach").selectAll().execute();

  test("the lead is told of a breach, but not with a conflict of interest", async () => {
    const lead = await aUser(db, p.policeId);
    const { caseId, id, respondent } = await aRestricted(lead);
    expect(await post(recordBreach, officer, { interventionId: id }, breach({ respondent }))).toMatchObject({ status: 302 }); // prettier-ignore
    expect(await told()).toEqual([lead]);
    await access(lead, caseId, "conflict");
    expect(await post(recordBreach, officer, { interventionId: id }, breach({ respondent, evidence: "Again" }))).toMatchObject({ status: 302 }); // prettier-ignore
    expect(await told()).toEqual([lead]);
  });

  test("whatever happens to a record in a restricted case stands in the log as restricted", async () => {
    const chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
    const { id, respondent } = await aRestricted(chair.id);
    await post(recordBreach, officer, { interventionId: id }, breach({ respondent }));
    const [row] = await breaches();
    const breachId = row?.id ?? "";
    await post(correctBreach, officer, { interventionId: id, breachId }, breach({ respondent, version: "1", evidence: "Heard by three", reason: "Miscounted" })); // prettier-ignore
    await post(correctAction, officer, { interventionId: id }, pairs(typed(p.councilId, { version: "1", reason: "A wrong day", issuedOn: "2026-01-02", untilDay: "2026-06-30", skippedStageReason: "Serious" }))); // prettier-ignore
    await post(hearAction, chair, { groupId: p.jagId }, { breachId, ...dayFields("heardOn", "2026-06-12") });
    const events = await db
      .selectFrom("audit_detail")
      .innerJoin("audit_event", "audit_event.id", "audit_detail.event_id")
      .select(["audit_event.event", "audit_detail.restricted"])
      .where("audit_event.event", "like", "intervention.%")
      .orderBy("audit_event.id")
      .execute();
    expect(events.map(({ event, restricted }) => [event, restricted])).toEqual([
      ["intervention.breach-recorded", 1],
      ["intervention.breach-changed", 1],
      ["intervention.corrected", 1],
      ["intervention.breaches-heard", 1],
    ]);
  });

  test("an incident that only broken glass shows is not named; one that stands there already stays", async () => {
    const other = await anActor(db, p, { groups: { [p.youthJagId]: "member" } });
    const { id: mine } = await aCase(db, p, { group_id: p.youthJagId });
    const own = await of({ case_id: mine });
    const bound = await aRespondent(db, p, own);
    const { id: theirs } = await aCase(db, p);
    const incident_id = await anIncident(db, p);
    await insert(db, "incident_case", { incident_id, case_id: theirs, partnership_id: p.partnershipId, linked_at: "2026-03-02T09:00:00.000Z", shows_reporter: 0 } as never); // prettier-ignore
    await insert(db, "break_glass", {
      ...{ id: uuid(), partnership_id: p.partnershipId, session_id: other.sessionId, user_id: other.id },
      ...{ case_id: theirs, reason: "Somebody is in danger", opened_at: "2026-06-15T04:00:00.000Z" },
    });
    const answer = await post(recordBreach, other, { interventionId: own }, breach({ respondent: bound, incidentId: incident_id })); // prettier-ignore
    expect(answer).toMatchObject({ data: { errors: { incidentId: "Select one of the incidents" } } });
    const breachId = uuid();
    await insert(db, "intervention_breach", {
      ...{ id: breachId, partnership_id: p.partnershipId, intervention_id: own, version: 1, respondent_id: bound },
      ...{ breached_on: "2026-06-10", evidence: "Heard by two neighbours", incident_id },
      ...{ recorded_at: "2026-06-11T09:00:00.000Z", recorded_by: officer.id },
    });
    const same = breach({ respondent: bound, incidentId: incident_id, version: "1", evidence: "Heard by three", reason: "Miscounted" }); // prettier-ignore
    expect(await post(correctBreach, other, { interventionId: own, breachId }, same)).toMatchObject({ status: 302 });
    const [row] = await breaches();
    expect(row?.incident_id).toBe(incident_id);
  });
});
