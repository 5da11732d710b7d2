// @vitest-environment jsdom
import { createRemixStub } from "@remix-run/testing";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import IncidentsOfPersonPage, { loader, meta } from "#app/routes/incidents/people.$personId/route.tsx";
import { anActor, anIncident, anIncidentPerson, aPartnership, aPerson, get, testDatabase } from "../factories.ts";

afterEach(cleanup);

test("the officer with a caller on the line reads the name and the reference, and the browser's history neither", async () => {
  const db = await testDatabase();
  const p = await aPartnership(db);
  const officer = await anActor(db, p, { duties: ["asb-officer"] });
  const personId = await aPerson(db, p, { given_names: "Hal", family_name: "Ashwell", reference: "P-26-0155" });
  await anIncidentPerson(db, p, { incident_id: await anIncident(db, p), person_id: personId });
  const loaded = await get(loader, officer, { personId });
  const Stub = createRemixStub([{ id: "page", path: "/", Component: IncidentsOfPersonPage }]);
  render(<Stub hydrationData={{ loaderData: { page: loaded } }} />);
  expect((await screen.findByRole("heading", { level: 1 })).textContent).toBe("Incidents of Hal Ashwell");
  expect(screen.getByText("P-26-0155", { exact: true })).toBeTruthy();
  expect(JSON.stringify(meta({} as Parameters<typeof meta>[0]))).not.toMatch(/Ashwell|P-26/);
});
