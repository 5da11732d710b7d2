import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { loader as caseLoader } from "#app/routes/cases/cases.$caseId/route.tsx";
import { loader as incidentLoader } from "#app/routes/incidents/$incidentId/route.tsx";
import { action as link, loader as linkLoader } from "#app/routes/incidents/$incidentId_.cases/route.tsx";
import { action as change, loader as changeLoader } from "#app/routes/incidents/$incidentId_.cases_.$caseId/route.tsx";
import { loader as incidentsOfCase } from "#app/routes/incidents/cases.$caseId/route.tsx";
import { action as linkMany, loader as linkManyLoader } from "#app/routes/incidents/cases.$caseId_.link/route.tsx";
import { loader as incidentsAt } from "#app/routes/incidents/locations.$locationId/route.tsx";
import { loader as incidentsOfPerson } from "#app/routes/incidents/people.$personId/route.tsx";
import type { Executor } from "#db/transaction.ts";
import {
  aCase,
  aLocation,
  anActor,
  anIncident,
  anIncidentPerson,
  aPartnership,
  aPerson,
  aReport,
  auditEvents,
  get,
  insert,
  post,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { aLinkedCase, statusOf } from "./problems.ts";

let db: Executor;
let p: TestPartnership;
/** An ASB officer who is in the JAG as well. */
let officer: Actor;
let member: Actor;
let incidentId: string;
let victim: string;
let reporter: string;
let placeId: string;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["asb-officer"], groups: { [p.jagId]: "member" } });
  member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
  placeId = await aLocation(db, p);
  incidentId = await anIncident(db, p, { location_id: placeId });
  victim = await aPerson(db, p, { given_names: "Vic", family_name: "Tim" });
  reporter = await aPerson(db, p, { given_names: "Rita", family_name: "Porter" });
  await anIncidentPerson(db, p, { incident_id: incidentId, person_id: victim });
  await aReport(db, p, [incidentId], { reporter_person_id: reporter, for_person_id: victim, agency_id: p.policeId });
});

const jagCase = () => aCase(db, p, { group_id: p.jagId });
const form = (changes: Record<string, string>) => ({ reference: "", showsReporter: "no", reason: "", ...changes });
const send = (changes: Record<string, string>, actor = officer) => post(link, actor, { incidentId }, form(changes));
const errorsOf = (answer: unknown) => Object.keys((answer as { data: { errors: object } }).data.errors);
const view = (actor: Actor) => get(incidentLoader, actor, { incidentId });

describe("from an incident", () => {
  test("a case with somebody in both is offered, and once linked its group reads the incident, not who reported", async () => {
    const { id } = await jagCase();
    await insert(db, "case_link", {
      id: "0197c000-0000-7000-8000-00000000000a", partnership_id: p.partnershipId, case_id: id, person_id: victim, role: "victim", standing: null,
      from_day: "2026-03-01", until_day: null, version: 1, source_referral_id: null, created_at: "2026-03-01T10:00:00.000Z", created_by: null,
    }); // prettier-ignore
    await jagCase();
    expect(await get(linkLoader, officer, { incidentId })).toMatchObject({ offered: [{ id }] });
    expect(await view(member)).toMatchObject({ status: 404 });
    expect(statusOf(await send({ caseId: id }))).toBe(302);
    const seen = JSON.stringify(await view(member));
    expect(seen).toContain("Not shown to you");
    expect(seen).not.toContain("Porter");
    expect(await get(caseLoader, member, { caseId: id })).toMatchObject({
      incidents: { count: 1, rows: [{ id: incidentId }] },
      timeline: {
        entries: expect.arrayContaining([expect.objectContaining({ href: `/incidents/${incidentId}` })]) as unknown,
      },
    });
    const event = (await auditEvents(db)).find((e) => e.event === "incident.case-linked");
    expect(event).toMatchObject({ object_id: incidentId, actor_id: officer.id });
  });

  test("who reported is shown where the link says so with a reason, and kept again", async () => {
    const reference = "CS-26-0055";
    const { id } = await aCase(db, p, { group_id: p.jagId, reference });
    expect(errorsOf(await send({ caseId: "other", reference, showsReporter: "yes" }))).toEqual(["reason"]);
    const shown = {
      caseId: "other",
      reference: reference.toLowerCase(),
      showsReporter: "yes",
      reason: "They visit her",
    };
    expect(statusOf(await send(shown))).toBe(302);
    expect(JSON.stringify(await view(member))).toContain("Rita Porter");
    const at = { incidentId, caseId: id };
    expect(statusOf(await post(change, officer, at, { change: "show", reason: "Again" }))).toBe(422);
    expect(statusOf(await post(change, officer, at, { change: "hide", reason: "No need now" }))).toBe(302);
    expect(JSON.stringify(await view(member))).not.toContain("Porter");
    expect(await view(officer)).toMatchObject({
      cases: [{ id, showsReporter: false }],
      links: [{ reason: "No need now" }, { reason: "They visit her" }, { reason: "They visit her" }],
    });
  });

  test("ending the link takes the incident from whoever saw it by the case alone, with a reason", async () => {
    const caseId = await aLinkedCase(db, p, p.jagId, [incidentId]);
    const at = { incidentId, caseId };
    expect(errorsOf(await post(change, officer, at, { change: "end", reason: "" }))).toEqual(["reason"]);
    expect(statusOf(await post(change, officer, at, { change: "end", reason: "Another matter" }))).toBe(302);
    expect(await view(member)).toMatchObject({ status: 404 });
    expect(await db.selectFrom("incident_case").selectAll().execute()).toEqual([]);
    const kept = await db.selectFrom("incident_case_change").select(["kind", "reason"]).execute();
    expect(kept).toEqual([{ kind: "unlinked", reason: "Another matter" }]);
  });

  test("a case that the officer does not see is neither found, nor shown, nor changed", async () => {
    const reference = "CS-26-0056";
    const { id: hidden } = await aCase(db, p, { group_id: p.youthJagId, reference });
    const row = {
      incident_id: incidentId,
      case_id: hidden,
      partnership_id: p.partnershipId,
      shows_reporter: 0,
    } as const;
    await insert(db, "incident_case", { ...row, linked_at: "2026-03-02T10:00:00.000Z", linked_by: null });
    expect(await view(officer)).toMatchObject({ cases: [], links: [] });
    expect(JSON.stringify(await view(officer))).not.toContain(reference);
    expect(errorsOf(await send({ caseId: "other", reference }))).toEqual(["reference"]);
    expect(errorsOf(await send({ caseId: hidden }))).toEqual(["caseId"]);
    expect(await get(changeLoader, officer, { incidentId, caseId: hidden })).toMatchObject({ status: 404 });
    await expect(post(change, officer, { incidentId, caseId: hidden }, { change: "end", reason: "x1" })).resolves.toMatchObject({ status: 404 }); // prettier-ignore
  });

  test("the same case twice, and a closed one, are refused at the field", async () => {
    const linked = await aLinkedCase(db, p, p.jagId, [incidentId]);
    expect(errorsOf(await send({ caseId: linked }))).toEqual(["caseId"]);
    const { id } = await aCase(db, p, { group_id: p.jagId, status: "closed", closed_on: "2026-03-02" });
    expect(errorsOf(await send({ caseId: id }))).toEqual(["caseId"]);
  });

  test("a member of the group links nothing", async () => {
    const caseId = await aLinkedCase(db, p, p.jagId, [incidentId]);
    expect(await get(linkLoader, member, { incidentId })).toMatchObject({ status: 403 });
    expect(await post(change, member, { incidentId, caseId }, { change: "show", reason: "Curious" })).toMatchObject({ status: 403 }); // prettier-ignore
  });
});

