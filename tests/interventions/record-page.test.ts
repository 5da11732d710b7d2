import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { loader } from "#app/routes/interventions/$interventionId/route.tsx";
import type { Executor } from "#db/transaction.ts";
import { aCase, anActor, anIntervention, aPartnership, aPerson, aRespondent, auditEvents, get, insert, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore

let db: Executor;
let p: TestPartnership;
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-03-20T09:00:00Z"), toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
});
afterEach(() => vi.useRealTimers());

const open = (actor: Actor, interventionId: string) => get(loader, actor, { interventionId });
const memberOf = (groupId: string) => anActor(db, p, { groups: { [groupId]: "member" } });

/** A notice in a case of the JAG against two people, with a condition that protects a third. */
async function aNotice() {
  const { id: caseId, personId } = await aCase(db, p);
  const second = await aPerson(db, p, { given_names: "Robin", family_name: "Finch", birth_date: "2009-05-01", birth_date_basis: "exact" }); // prettier-ignore
  const id = await anIntervention(db, p, { kind: "cpn", tier: "civil", case_id: caseId, issued_on: "2026-03-10" });
  await aRespondent(db, p, id, { person_id: personId });
  const respondentId = await aRespondent(db, p, id, {
    person_id: second,
    served_on: "2026-03-11",
    served_how: "in-person",
  });
  const protectedId = await aPerson(db, p, { given_names: "Secret", family_name: "Witness" });
  await insert(db, "intervention_condition", {
    excludes_from_home: 0,
    ...{ id: uuid(), partnership_id: p.partnershipId, intervention_id: id, version: 1, number: 1, kind: "prohibition" },
    ...{
      words: "Not to shout",
      from_day: "2026-03-10",
      protected_person_id: protectedId,
      created_at: "2026-03-10T10:00:00.000Z",
    },
  });
  return { id, caseId, personId, second, respondentId, protectedId };
}

test("shows who, how it stands, service, conditions and the dates of the law, and its opening is in the log", async () => {
  const { id, second, personId } = await aNotice();
  const page = (await open(await memberOf(p.jagId), id)) as Record<string, unknown>;
  expect(page).toMatchObject({ standing: "In force", source: { words: "ASBCPA 2014 ss43–53" } });
  expect(JSON.stringify(page.respondents)).toContain("Robin Finch");
  expect(JSON.stringify(page.respondents)).toContain("11 March 2026, in person");
  expect((page.dates as { key: string; day: string }[]).map(({ day }) => day)).toContain("2026-03-30");
  const viewed = (await auditEvents(db)).find(({ event }) => event === "intervention.viewed");
  expect(viewed).toMatchObject({ category: "consultation", object_id: id });
  const objects = await db
    .selectFrom("audit_object")
    .selectAll()
    .where("event_id", "=", viewed?.id ?? "")
    .execute();
  expect(objects.map(({ object_id }) => object_id)).toEqual(expect.arrayContaining([second, personId]));
});

test("who has seen it is offered to whoever runs the group of its case, and not to a member who runs another", async () => {
  const { id } = await aNotice();
  const offered = async (groups: Record<string, "chair" | "member">) =>
    ((await open(await anActor(db, p, { groups }), id)) as { may: { seeWhoHasSeen: boolean } }).may.seeWhoHasSeen;
  expect(await offered({ [p.jagId]: "chair" })).toBe(true);
  expect(await offered({ [p.jagId]: "member", [p.youthJagId]: "chair" })).toBe(false);
});

test("whom a condition protects is named only to whoever may open that person", async () => {
  const { id, protectedId } = await aNotice();
  const member = await memberOf(p.jagId);
  const before = JSON.stringify(await open(member, id));
  expect(before).toContain("somebody protected by it");
  expect(before).not.toContain("Witness");
  expect(before).not.toContain(protectedId);
  await aCase(db, p, { person_id: protectedId });
  expect(JSON.stringify(await open(member, id))).toContain("Secret Witness");
});

describe("who may open it", () => {
  test.each([
    ["a member of the group", async () => memberOf(p.jagId), 200],
    ["a member of another group", async () => memberOf(p.youthJagId), 404],
    ["an ASB officer, for whom a case is not theirs", async () => anActor(db, p, { duties: ["asb-officer"] }), 404],
    ["a licensing officer, without the permission", async () => anActor(db, p, { duties: ["licensing-officer"] }), 403],
    ["another partnership", async () => anActor(db, await aPartnership(db), { duties: ["asb-officer"] }), 404],
  ])("%s", async (_, who, expected) => {
    const { id } = await aNotice();
    const answer = await open(await who(), id);
    expect(answer instanceof Response ? answer.status : 200).toBe(expected);
  });

  test("of a restricted case, only its lead and whoever is named", async () => {
    const lead = await anActor(db, p, { isCaseLead: true });
    const { id: caseId, personId } = await aCase(db, p, { visibility: "restricted", lead_user_id: lead.id });
    const id = await anIntervention(db, p, { case_id: caseId });
    await aRespondent(db, p, id, { person_id: personId });
    expect(await open(await memberOf(p.jagId), id)).toMatchObject({ status: 404 });
    expect(await open(lead, id)).toMatchObject({ id });
  });

  test("a conflict of interest hides it", async () => {
    const { id, caseId } = await aNotice();
    const member = await memberOf(p.jagId);
    await insert(db, "case_access", {
      ...{ id: uuid(), partnership_id: p.partnershipId, case_id: caseId, user_id: member.id, access: "conflict" },
      ...{ reason: "A relation", since: "2026-03-01T08:00:00.000Z", version: 1 },
    });
    expect(await open(member, id)).toMatchObject({ status: 404 });
  });

  test("through broken glass it is read, with no way to change it", async () => {
    const { id, caseId } = await aNotice();
    const other = await memberOf(p.youthJagId);
    await insert(db, "break_glass", {
      ...{ id: uuid(), partnership_id: p.partnershipId, session_id: other.sessionId, user_id: other.id },
      ...{ case_id: caseId, reason: "Somebody is in danger", opened_at: "2026-03-20T08:00:00.000Z" },
    });
    expect(await open(other, id)).toMatchObject({ id, may: { change: false }, stepPages: [] });
  });

  test("who sees it because of one respondent is told that there is another, and not who", async () => {
    const { personId } = await aCase(db, p);
    const stranger = await aPerson(db, p, { given_names: "Kim", family_name: "Hidden" });
    const id = await anIntervention(db, p, { kind: "cpw", tier: "civil" });
    await aRespondent(db, p, id, { person_id: personId });
    await aRespondent(db, p, id, { person_id: stranger });
    const page = await open(await memberOf(p.jagId), id);
    expect(page).toMatchObject({ id });
    expect(JSON.stringify(page)).not.toContain("Hidden");
    expect((page as { respondents: { name: string | null }[] }).respondents.map(({ name }) => name)).toContain(null);
  });
});
