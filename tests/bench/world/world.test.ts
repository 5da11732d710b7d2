import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { listIncidents } from "#db/queries/incident-lists.ts";
import type { Executor } from "#db/transaction.ts";
import { actorIn } from "#app/services/session/actor-in.ts";
import { victimsNear } from "#app/services/case-reviews/victims-near.ts";
import { crimeTableShown } from "#app/services/performance/crime-table-shown.ts";
import { listCrimeTablePeriods } from "#db/queries/crime-figures.ts";
import { engine, testDatabase } from "../../factories.ts";
import { type Loaded, loadWorld } from "./load.ts";
import { eachOf, sizesOf } from "./sizes.ts";

const SIZES = {
  ...sizesOf(0.001),
  partnerships: 2,
  incidents: 300,
  reports: 360,
  people: 40,
  cases: 10,
  actions: 60,
  premises: 4,
  events: 10_000,
};
const NOW = new Date("2026-11-28T12:00:00.000Z");
/** Beside neighbours the log is a tenth of what it would be. */
const EVENTS = SIZES.events / 10 / SIZES.partnerships;
let db: Executor;
let loaded: Loaded[];

beforeAll(async () => {
  db = await testDatabase();
  loaded = await loadWorld(db, SIZES, {
    now: NOW,
    engine,
    neighbours: { partnerships: 1, incidents: 10 },
    say: () => {},
  });
}, 120_000);

async function rowsOf(table: string, partnershipId: string) {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)} where partnership_id = ${partnershipId}`.execute(db); // prettier-ignore
  return Number(rows[0]?.n);
}

test.each([
  ["incident", SIZES.incidents],
  ["report", SIZES.reports],
  ["person", SIZES.people],
  ["case_record", SIZES.cases],
  ["action", SIZES.actions],
  ["premises", SIZES.premises],
])("each partnership has its part of every %s", async (table, total) => {
  expect(loaded).toHaveLength(SIZES.partnerships);
  for (const { partnershipId } of loaded)
    expect(await rowsOf(table, partnershipId)).toBe(eachOf(total, SIZES.partnerships));
});

test("the log has its events, under the incidents that they tell of, and only the newest wait for their seal", async () => {
  const { partnershipId } = loaded[0] as Loaded;
  const events = await rowsOf("audit_event", partnershipId);
  // And those of founding the partnership and of loading its figures.
  expect(events).toBeGreaterThanOrEqual(EVENTS);
  const { rows } = await sql<{
    n: number;
  }>`select count(*) as n from audit_object inner join audit_event on audit_event.id = audit_object.event_id
    inner join incident on incident.id = audit_object.object_id where audit_event.partnership_id = ${partnershipId}`.execute(
    db,
  );
  expect(Number(rows[0]?.n)).toBe(EVENTS);
  const { rows: bad } = await sql<{ id: string }>`select id from audit_event where length(id) <> 36 or length(mac) <> 43 or length(at) <> 24`.execute(db); // prettier-ignore
  expect(bad).toEqual([]);
});

test("its lists, its sweep and its figures show what was loaded", async () => {
  const { partnershipId, users, councilId, beats } = loaded[0] as Loaded;
  const today = londonDay(NOW);
  const user = { userId: users.officer, userName: "Sam officer", agencyId: councilId, sessionId: users.officer };
  const actor = await actorIn(db, partnershipId, user, today);
  const days = { today, toldBy: today, lastMet: null };
  const asked = { show: "newest" as const, beat: beats[0] };
  const rows = await listIncidents(db, actor, { asked, ids: { places: [], records: [] }, days, limit: 50 });
  expect(rows.length).toBeGreaterThan(5);
  expect(rows.every(({ beatCode }) => beatCode === beats[0])).toBe(true);
  const near = await victimsNear(db, { partnershipId, on: today });
  expect(near.length).toBeGreaterThan(0);
  const periods = await listCrimeTablePeriods(db, partnershipId);
  expect(periods).toHaveLength(SIZES.years * 4 - 1);
  const [period] = periods;
  const table = period && (await crimeTableShown(db, partnershipId, period));
  expect(table?.rows.filter(({ current }) => current !== null)).toHaveLength(9);
});
