import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { anActor, anIncident, anIncidentPerson, aPartnership, aPerson, insert, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { ago, aPlace } from "../incidents/logging.ts";
import { shown, useSeats } from "../support/seated.ts";

// On Monday morning an ASB officer looks where it gets worse, whom it hits again, and at the map.

const seats = useSeats();
let officer: Actor;
beforeAll(async () => {
  const p = await aPartnership(seats.db);
  officer = await anActor(seats.db, p, { duties: ["asb-officer"] });
  await someWards(p);
  const places = [];
  for (const name of ["12 Ling Road", "14 Ling Road", "3 Rowan Close"])
    places.push(await aPlace(seats.db, officer, name));
  const victim = await aPerson(seats.db, p, { given_names: "Pat", family_name: "Sample", birth_date: "1970-03-01" });
  for (const [index, day] of [1, 3, 8, 20, 33, 90, 370].entries()) {
    const incident = await anIncident(seats.db, p, {
      ...{ location_id: places[index % 2] ?? null, ward_code: `W${index % 5}`, beat_code: "62", latest_day: ago(day) },
      ...(index === 1 ? { is_youth: 1, heading: "vehicle-nuisance" } : {}),
    });
    await anIncidentPerson(seats.db, p, { incident_id: incident, person_id: victim });
  }
  await anIncident(seats.db, p, { location_id: places[2] ?? null, ward_code: "W0", latest_day: ago(2) });
});

/** Six wards side by side, as a file of boundaries would have them. */
async function someWards({ partnershipId }: TestPartnership) {
  const batch = uuid();
  const owned = { partnership_id: partnershipId, import_batch_id: batch };
  await insert(seats.db, "import_batch", { id: batch, partnership_id: partnershipId, kind: "ward-boundaries", format: "geojson", content_hash: "0", status: "visible", row_count: 6, created_at: "2026-01-01T09:00:00.000Z", created_by: officer.id }); // prettier-ignore
  for (let n = 0; n < 6; n++) {
    const area = { id: uuid(), kind: "ward" as const, code: `W${n}`, name: `${["Ash", "Birch", "Cedar"][n % 3]} ${n}` };
    const [west, south] = [-1.3 + 0.08 * (n % 3), 52.7 + 0.05 * Math.floor(n / 3)];
    const corners = [[0, 0], [0.08, 0.005], [0.08, 0.05], [0.03, 0.055], [0, 0.05], [0, 0]]; // prettier-ignore
    const ring = corners.map(([x = 0, y = 0]) => [west + x, south + y]);
    await insert(seats.db, "area", { ...area, ...owned, version: 1 });
    await insert(seats.db, "area_boundary", { ...owned, id: uuid(), area_id: area.id, shape: JSON.stringify([[ring]]), min_longitude: west, max_longitude: west + 0.08, min_latitude: south, max_latitude: south + 0.055 }); // prettier-ignore
  }
}

describe.each([
  ["with JavaScript", true],
  ["without", false],
] as const)("%s", (name, javaScript) => {
  const called = (what: string) => `${what}-${name.replaceAll(" ", "-")}`;
  let page: Page;
  beforeAll(async () => {
    page = await seats.sit(officer, javaScript);
  });
  const rows = () => page.locator("main tbody tr").count();

  test("a street that gets worse opens exactly its incidents, and the list can be narrowed further and downloaded", async () => {
    await page.goto(`${seats.app.origin}/incidents`);
    await shown(page, called("incident-list"));
    await page.getByRole("link", { name: "Repeat and rising places" }).click();
    await page.getByRole("heading", { name: "Repeat and rising places" }).waitFor();
    await page.goto(`${seats.app.origin}/incidents/places?by=street`);
    await page.getByText("Rising", { exact: true }).waitFor();
    await shown(page, called("rising-places"));
    await page.getByRole("link", { name: "Raise it to a group: Ling Road" }).click();
    await page.getByRole("heading", { name: "Refer a problem" }).waitFor();
    await shown(page, called("raised-place"));
    await page.getByRole("link", { name: "Repeat and rising places" }).click();
    await page.getByRole("link", { name: "5 incidents at Ling Road" }).click();
    await page.waitForURL(/street=/);
    expect(await rows()).toBe(5);
    await page.getByLabel("What it was").selectOption("Noise");
    await page.getByRole("button", { name: "Apply filters" }).click();
    await page.waitForURL(/heading=noise/);
    expect(await rows()).toBe(4);
    await shown(page, called("incident-list-narrowed"));
    await page.getByRole("link", { name: "Download all rows of this list" }).click();
    await page.getByText(/Incidents: newest, all of Ling Road/).waitFor();
  }, 60_000);

  test("a repeat victim opens the incidents that affected them", async () => {
    await page.goto(`${seats.app.origin}/incidents/repeat-victims`);
    await page.getByRole("link", { name: "Pat Sample" }).waitFor();
    await shown(page, called("repeat-victims"));
    await page.getByRole("link", { name: /^6 incidents/ }).click();
    await page.waitForURL(/victim=/);
    expect(await rows()).toBe(6);
  }, 60_000);

  test("the map has its numbers in a table, each opening its incidents", async () => {
    await page.goto(`${seats.app.origin}/incidents/map`);
    await page.getByRole("img", { name: /Map by Ward/ }).waitFor();
    await shown(page, called("map"));
    await page.getByRole("link", { name: "2 incidents, Ash 0" }).click();
    await page.waitForURL(/ward=W0/);
    expect(await rows()).toBe(2);
    await page.goto(`${seats.app.origin}/incidents/map?by=beat&weeks=52`);
    await page.getByText(/No boundaries by Beat have been loaded/).waitFor();
    await shown(page, called("map-without-boundaries"));
  }, 60_000);
});
