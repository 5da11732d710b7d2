import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { raiseHref } from "#app/domain/incidents/places-list.ts";
import { drawnOf, incidentsOfArea, mapDays, mapForm } from "#app/domain/incidents/incident-map.ts";
import { loader as newReferral } from "#app/routes/cases/referrals.new/route.tsx";
import { loader as map } from "#app/routes/incidents/map/route.tsx";
import { loader as list } from "#app/routes/incidents/_index/route.tsx";
import { loader as places } from "#app/routes/incidents/places/route.tsx";
import { loader as repeatVictims } from "#app/routes/incidents/repeat-victims/route.tsx";
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
import { ago, aPlace } from "./logging.ts";

let db: Executor;
let p: TestPartnership;
let officer: Actor;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["asb-officer"] });
});

type Counted = { key: string; name: string; now: number; before: number; lastYear: number; verdict: string };
type PlacesPage = { shown: Counted[]; windows: Record<"now" | "before" | "lastYear", { from: string; until: string }> };

async function happened(days: number[], changes: Parameters<typeof anIncident>[2] = {}) {
  for (const day of days) await anIncident(db, p, { latest_day: ago(day), ...changes });
}

describe("repeat and rising places", () => {
  test("by address, street and area, each counted in its weeks", async () => {
    const [twelve, fourteen] = [await aPlace(db, officer, "12 Ling Road"), await aPlace(db, officer, "14 Ling Rd")];
    await happened([0, 20, 83, 84, 364, 363], { location_id: twelve, beat_code: "62" });
    await happened([1, 200], { location_id: fourteen, beat_code: "62" });
    const byAddress = (await get(places, officer)) as PlacesPage;
    expect(byAddress.shown).toMatchObject([
      { key: twelve, name: "12 Ling Road", now: 3, before: 1, lastYear: 1, verdict: "rising" },
    ]);
    const byStreet = (await get(places, officer, {}, "?by=street")) as PlacesPage;
    expect(byStreet.shown).toMatchObject([{ name: "Ling Road", now: 4, before: 1, lastYear: 1 }]);
    const byBeat = (await get(places, officer, {}, "?by=beat")) as PlacesPage;
    expect(byBeat.shown).toMatchObject([{ key: "62", now: 4, before: 1, lastYear: 1 }]);
  });

  test.each(["address", "street", "beat"])("a count by %s opens exactly its incidents", async (by) => {
    await happened([0, 1, 2, 100], { location_id: await aPlace(db, officer, "12 Ling Road"), beat_code: "62" });
    await happened([0, 1], { location_id: await aPlace(db, officer, "3 Ling Close"), beat_code: "63" });
    const { shown, windows } = (await get(places, officer, {}, `?by=${by}`)) as PlacesPage;
    const [first] = shown;
    const narrowed = { address: "place", street: "street", beat: "beat" }[by] ?? "";
    for (const name of ["now", "before"] as const) {
      const query = new URLSearchParams({ [narrowed]: first?.key ?? "", ...windows[name] });
      const { incidents } = (await get(list, officer, {}, `?${query.toString()}`)) as { incidents: unknown[] };
      expect(incidents).toHaveLength(first?.[name] ?? -1);
    }
  });

  test("is raised to a group by a referral that is filled in with what is known", async () => {
    const location_id = await aPlace(db, officer, "12 Ling Road");
    await happened([0, 1, 2], { location_id, what_happened: "Fireworks at a door" });
    await happened([90], { location_id, what_happened: "Long ago" });
    const byAddress = await get(newReferral, officer, {}, raiseHref({ by: "address" }, location_id).split("new")[1]);
    expect(byAddress).toMatchObject({ about: "location", source: { initial: { groupId: p.jagId } } });
    const { reason } = (byAddress as { source: { initial: { reason: string } } }).source.initial;
    expect(reason).toContain("12 Ling Road: 3 incidents in the last 12 weeks; 1 in the 12 weeks before; 0 in the same");
    expect(reason).toContain("Fireworks at a door");
    expect(reason).not.toContain("Long ago");
    const byStreet = await get(newReferral, officer, {}, raiseHref({ by: "street" }, location_id).split("new")[1]);
    expect(byStreet).toMatchObject({
      about: "problem",
      source: { initial: { problemTitle: "Anti-social behaviour, Ling Road", problemArea: "Street: Ling Road" } },
    });
    const stranger = await anActor(db, p, { groups: { [p.jagId]: "member" }, agencyId: p.policeId });
    const unseen = await get(newReferral, stranger, {}, raiseHref({ by: "address" }, location_id).split("new")[1]);
    expect(unseen).toMatchObject({ source: null });
  });

  test("of one kind only", async () => {
    const location_id = await aPlace(db, officer, "12 Ling Road");
    await happened([0, 1, 2], { location_id, heading: "fireworks" });
    expect(await get(places, officer, {}, "?heading=noise")).toMatchObject({ shown: [] });
    expect(await get(places, officer, {}, "?heading=fireworks")).toMatchObject({ shown: [{ now: 3 }] });
  });

  test("whoever sees few incidents counts those alone", async () => {
    const location_id = await aPlace(db, officer, "12 Ling Road");
    await happened([0, 1, 2], { location_id });
    const member = await anActor(db, p, { groups: { [p.jagId]: "member" }, agencyId: p.policeId });
    expect(await get(places, member)).toMatchObject({ shown: [], count: 0 });
    for (const day of [3, 4, 5]) {
      const taken = await anIncident(db, p, { location_id, latest_day: ago(day) });
      await aReport(db, p, [taken], { agency_id: p.policeId });
    }
    expect(await get(places, member)).toMatchObject({ shown: [{ now: 3 }] });
    expect(await get(places, officer)).toMatchObject({ shown: [{ now: 6 }] });
  });
});

