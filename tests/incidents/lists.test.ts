import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import {
  INCIDENT_LISTS,
  type IncidentKey,
  type IncidentListName,
  keyOfIncident,
} from "#app/domain/incidents/incident-list.ts";
import { loader } from "#app/routes/incidents/_index/route.tsx";
import { loader as victims } from "#app/routes/incidents/victims/route.tsx";
import { countIncidentWork, listIncidents } from "#db/queries/incident-lists.ts";
import type { Executor } from "#db/transaction.ts";
import {
  anActor,
  anIncident,
  anIncidentPerson,
  aPartnership,
  aPerson,
  aReport,
  get,
  insert,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { ago } from "./logging.ts";

let db: Executor;
let p: TestPartnership;
let officer: Actor;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["asb-officer"] });
});

const DAYS = { today: "2026-03-20", toldBy: "2026-02-20" };
const listed = async (list: IncidentListName, narrowed: { beat?: string; heading?: "noise" } = {}, limit = 50) =>
  (await listIncidents(db, officer, { asked: { list, ...narrowed }, days: DAYS, limit })).map(({ id }) => id);
const mine = () => ({ officer_user_id: officer.id, officer_agency_id: p.councilId });

describe("each list has its rows and no others, and its count is theirs", () => {
  test.each<[string, IncidentListName, () => Parameters<typeof anIncident>[2], boolean]>([
    ["one of the officer’s own", "mine", mine, true],
    ["one of nobody’s", "mine", () => ({}), false],
    [
      "a closed one of the officer’s",
      "mine",
      () => ({ ...mine(), status: "closed", ended_on: "2026-03-10", end_reason: "Over" }),
      false,
    ],
    ["one of nobody’s", "not-allocated", () => ({}), true],
    ["one of an agency, not yet an officer’s", "not-allocated", () => ({ officer_agency_id: p.councilId }), true],
    ["one of the officer’s", "not-allocated", mine, false],
    ["due yesterday", "contact-late", () => ({ first_contact_due_on: "2026-03-19" }), true],
    ["due today", "contact-late", () => ({ first_contact_due_on: "2026-03-20" }), false],
    [
      "due long ago, and made",
      "contact-late",
      () => ({ first_contact_due_on: "2026-03-01", first_contact_on: "2026-03-10" }),
      false,
    ],
    ["told 29 days ago", "not-told", () => ({ victim_told_on: "2026-02-19" }), true],
    ["told 28 days ago", "not-told", () => ({ victim_told_on: "2026-02-20" }), false],
    ["a hate incident", "hate", () => ({ is_hate: 1 }), true],
    ["any other", "hate", () => ({}), false],
  ])("%s in “%s”", async (_, list, changes, expected) => {
    const id = await anIncident(db, p, { victim_told_on: "2026-03-15", ...changes() });
    expect(await listed(list)).toEqual(expected ? [id] : []);
    const counts: Partial<Record<IncidentListName, number>> = await countIncidentWork(db, officer, DAYS);
    if (list in counts) expect(counts[list]).toBe(expected ? 1 : 0);
  });

  test("narrowed by beat and by what it was", async () => {
    const there = await anIncident(db, p, { beat_code: "62" });
    const nowhere = await anIncident(db, p, { heading: "fireworks" });
    expect(await listed("newest", { beat: "62" })).toEqual([there]);
    expect(await listed("newest", { beat: "none" })).toEqual([nowhere]);
    expect(await listed("newest", { heading: "noise" })).toEqual([there]);
  });

  test.each(INCIDENT_LISTS)("page after page of “%s” gives each once", async (list) => {
    const changes = { is_hate: 1, first_contact_due_on: "2026-03-02", victim_told_on: "2026-02-01" } as const;
    const all = [];
    for (const day of ["2026-03-01", "2026-03-01", "2026-03-01", "2026-02-27"])
      all.push(
        await anIncident(db, p, {
          ...changes,
          ...(list === "mine" ? mine() : {}),
          latest_day: day,
          victim_told_on: "2026-02-01",
        }),
      );
    const seen: string[] = [];
    for (let after: IncidentKey | undefined, pages = 0; pages < 5; pages++) {
      const rows = await listIncidents(db, officer, { asked: { list }, days: DAYS, after, limit: 3 });
      seen.push(...rows.map(({ id }) => id));
      const last = rows.at(-1);
      if (!last) break;
      after = keyOfIncident(last, list);
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect([...seen].sort()).toEqual([...all].sort());
  });
});

test("of a group’s member only what a case or the agency brings", async () => {
  const taken = await anIncident(db, p);
  await aReport(db, p, [taken], { agency_id: p.policeId });
  await anIncident(db, p);
  const member = await anActor(db, p, { groups: { [p.jagId]: "member" }, agencyId: p.policeId });
  const answer = await get(loader, member);
  expect(answer).toMatchObject({ incidents: [{ id: taken }], counts: null, mayLog: false });
});

describe("victims near a case review", () => {
  async function reported(days: number[], changes: { is_hate?: 1; problem_id?: string } = {}) {
    const person = await aPerson(db, p, { family_name: `Victim${days.length}` });
    for (const day of days) {
      const incident = await anIncident(db, p, { latest_day: ago(day), ...changes });
      await anIncidentPerson(db, p, { incident_id: incident, person_id: person });
      await aReport(db, p, [incident], { reported_on: ago(day), reporter_person_id: person, for_person_id: person });
    }
    return person;
  }
  const shown = async () => ((await get(victims, officer)) as { near: { personId: string; met: boolean }[] }).near;

  test("three is met and stands first, two is one short, one is not listed, nor what is out of time", async () => {
    const two = await reported([50, 20]);
    const three = await reported([60, 40, 10]);
    await reported([5]);
    await reported([300, 290, 280]);
    expect((await shown()).map(({ personId, met }) => [personId, met])).toEqual([
      [three, true],
      [two, false],
    ]);
  });

  test("one hate incident is enough", async () => {
    const person = await reported([5], { is_hate: 1 });
    expect(await shown()).toMatchObject([{ personId: person, met: true, hate: true }]);
  });

  test("neighbours with one report each about one problem", async () => {
    const problem = "01890000-0000-7000-8000-000000000001";
    await insert(db, "problem", {
      id: problem, partnership_id: p.partnershipId, reference: "PB-1", version: 1, title: "Music", location_id: null, case_id: null,
      opened_on: "2026-01-01", closed_on: null, created_at: "2026-01-01T09:00:00.000Z", created_by: null,
    }); // prettier-ignore
    const people = [];
    for (const day of [30, 20, 10]) people.push(await reported([day], { problem_id: problem }));
    const near = await shown();
    expect(near.map(({ personId }) => personId).sort()).toEqual(people.sort());
    expect(near[0]).toMatchObject({ met: true, local: { count: 1 }, statutory: { count: 3, met: true } });
  });
});
