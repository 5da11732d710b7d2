import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import {
  action as correctAction,
  loader as correctLoader,
} from "#app/routes/interventions/$interventionId_.correct/route.tsx";
import { action, loader } from "#app/routes/interventions/new/route.tsx";
import { findVisibleReference } from "#db/queries/audit-records.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";

import { aCase, anActor, anIncident, anIncidentPerson, anIntervention, aPartnership, aPerson, aRespondent, aUser, get, insert, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { pairs, typed } from "./recording.ts";

let db: Executor;
let p: TestPartnership;
let member: Actor;
let outside: Actor;
let asb: Actor;
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-03-20T09:00:00Z"), toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
  member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
  outside = await anActor(db, p, { groups: { [p.youthJagId]: "member" } });
  asb = await anActor(db, p, { duties: ["asb-officer"] });
});
afterEach(() => vi.useRealTimers());

type Reply = { init?: { status?: number } | null; data?: { errors: Record<string, string> } };
const status = (answer: unknown) =>
  answer instanceof Response ? answer.status : ((answer as Reply).init?.status ?? 200);
const errors = (answer: unknown) => (answer as Reply).data?.errors ?? {};
const record = (actor: Actor, changes: Parameters<typeof typed>[1]) =>
  post(action, actor, {}, pairs(typed(p.councilId, { kind: "advice", ...changes })));
const rows = () => db.selectFrom("intervention").selectAll().orderBy("id").execute();
const breakGlass = (actor: Actor, caseId: string) =>
  insert(db, "break_glass", {
    ...{ id: uuid(), partnership_id: p.partnershipId, session_id: actor.sessionId, user_id: actor.id },
    ...{ case_id: caseId, reason: "Somebody is in danger", opened_at: "2026-03-20T08:00:00.000Z" },
  });
const give = (actor: Actor, caseId: string, access: "named" | "conflict") =>
  insert(db, "case_access", {
    ...{ id: uuid(), partnership_id: p.partnershipId, case_id: caseId, user_id: actor.id, access },
    ...{ reason: "For the visit", since: "2026-03-01T10:00:00.000Z", given_by: null, ended_at: null, version: 1 },
  });
const found = (actor: Actor, personId: string) =>
  insert(db, "found_person", {
    ...{ partnership_id: p.partnershipId, user_id: actor.id, person_id: personId },
    expires_at: "2026-03-20T20:00:00.000Z",
  });

describe("what is seen for a while opens nobody for good", () => {
  test("whoever broke the glass binds nobody of the case outside it", async () => {
    const { id: caseId, personId } = await aCase(db, p);
    await breakGlass(outside, caseId);
    expect(status(await record(outside, { respondents: personId }))).toBe(422);
    await found(outside, personId);
    const answer = await record(outside, { respondents: personId });
    expect(status(answer)).toBe(422);
    expect(errors(answer).respondents).toMatch(/may not open/);
    expect(await rows()).toEqual([]);
  });

  test("whoever is only named for the case, or a guest of its group, binds nobody of it outside it", async () => {
    const { id: caseId, personId } = await aCase(db, p);
    await give(outside, caseId, "named");
    const guest = await anActor(db, p, { groups: { [p.jagId]: "guest", [p.youthJagId]: "member" } });
    for (const actor of [outside, guest]) {
      expect(await findVisibleReference(db, actor, "person", personId)).toBeDefined();
      const answer = await record(actor, { respondents: personId });
      expect(status(answer)).toBe(422);
      expect(errors(answer).respondents).toMatch(/may not open/);
    }
    expect(await rows()).toEqual([]);
  });

  test("whoever sees them by a standing right binds them: a member of the group, whoever leads the case", async () => {
    const { personId } = await aCase(db, p, { lead_user_id: outside.id });
    expect(status(await record(member, { respondents: personId }))).toBe(302);
    expect(status(await record(outside, { respondents: personId }))).toBe(302);
  });

  test("somebody recorded long ago is not bound by whoever recorded them", async () => {
    const personId = await aPerson(db, p, { created_by: outside.id, created_at: "2026-01-05T09:00:00.000Z" });
    await found(outside, personId);
    expect(status(await record(outside, { respondents: personId }))).toBe(422);
  });

  test("what broken glass shows is followed by nothing", async () => {
    const { id: caseId } = await aCase(db, p);
    const earlier = await anIntervention(db, p, { case_id: caseId });
    await breakGlass(asb, caseId);
    const person = await aPerson(db, p);
    await found(asb, person);
    const answer = await record(asb, { respondents: person, followsId: earlier });
    expect(errors(answer).followsId).toBe("Select from the list");
    expect(await rows()).toHaveLength(1);
  });
});

describe("a restriction is not lifted by a record without a case", () => {
  test("somebody who is in restricted cases only is recorded in the case", async () => {
    const { id: caseId, personId } = await aCase(db, p, { visibility: "restricted", lead_user_id: member.id });
    const answer = await record(member, { respondents: personId });
    expect(status(answer)).toBe(422);
    expect(errors(answer).respondents).toMatch(/^Record it in the case: Alex Sample/);
    expect(await rows()).toEqual([]);
    expect(await findVisibleReference(db, asb, "person", personId)).toBeUndefined();
    expect(status(await record(member, { respondents: personId, caseId }))).toBe(302);
  });

  test("in a standard case too, they are open anyway; who knows of no restricted case learns of none", async () => {
    const { personId } = await aCase(db, p, { visibility: "restricted", lead_user_id: member.id });
    await anIncidentPerson(db, p, { incident_id: await anIncident(db, p), person_id: personId });
    expect(status(await record(asb, { respondents: personId }))).toBe(302);
    await aCase(db, p, { person_id: personId });
    expect(status(await record(member, { respondents: personId }))).toBe(302);
  });
});