describe("repeat victims", () => {
  async function affected(days: number[], changes: Parameters<typeof aPerson>[2] = {}) {
    const person_id = await aPerson(db, p, {
      given_names: "Pat",
      family_name: "Sample",
      birth_date: "1980-01-01",
      ...changes,
    });
    for (const day of days)
      await anIncidentPerson(db, p, { incident_id: await anIncident(db, p, { latest_day: ago(day) }), person_id });
    return person_id;
  }

  test("two or more incidents within a year, those with the most first; a child by initials", async () => {
    const three = await affected([300, 10, 5]);
    const child = await affected([10, 5], { given_names: "Sam", family_name: "Sample", birth_date: ago(3650) });
    await affected([10]);
    await affected([400, 10]);
    expect(await get(repeatVictims, officer)).toMatchObject({
      victims: [
        { personId: three, incidents: 3, lastOn: ago(5), name: "Pat Sample" },
        { personId: child, incidents: 2, name: "S S" },
      ],
      next: null,
    });
  });

  test("somebody who turned out not to be affected is not counted", async () => {
    const person_id = await affected([10]);
    const incident_id = await anIncident(db, p, { latest_day: ago(5) });
    await anIncidentPerson(db, p, { incident_id, person_id, ended_on: ago(1), ended_reason: "A neighbour" });
    expect(await get(repeatVictims, officer)).toMatchObject({ victims: [] });
  });

  test("records merged into one are one person", async () => {
    const standing = await affected([10]);
    await affected([20], { merged_into_id: standing });
    expect(await get(repeatVictims, officer)).toMatchObject({ victims: [{ personId: standing, incidents: 2 }] });
  });

  test("page after page gives each once", async () => {
    for (let n = 0; n < 52; n++) await affected(n < 3 ? [1, 2, 3] : [1, 2]);
    const first = (await get(repeatVictims, officer)) as { victims: { personId: string }[]; next: string };
    const second = (await get(repeatVictims, officer, {}, `?${first.next.split("?")[1]}`)) as typeof first;
    const seen = [...first.victims, ...second.victims].map(({ personId }) => personId);
    expect([first.victims.length, second.victims.length, new Set(seen).size]).toEqual([50, 2, 52]);
  });
});

describe("the map", () => {
  type Area = { code: string | null; count: number };
  const shown = async (query: string) => ((await get(map, officer, {}, query)) as { areas: Area[] }).areas;

  test("counts by area, and what is not recorded; what young people were involved in never by LSOA", async () => {
    await happened([1, 2], { ward_code: "E05014666", lsoa_code: "E01025670" });
    await happened([1], { ward_code: "E05014666", lsoa_code: "E01025670", is_youth: 1 });
    await happened([1, 200]);
    expect(await shown("")).toEqual([
      { code: "E05014666", name: null, count: 3 },
      { code: null, name: null, count: 1 },
    ]);
    expect(await shown("?by=lsoa")).toMatchObject([{ code: "E01025670", count: 2 }, { code: null }]);
    const import_batch_id = await aLoadedFile();
    await happened([1], { ward_code: "E05014666", lsoa_code: "E01025670", import_batch_id });
    expect(await shown("?by=lsoa")).toMatchObject([{ code: "E01025670", count: 2 }, { code: null }]);
    const ofArea = incidentsOfArea(drawnOf(mapForm.parse({ by: "lsoa" })), "E01025670", mapDays(ago(0), 12));
    const opened = (await get(list, officer, {}, ofArea.replace("/incidents", ""))) as { incidents: unknown[] };
    expect(opened.incidents).toHaveLength(2);
    expect(await get(map, officer, {}, "?by=lsoa&youth=yes")).toMatchObject({
      asked: { by: "ward" },
      areas: [{ code: "E05014666", count: 1 }],
    });
  });

  async function aLoadedFile() {
    const id = "0197a0c0-0000-7000-8000-00000000000f";
    await insert(db, "import_batch", {
      ...{ id, partnership_id: p.partnershipId, kind: "incidents", format: "csv", content_hash: "1" },
      ...{ status: "visible", row_count: 1, created_at: "2026-01-01T09:00:00.000Z", created_by: officer.id },
    });
    return id;
  }

  test("is drawn from the newest boundaries that are visible", async () => {
    expect(await get(map, officer)).toMatchObject({ drawing: null });
    const id = (n: number) => `0197a0c0-0000-7000-8000-00000000000${n}`;
    const batch = { id: id(1), partnership_id: p.partnershipId, kind: "ward-boundaries", status: "visible" } as const;
    await insert(db, "import_batch", { ...batch, format: "geojson", content_hash: "0", row_count: 1, created_at: "2026-01-01T09:00:00.000Z", created_by: officer.id }); // prettier-ignore
    await insert(db, "area", { id: id(2), partnership_id: p.partnershipId, kind: "ward", code: "E05014666", name: "Anstey", version: 1, import_batch_id: id(1) }); // prettier-ignore
    const shape = JSON.stringify([[[[-1.2, 52.6], [-1.1, 52.6], [-1.1, 52.7], [-1.2, 52.6]]]]); // prettier-ignore
    await insert(db, "area_boundary", { id: id(3), partnership_id: p.partnershipId, import_batch_id: id(1), area_id: id(2), shape, min_longitude: -1.2, max_longitude: -1.1, min_latitude: 52.6, max_latitude: 52.7 }); // prettier-ignore
    await happened([1], { ward_code: "E05014666" });
    expect(await get(map, officer)).toMatchObject({
      drawing: { areas: [{ code: "E05014666" }] },
      areas: [{ code: "E05014666", name: "Anstey", count: 1 }],
      names: { E05014666: "Anstey" },
    });
  });
});
