import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { loader as overduePage } from "#app/routes/actions/overdue/route.tsx";
import { loader as home } from "#app/routes/home/_index/route.tsx";
import { loader as incidentsPage } from "#app/routes/incidents/_index/route.tsx";
import { loader as victimsPage } from "#app/routes/incidents/victims/route.tsx";
import { overdueHref } from "#app/domain/actions/overdue-filter.ts";
import { incidentListHref, type IncidentListName } from "#app/domain/incidents/incident-list.ts";
import type { Executor } from "#db/transaction.ts";
import {
  aCase,
  anAction,
  anActor,
  anIncident,
  anIncidentPerson,
  aPartnership,
  aPerson,
  aReport,
  auditEvents,
  get,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";

let db: Executor;
let p: TestPartnership;
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-04-01T09:00:00Z"), toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
});
afterEach(() => {
  vi.useRealTimers();
});

type Home = {
  officer: {
    near: { count: number; rows: { personId: string; met: boolean }[] };
    incidents: Partial<Record<IncidentListName, number>>;
  } | null;
  overdueBy: { count: number; rows: { id: string; count: number; long: number }[] } | null;
  moved: { count: number; rows: unknown[] } | null;
};
const queryOf = (href: string) => href.slice(href.indexOf("?"));

async function victimOf(reports: number) {
  const person_id = await aPerson(db, p);
  for (let n = 0; n < reports; n++) {
    const incident_id = await anIncident(db, p, { latest_day: `2026-03-1${n}` });
    await anIncidentPerson(db, p, { incident_id, person_id });
    await aReport(db, p, [incident_id], { reported_on: `2026-03-1${n}`, reporter_person_id: person_id, for_person_id: person_id }); // prettier-ignore
  }
  return person_id;
}

describe("Home of an ASB officer", () => {
  test("names the first five near a case review, counts them as their page does, and logs only whom it showed", async () => {
    const officer = await anActor(db, p, { duties: ["asb-officer"] });
    for (let n = 0; n < 6; n++) await victimOf(2);
    const met = await victimOf(3);
    const { officer: panel } = (await get(home, officer)) as Home;
    const page = (await get(victimsPage, officer)) as { near: { count: number } };
    expect(panel?.near).toMatchObject({ count: page.near.count });
    expect(panel?.near.rows).toHaveLength(5);
    expect(panel?.near.rows[0]).toMatchObject({ personId: met, met: true });
    const [listed] = (await auditEvents(db)).filter(({ event }) => event === "incident.victims-listed");
    expect(listed?.result_count).toBe(5);
  });

  test("each number of open incidents opens its rows", async () => {
    const officer = await anActor(db, p, { duties: ["asb-officer"] });
    await anIncident(db, p, { officer_user_id: officer.id, officer_agency_id: officer.agencyId });
    await anIncident(db, p, { first_contact_due_on: "2026-03-20" });
    const { officer: panel } = (await get(home, officer)) as Home;
    const counts = Object.entries(panel?.incidents ?? {}) as [IncidentListName, number][];
    expect(counts.map(([, count]) => count).some((count) => count > 0)).toBe(true);
    for (const [show, count] of counts) {
      const rows = (await get(incidentsPage, officer, {}, queryOf(incidentListHref({ show })))) as {
        incidents: unknown[];
      };
      expect(rows.incidents).toHaveLength(count);
    }
  });
});

describe("Home of a manager", () => {
  test("has overdue actions by agency, most first, each number with its rows", async () => {
    const manager = await anActor(db, p, { duties: ["manager"] });
    const { id: case_id } = await aCase(db, p);
    const late = { case_id, due_on: "2026-02-01", original_due_on: "2026-02-01" };
    await anAction(db, p, { ...late, owner_agency_id: p.councilId });
    await anAction(db, p, { ...late, owner_agency_id: p.policeId });
    await anAction(db, p, {
      case_id,
      owner_agency_id: p.policeId,
      due_on: "2026-03-30",
      original_due_on: "2026-03-30",
    });
    const { overdueBy } = (await get(home, manager)) as Home;
    expect(overdueBy?.rows).toMatchObject([
      { id: p.policeId, count: 2, long: 1 },
      { id: p.councilId, count: 1, long: 1 },
    ]);
    for (const { id, count, long } of overdueBy?.rows ?? []) {
      const rows = async (filter: object) =>
        ((await get(overduePage, manager, {}, queryOf(overdueHref({ agency: id, ...filter })))) as { actions: unknown[] }).actions; // prettier-ignore
      expect(await rows({})).toHaveLength(count);
      expect(await rows({ age: "long" })).toHaveLength(long);
    }
  });
});

test("nobody sees the part of another: a partner has none, and licensing only its premises", async () => {
  const partner = await anActor(db, p, { groups: { [p.jagId]: "member" } });
  expect(await get(home, partner)).toMatchObject({ officer: null, overdueBy: null, moved: null });
  const licensing = await anActor(db, p, { duties: ["licensing-officer"] });
  expect(await get(home, licensing)).toMatchObject({ officer: null, overdueBy: null, moved: { count: 0, rows: [] } });
});
