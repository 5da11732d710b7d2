import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { loader as incidentLoader } from "#app/routes/incidents/$incidentId/route.tsx";
import { loader as reportLoader } from "#app/routes/incidents/reports.$reportId/route.tsx";
import { findPersonById } from "#db/queries/people.ts";
import type { Executor } from "#db/transaction.ts";
import {
  aCase,
  anActor,
  anIncident,
  anIncidentPerson,
  aPartnership,
  aPerson,
  aReport,
  auditEvents,
  get,
  insert,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";

let db: Executor;
let p: TestPartnership;
let incidentId: string;
let reportId: string;
let reporter: string;
let victim: string;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  incidentId = await anIncident(db, p);
  reporter = await aPerson(db, p, { given_names: "Rita", family_name: "Porter" });
  victim = await aPerson(db, p, { given_names: "Vic", family_name: "Tim" });
  await anIncidentPerson(db, p, { incident_id: incidentId, person_id: victim });
  reportId = await aReport(db, p, [incidentId], {
    reporter_person_id: reporter,
    for_person_id: victim,
    agency_id: p.policeId,
  });
});

const open = (actor: Actor) => get(incidentLoader, actor, { incidentId });
const linkTo = async (groupId: string, shows_reporter: 0 | 1) => {
  const { id } = await aCase(db, p, { group_id: groupId });
  await insert(db, "incident_case", {
    incident_id: incidentId, case_id: id, partnership_id: p.partnershipId, shows_reporter, linked_at: "2026-03-02T10:00:00.000Z", linked_by: null,
  }); // prettier-ignore
};
const isSeen = (answer: unknown) => !(answer instanceof Response);
const member = (groupId: string, agencyId = p.councilId) =>
  anActor(db, p, { groups: { [groupId]: "member" }, agencyId });

describe("an incident is opened by", () => {
  test.each<[string, () => Promise<Actor>, boolean]>([
    ["an ASB officer", () => anActor(db, p, { duties: ["asb-officer"] }), true],
    ["a coordinator", () => anActor(db, p, { groups: { [p.adultsId]: "coordinator" } }), true],
    ["somebody of the agency that took the report", () => member(p.jagId, p.policeId), true],
    ["a member of a group, of another agency", () => member(p.jagId), false],
    ["a chair of a group", () => anActor(db, p, { groups: { [p.jagId]: "chair" } }), false],
  ])("%s: %s", async (_, actor, expected) => {
    expect(isSeen(await open(await actor()))).toBe(expected);
  });

  test("a member of the group of a case that it is linked to, and of no other", async () => {
    await linkTo(p.jagId, 0);
    expect(isSeen(await open(await member(p.jagId)))).toBe(true);
    expect(isSeen(await open(await member(p.youthJagId)))).toBe(false);
  });

  test("nobody of another partnership", async () => {
    const q = await aPartnership(db);
    expect(await open(await anActor(db, q, { duties: ["asb-officer"] }))).toMatchObject({ status: 404 });
  });

  test("each look is in the log, with the people whom it shows", async () => {
    const officer = await anActor(db, p, { duties: ["asb-officer"] });
    await open(officer);
    const event = (await auditEvents(db)).find((e) => e.event === "incident.viewed");
    expect(event).toMatchObject({ object_id: incidentId, actor_id: officer.id });
    const shown = await db
      .selectFrom("audit_object")
      .select("object_id")
      .where("event_id", "=", event?.id ?? "")
      .execute();
    expect(shown.map((o) => o.object_id)).toEqual(expect.arrayContaining([incidentId, victim, reporter]));
  });
});

describe("who reported is kept from the group of a linked case", () => {
  test("unless the link says so", async () => {
    await linkTo(p.jagId, 0);
    const hidden = JSON.stringify(await open(await member(p.jagId)));
    expect(hidden).toContain("Not shown to you");
    expect(hidden).not.toContain("Porter");
    expect(hidden).not.toContain(reporter);
    await linkTo(p.youthJagId, 1);
    expect(JSON.stringify(await open(await member(p.youthJagId)))).toContain("Rita Porter");
  });

  test("on the report’s own page as well, and the reporter’s record is not opened by it", async () => {
    await linkTo(p.jagId, 0);
    const actor = await member(p.jagId);
    const page = JSON.stringify(await get(reportLoader, actor, { reportId }));
    expect(page).not.toContain("Porter");
    expect(page).not.toContain(reporter);
    expect(await findPersonById(db, actor, reporter)).toBeUndefined();
    expect(await findPersonById(db, actor, victim)).toMatchObject({ familyName: "Tim" });
  });

  test("the agency that took the report reads it, and sees no count", async () => {
    const page = await get(reportLoader, await member(p.jagId, p.policeId), { reportId });
    expect(page).toMatchObject({ report: { reporter: "Rita Porter", victim: "Vic Tim" }, count: null, duties: [] });
  });
});

test("a report of an incident that is not the actor’s to know is not found", async () => {
  expect(await get(reportLoader, await member(p.jagId), { reportId })).toMatchObject({ status: 404 });
});
