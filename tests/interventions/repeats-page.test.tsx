// @vitest-environment jsdom
import { createRemixStub } from "@remix-run/testing";
import { cleanup, render, screen } from "@testing-library/react";
import type { ComponentType } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import ListPage, { loader as list } from "#app/routes/interventions/_index/route.tsx";
import InForcePage, { loader as inForce } from "#app/routes/interventions/in-force/route.tsx";
import RepeatsPage, { loader as repeats } from "#app/routes/interventions/repeats/route.tsx";
import type { Executor } from "#db/transaction.ts";
import { aCase, anActor, anIntervention, aPartnership, aPerson, aRespondent, get, type Handler, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore

let db: Executor;
let p: TestPartnership;
let chair: Actor;
const complaint = vi.spyOn(console, "error");
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-03-20T09:00:00Z"), toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
  chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
});
afterEach(() => {
  vi.useRealTimers();
  cleanup();
  expect(complaint).not.toHaveBeenCalled();
});

async function shown(page: ComponentType, loader: Handler, params: Record<string, string>, search = "") {
  const data = await get(loader, chair, params, search);
  const Stub = createRemixStub([{ path: "/", Component: page, loader: () => data as never }]);
  render(<Stub initialEntries={[`/${search}`]} />);
  await screen.findByRole("heading", { level: 1 });
}
const links = () => screen.getAllByRole("link").map((link) => link.getAttribute("href"));

test("a child given a contract again stands among the repeats by initials, with the rows behind the count", async () => {
  await shown(RepeatsPage, repeats, {});
  expect(document.body.textContent).toContain("Nobody and nowhere was given the same again in this time.");
  cleanup();
  const { id: case_id } = await aCase(db, p);
  const person_id = await aPerson(db, p, { birth_date: "2011-05-01", given_names: "Robin", family_name: "Ash" });
  for (const issued_on of ["2026-01-10", "2026-02-10"])
    await aRespondent(db, p, await anIntervention(db, p, { kind: "abc", case_id, issued_on }), { person_id });
  await shown(RepeatsPage, repeats, {});
  expect(document.body.textContent).toContain("R A");
  expect(document.body.textContent).not.toContain("Robin");
  const rowsBehind = `/interventions?show=all&kind=abc&made=yes&person=${person_id}&from=2025-03-21&until=2026-03-20`;
  expect(links()).toEqual(expect.arrayContaining([`/people/${person_id}`, rowsBehind]));
  cleanup();
  await shown(ListPage, list, {}, rowsBehind.slice("/interventions".length));
  expect(links()).toContain("/interventions/repeats");
  expect(document.body.textContent).toContain("One person");
  cleanup();
  await shown(InForcePage, inForce, {});
  expect(screen.getByRole("link", { name: "1 repeat notice or order" }).getAttribute("href")).toBe(
    "/interventions/repeats",
  );
});
