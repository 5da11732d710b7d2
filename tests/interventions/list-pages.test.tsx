// @vitest-environment jsdom
import { createRemixStub } from "@remix-run/testing";
import { cleanup, render, screen } from "@testing-library/react";
import type { ComponentType } from "react";
import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import BreachPage, { loader as breach } from "#app/routes/interventions/$interventionId_.breaches.$breachId/route.tsx";
import CorrectPage, { loader as correct } from "#app/routes/interventions/$interventionId_.breaches.$breachId_.correct/route.tsx"; // prettier-ignore
import OutcomePage, { loader as outcome } from "#app/routes/interventions/$interventionId_.breaches.$breachId_.outcome/route.tsx"; // prettier-ignore
import NewPage, { loader as newBreach } from "#app/routes/interventions/$interventionId_.breaches.new/route.tsx";
import ListPage, { loader as list } from "#app/routes/interventions/_index/route.tsx";
import BreachesPage, { loader as breaches } from "#app/routes/interventions/breaches/route.tsx";
import FiguresPage, { loader as figures } from "#app/routes/interventions/figures/route.tsx";
import RowsPage, { loader as rows } from "#app/routes/interventions/figures_.rows/route.tsx";
import InForcePage, { loader as inForce } from "#app/routes/interventions/in-force/route.tsx";
import HearPage, { loader as hear } from "#app/routes/meetings/$groupId.breaches/route.tsx";
import MeetingsPage, { loader as meetings } from "#app/routes/meetings/$groupId.meetings._index/route.tsx";
import type { Executor } from "#db/transaction.ts";
import { aCase, anActor, anIntervention, aPartnership, aPerson, aRespondent, aSitting, get, type Handler, insert, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore

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

async function aBreach() {
  const { id: case_id } = await aCase(db, p);
  const id = await anIntervention(db, p, { kind: "abc", until_day: "2026-09-01", case_id, reference: "IV-26-0001" });
  const person_id = await aPerson(db, p, { birth_date: "2011-05-01", given_names: "Robin", family_name: "Ash" });
  const respondent_id = await aRespondent(db, p, id, { person_id });
  const conditionId = uuid();
  const row = { partnership_id: p.partnershipId, intervention_id: id, version: 1 };
  await insert(db, "intervention_condition", {
    excludes_from_home: 0,
    ...{ ...row, id: conditionId, number: 1, kind: "prohibition", words: "Must not shout", from_day: "2026-03-02" },
    created_at: "2026-03-02T09:00:00.000Z",
  });
  const breachId = uuid();
  await insert(db, "intervention_breach", {
    ...{ ...row, id: breachId, respondent_id, condition_id: conditionId, breached_on: "2026-03-10" },
    ...{ evidence: "Seen", for_group_id: p.jagId, recorded_at: "2026-03-10T09:00:00.000Z" },
  });
  await aSitting(db, p, { day: "2026-03-25" });
  return { interventionId: id, breachId, groupId: p.jagId };
}

async function shown(page: ComponentType, loader: Handler, params: Record<string, string>, search = "") {
  const data = await get(loader, chair, params, search);
  const Stub = createRemixStub([{ path: "/", Component: page, loader: () => data as never }]);
  render(<Stub initialEntries={[`/${search}`]} />);
  await screen.findByRole("heading", { level: 1 });
}
const links = () => screen.getAllByRole("link").map((link) => link.getAttribute("href"));

test("every page of lists, breaches and figures shows what there is, and leads to it", async () => {
  const at = await aBreach();
  const record = `/interventions/${at.interventionId}`;
  const breachHref = `${record}/breaches/${at.breachId}`;
  const month = "?measure=youth-breaches&from=2026-03&to=2026-03";
  const pages: [ComponentType, Handler, string, string][] = [
    [ListPage, list, "", record],
    [BreachesPage, breaches, "?sitting=yes&month=2026-03", breachHref],
    [InForcePage, inForce, "", "/interventions?show=in-force&kind=abc"],
    [FiguresPage, figures, "", `/interventions/figures/rows${month}`],
    [RowsPage, rows, month, breachHref],
    [BreachPage, breach, "", `${breachHref}/outcome`],
    [NewPage, newBreach, "", record],
    [OutcomePage, outcome, "", breachHref],
    [CorrectPage, correct, "", breachHref],
    [MeetingsPage, meetings, "", `/groups/${p.jagId}/breaches`],
    [HearPage, hear, "", `/groups/${p.jagId}/meetings`],
  ];
  for (const [page, loader, search, href] of pages) {
    await shown(page, loader, at, search);
    expect(links()).toContain(href);
    cleanup();
  }
});

test("in lists a child goes by initials, and by name on the breach itself", async () => {
  const at = await aBreach();
  await shown(BreachesPage, breaches, at);
  expect(document.body.textContent).toContain("R A");
  expect(document.body.textContent).not.toContain("Robin");
  cleanup();
  await shown(BreachPage, breach, at);
  expect(document.body.textContent).toContain("Robin Ash");
});
