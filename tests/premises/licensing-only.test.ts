import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { busyWindows } from "#app/domain/incidents/busy-places.ts";
import { INCIDENT_LISTS } from "#app/domain/incidents/incident-list.ts";
import { loader as location } from "#app/routes/incidents/locations.$locationId/route.tsx";
import { listRows } from "#app/services/exports/list-rows.ts";
import { incidentDays } from "#app/services/incidents/incident-days.ts";
import { listAllAsbTypes } from "#db/queries/asb-types.ts";
import { findVisibleReference } from "#db/queries/audit-records.ts";
import { countIncidentWork, listIncidents, listWhatHappened } from "#db/queries/incident-lists.ts";
import { listIncidentsAt } from "#db/queries/incident-matches.ts";
import { countIncidentsByArea, countIncidentsByPlace, countIncidentsOnMap } from "#db/queries/incident-places.ts";
import { findIncident, findIncidentByReference, listIncidentsById } from "#db/queries/incidents.ts";
import { countIncidentsOf, listIncidentsOf } from "#db/queries/incidents-of.ts";
import { listRepeatVictims } from "#db/queries/repeat-victims.ts";
import { unsafeListVictimsOfHate } from "#db/queries/threshold-sweep.ts";
import type { Executor } from "#db/transaction.ts";
import {
  aLocation,
  anActor,
  anIncident,
  anIncidentPerson,
  aPartnership,
  aPerson,
  aPremises,
  aPremisesIncident,
  get,
  insert,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";

const DAY = "2026-03-01";
const NOW = new Date("2026-03-20T09:00:00Z");
const WINDOW = { fromDay: "2026-01-01", untilDay: "2026-03-20", limit: 50 };
let db: Executor;
let p: TestPartnership;
let officer: Actor;
let incidentId: string;
let locationId: string;
let typeId: string;
let reference: string;

/** One for licensing alone that has all by which an incident can be found, and one beside it by which each query is seen to find. */
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["asb-officer", "licensing-officer"] });
  locationId = await aLocation(db, p);
  typeId = (await insert(db, "asb_type", { id: "t", partnership_id: p.partnershipId, heading: "noise", name: "Own", name_folded: "own", retired_on: null, version: 1 })).id; // prettier-ignore
  const marked = {
    location_id: locationId,
    beat_code: "62",
    asb_type_id: typeId,
    is_hate: 1 as const,
    latest_day: DAY,
  };
  const made = async (changes: object) => {
    const id = await anIncident(db, p, { ...marked, ...changes });
    await anIncidentPerson(db, p, { incident_id: id, person_id: await aPerson(db, p) });
    return id;
  };
  await made({});
  reference = "IN-26-0009";
  incidentId = await made({ licensing_only: 1, reference, first_contact_due_on: "2026-03-02", officer_user_id: officer.id, officer_agency_id: p.councilId }); // prettier-ignore
  await aPremisesIncident(db, p, await aPremises(db, p, { location_id: locationId }), { incident_id: incidentId });
});

const days = () => incidentDays(db, p.partnershipId, NOW);
const NO_IDS = { places: [], records: [] };
const mapped = { kind: "beat" as const, from: "2026-01-01", until: "2026-03-20" };
const windows = busyWindows("2026-03-20", 12);

test.each(INCIDENT_LISTS)("the list %s of incidents leaves it out", async (show) => {
  const rows = await listIncidents(db, officer, { asked: { show }, ids: NO_IDS, days: await days(), limit: 50 });
  expect(rows.map(({ id }) => id)).not.toContain(incidentId);
  const work = await countIncidentWork(db, officer, { asked: {}, ids: NO_IDS, days: await days() });
  expect(work.mine + work["contact-late"]).toBe(0);
});

test.each<[string, () => Promise<unknown>, unknown]>([
  ["the page of it", () => findIncident(db, officer, incidentId), undefined],
  ["its reference", () => findIncidentByReference(db, officer, reference), undefined],
  ["the log by reference", () => findVisibleReference(db, officer, "incident", incidentId), undefined],
  ["those of these ids", () => listIncidentsById(db, officer, [incidentId]), []],
  ["what happened", async () => (await listWhatHappened(db, officer, [incidentId])).size, 0],
  [
    "those at the place",
    async () => (await listIncidentsOf(db, officer, { kind: "location", id: locationId }, { limit: 9 })).length,
    1,
  ],
  [
    "how many at the place",
    async () => (await countIncidentsOf(db, officer, { kind: "location", id: locationId })).count,
    1,
  ],
  ["what is like a new one", async () => (await listIncidentsAt(db, officer, locationId, WINDOW)).length, 1],
  ["busy places", async () => (await countIncidentsByPlace(db, officer, { windows, limit: 9 }))[0]?.now, 1],
  ["busy areas", async () => (await countIncidentsByArea(db, officer, "beat", { windows, limit: 9 }))[0]?.now, 1],
  ["the map", async () => (await countIncidentsOnMap(db, officer, mapped))[0]?.count, 1],
  ["how often a type is used", async () => Number((await listAllAsbTypes(db, p.partnershipId))[0]?.times), 1],
  ["victims of hate", async () => (await unsafeListVictimsOfHate(db, p.partnershipId, "2026-01-01")).length, 1],
  [
    "repeat victims",
    async () =>
      (await listRepeatVictims(db, officer, { since: "2026-01-01", until: "2026-03-20", least: 1, limit: 9 })).length,
    1,
  ],
])("%s knows nothing of it", async (_, ask, expected) => {
  expect(await ask()).toEqual(expected);
});

test("the page of the place and the file of incidents leave it out", async () => {
  expect(JSON.stringify(await get(location, officer, { locationId }))).not.toContain(incidentId);
  const rows = [];
  for await (const batch of listRows({ db, actor: officer, now: NOW }, { list: "incidents", filter: { show: "newest" } })) rows.push(...batch); // prettier-ignore
  expect(rows).toHaveLength(1);
});

/**
 * Those that read what they have been told is visible, count references for a file that is taken back, or keep, erase and
 * mark whatever is held.
 */
const OTHERWISE = [
  ...["erasure-files.ts", "erasure-leftovers.ts", "erasure-names.ts", "erasure-references.ts", "erasure-statistics.ts"],
  ...["imported-incident-referrers.ts", "imported-incident-removal.ts", "markable-items.ts", "premises-of-incident.ts"],
  ...["problems.ts", "retention-due.ts", "retention-holds.ts", "retention-incident-facts.ts"],
  ...["retention-person-links.ts", "retention-records.ts"],
];

test("whatever asks for incidents asks through what leaves it out", () => {
  const folder = path.resolve(import.meta.dirname, "../../db/queries");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  const without = files.filter((name) => {
    const text = readFileSync(path.join(folder, name), "utf8");
    const isAsked = /"incident( as \w+)?"|\b(from|join) incident\b/.test(text);
    return isAsked && !/incidentsVisibleTo|importIsVisible|countsAtPremises/.test(text);
  });
  expect(without).toEqual(OTHERWISE);
});