describe("from a case", () => {
  test("incidents at its place are offered, and several are linked at once", async () => {
    const { id } = await aCase(db, p, {
      group_id: p.jagId,
      subject_kind: "location",
      person_id: null,
      location_id: placeId,
    });
    const recent = await anIncident(db, p, { location_id: placeId, latest_day: new Date().toISOString().slice(0, 10) });
    const elsewhere = await anIncident(db, p, { reference: "IN-26-0077" });
    const offered = (await get(linkManyLoader, officer, { caseId: id })) as { offered: { id: string }[] };
    expect(offered.offered.map((row) => row.id)).toContain(recent);
    const fields: [string, string][] = [
      ["incidentId", recent],
      ["reference", "IN-26-0077"],
      ["showsReporter", "no"],
    ];
    expect(statusOf(await post(linkMany, officer, { caseId: id }, fields))).toBe(302);
    const linked = await db.selectFrom("incident_case").select("incident_id").execute();
    expect(linked.map((row) => row.incident_id).sort()).toEqual([recent, elsewhere].sort());
    expect(await get(incidentsOfCase, member, { caseId: id })).toMatchObject({ page: { count: 2 } });
    expect(await get(incidentsOfCase, await anActor(db, p, { groups: { [p.youthJagId]: "member" } }), { caseId: id })).toMatchObject({ status: 404 }); // prettier-ignore
  });
});

describe("the incidents of a person and of a place", () => {
  test("are those that the reader sees, with the part in each", async () => {
    await anIncident(db, p, { location_id: placeId });
    const suspect = await aPerson(db, p);
    await anIncidentPerson(db, p, { incident_id: incidentId, person_id: suspect, role: "perpetrator" });
    expect(await get(incidentsOfPerson, officer, { personId: suspect })).toMatchObject({
      page: { count: 1, rows: [{ id: incidentId, part: "Alleged perpetrator" }] },
    });
    expect(await get(incidentsAt, officer, { locationId: placeId })).toMatchObject({ page: { count: 2 } });
    await aLinkedCase(db, p, p.jagId, [incidentId]);
    expect(await get(incidentsAt, member, { locationId: placeId })).toMatchObject({ page: { count: 1 } });
    const other = await anActor(db, p, { groups: { [p.youthJagId]: "member" } });
    expect(await get(incidentsAt, other, { locationId: placeId })).toMatchObject({ page: { count: 0, rows: [] } });
    expect(await get(incidentsOfPerson, other, { personId: suspect })).toMatchObject({ status: 404 });
  });
});