describe("the officer whose it is", () => {
  type Who = [string, () => Promise<string>, boolean];
  const WHO: Who[] = [
    ["a member", async () => member.id, true],
    ["an ASB officer", async () => asb.id, true],
    ["a guest", async () => (await anActor(db, p, { groups: { [p.jagId]: "guest" } })).id, false],
    ["somebody without any role", () => aUser(db, p.councilId), false],
    ["the lead of an open case", async () => {
      const lead = await aUser(db, p.policeId);
      await aCase(db, p, { lead_user_id: lead });
      return lead;
    }, true],
    ["a member whose time is over", async () => {
      const past = await anActor(db, p, { groups: { [p.jagId]: "member" } });
      await inTransaction(db, (trx) => trx.updateTable("membership").set({ until_day: "2026-03-19" }).where("user_id", "=", past.id).execute()); // prettier-ignore
      return past.id;
    }, false],
    ["somebody who may not sign in", async () => {
      const gone = await anActor(db, p, { groups: { [p.jagId]: "member" } });
      await inTransaction(db, (trx) => trx.updateTable("user_account").set({ status: "disabled" }).where("id", "=", gone.id).execute()); // prettier-ignore
      return gone.id;
    }, false],
    ["a member of another partnership", async () => {
      const other = await aPartnership(db);
      return (await anActor(db, other, { groups: { [other.jagId]: "member" } })).id;
    }, false],
  ]; // prettier-ignore
  test.each(WHO)("%s: as the form offers them", async (_, who, expected) => {
    const officerUserId = await who();
    const { personId } = await aCase(db, p);
    const page = (await get(loader, member, {}, `?kind=advice&person=${personId}`)) as { officers: { id: string }[] };
    expect(page.officers.some(({ id }) => id === officerUserId)).toBe(expected);
    const answer = await record(member, { respondents: personId, officerUserId });
    expect(status(answer)).toBe(expected ? 302 : 422);
    expect(errors(answer).officerUserId).toBe(expected ? undefined : "Select the officer from the list");
  });

  test("one whose time has ended since stays on a record that is corrected", async () => {
    const officer = await aUser(db, p.councilId, { status: "disabled", name: "Olive Ficer" });
    const { id: caseId } = await aCase(db, p);
    const id = await anIntervention(db, p, { case_id: caseId, officer_user_id: officer });
    const page = (await get(correctLoader, member, { interventionId: id })) as { officers: { id: string }[] };
    expect(page.officers.map((one) => one.id)).toContain(officer);
    const fields = typed(p.councilId, { version: "1", reason: "A wrong day", officerUserId: officer });
    expect(status(await post(correctAction, member, { interventionId: id }, pairs(fields)))).toBe(302);
    expect((await rows())[0]?.officer_user_id).toBe(officer);
  });
});

describe("what it follows, when that is not the actor's to open", () => {
  let hidden: string;
  let id: string;
  const correct = (changes: Parameters<typeof typed>[1]) =>
    post(
      correctAction,
      member,
      { interventionId: id },
      pairs(typed(p.councilId, { version: "1", reason: "A wrong day", ...changes })),
    );
  const follows = async () => (await rows()).find((row) => row.id === id)?.follows_id;
  beforeEach(async () => {
    const { id: elsewhere } = await aCase(db, p, { group_id: p.youthJagId });
    hidden = await anIntervention(db, p, { case_id: elsewhere });
    const { id: caseId, personId } = await aCase(db, p);
    id = await anIntervention(db, p, { case_id: caseId, follows_id: hidden });
    await aRespondent(db, p, id, { person_id: personId });
  });

  test("the form says that there is one, and neither which nor its id", async () => {
    const page = (await get(correctLoader, member, { interventionId: id })) as Record<string, unknown>;
    expect(page).toMatchObject({ followsHidden: true, initial: { followsId: "" } });
    expect(JSON.stringify(page)).not.toContain(hidden);
  });

  test("a correction that leaves it blank keeps it, and so does one that says the same", async () => {
    expect(status(await correct({ followsId: "" }))).toBe(302);
    expect(await follows()).toBe(hidden);
    expect(status(await correct({ followsId: hidden, version: "2" }))).toBe(302);
    expect(await follows()).toBe(hidden);
  });

  test("one that the actor may open is taken away when it is left blank, and another may be named instead", async () => {
    const case_id = (await rows()).find((row) => row.id === id)?.case_id;
    const shown = await anIntervention(db, p, { case_id });
    expect(status(await correct({ followsId: shown }))).toBe(302);
    expect(await follows()).toBe(shown);
    const page = (await get(correctLoader, member, { interventionId: id })) as { earlier: { value: string }[] };
    expect(page).toMatchObject({ followsHidden: false, initial: { followsId: shown } });
    expect(page.earlier.map(({ value }) => value)).toContain(shown);
    expect(status(await correct({ followsId: "", version: "2" }))).toBe(302);
    expect(await follows()).toBeNull();
  });

  test("a further one that the actor may not open is refused", async () => {
    const { id: elsewhere } = await aCase(db, p, { group_id: p.youthJagId });
    const other = await anIntervention(db, p, { case_id: elsewhere });
    expect(errors(await correct({ followsId: other })).followsId).toBe("Select from the list");
    expect(await follows()).toBe(hidden);
  });
});
