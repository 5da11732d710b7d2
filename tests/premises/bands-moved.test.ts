import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { BAND_KEYS } from "#app/domain/premises/bands-moved.ts";
import { MICRO } from "#app/domain/premises/ledger.ts";
import { action as changeAction } from "#app/routes/admin/settings.$area_.$name.change/route.tsx";
import { loader as areaLoader } from "#app/routes/admin/settings.$area/route.tsx";
import { loader } from "#app/routes/premises/bands-moved/route.tsx";
import type { Executor } from "#db/transaction.ts";
import { anActor, aPartnership, aPremises, aPremisesIncident, auditEvents, get, insert, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore

let db: Executor;
let p: TestPartnership;
let officer: Actor;
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-03-20T09:00:00Z"), toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["licensing-officer"] });
});
afterEach(() => vi.useRealTimers());

type Page = Exclude<Awaited<ReturnType<typeof loader>>, Response>;
const open = async (search = "", actor = officer) => (await get(loader, actor, {}, search)) as Page;

function decided(key: string, value: string, from_day: string) {
  return insert(db, "setting_change", {
    ...{ id: uuid(), partnership_id: p.partnershipId, key, value, from_day, reason: "Agreed" },
    ...{ recorded_by: null, recorded_at: new Date().toISOString() },
  });
}
async function venues() {
  const at = async (name: string, days: string[], changes = {}) => {
    const id = await aPremises(db, p, { name });
    for (const day of days) await aPremisesIncident(db, p, id, { day, ...changes });
    return id;
  };
  await at("Eight points", ["2026-03-10", "2026-03-11"]);
  await at("Four points", ["2026-03-10"]);
  await at("Sixteen points", ["2026-03-08", "2026-03-09", "2026-03-10", "2026-03-11"]);
  await at("One grave", ["2026-03-10"], { severity: "homicide" });
  await at("Quiet", []);
}

test("nothing has been changed", async () => {
  expect(await open()).toMatchObject({ day: null, moved: 0, days: [] });
});

test("a lower threshold: who moves, with points and bands before and after, and what changed in words", async () => {
  await venues();
  await decided("premises.red-from", "8", "2026-03-15");
  const page = await open();
  expect(page).toMatchObject({ day: "2026-03-15", looked: 4, moved: 1 });
  expect(page.changes).toEqual([{ label: "Red from", before: "12 points", after: "8 points" }]);
  expect(page.shown).toMatchObject([
    { name: "Eight points", pointsBefore: 8 * MICRO, pointsAfter: 8 * MICRO, before: "amber", after: "red", agreed: null },
  ]);
}); // prettier-ignore

test("points of a severity and a planned change, each by the settings of its own day, the worst after it first", async () => {
  await venues();
  await decided("premises.points.violence-with-injury", "6", "2026-03-15");
  await decided("premises.single-incident-amber", "10", "2026-04-01");
  expect((await open("?change=2026-03-15")).shown.map(({ name, before, after }) => [name, before, after])).toEqual([
    ["Eight points", "amber", "red"],
    ["Four points", "green", "amber"],
  ]);
  const planned = await open("?change=2026-04-01");
  expect(planned.day).toBe("2026-04-01");
  expect(planned.shown.map(({ name, before, after }) => [name, before, after])).toEqual([["One grave", "amber", "green"]]); // prettier-ignore
  expect(planned.days).toEqual(["2026-04-01", "2026-03-15"]);
});

test("without a day that is one of a change, the newest that has come is shown", async () => {
  await decided("premises.red-from", "8", "2026-03-01");
  await decided("premises.red-from", "9", "2026-04-01");
  for (const search of ["", "?change=2026-02-02", "?change=soon"]) expect((await open(search)).day).toBe("2026-03-01");
});

test("what moves no band is no change of the scheme", async () => {
  await decided("premises.rate-per-capacity", "50", "2026-03-01");
  await decided("premises.red-plan-days", "70", "2026-03-01");
  expect((await open()).days).toEqual([]);
  expect(BAND_KEYS).toHaveLength(20);
});

test("closed premises and those of other partnerships do not move", async () => {
  const closed = await aPremises(db, p, { name: "Closed", closed_on: "2026-03-12", closed_reason: "Sold" });
  for (const day of ["2026-03-10", "2026-03-11"]) await aPremisesIncident(db, p, closed, { day });
  await decided("premises.red-from", "8", "2026-03-15");
  expect(await open()).toMatchObject({ looked: 0, moved: 0 });
  const elsewhere = await anActor(db, await aPartnership(db), { duties: ["licensing-officer"] });
  expect(await open("", elsewhere)).toMatchObject({ day: null });
  expect(await open("", await anActor(db, p, { groups: { [p.jagId]: "chair" } }))).toMatchObject({ status: 403 });
});

test("after a change the settings say so and lead there: only those who see premises", async () => {
  const administrator = await anActor(db, p, { duties: ["administrator"] });
  const fields = { latest: "", value: "8", reason: "Agreed by the group", "fromDay-day": "20", "fromDay-month": "3", "fromDay-year": "2026" }; // prettier-ignore
  const reply = (await post(changeAction, administrator, { area: "premises", name: "red-from" }, fields)) as Response;
  expect(reply.headers.get("Location")).toBe("/admin/settings/premises?saved=premises-scheme-changed#red-from");
  const moves = async (actor: Actor) =>
    ((await get(areaLoader, actor, { area: "premises" })) as { moves: { mayOpen: boolean; days: string[] } }).moves;
  expect(await moves(officer)).toEqual({ mayOpen: true, days: ["2026-03-20"] });
  expect((await moves(administrator)).mayOpen).toBe(false);
  await open();
  expect((await auditEvents(db)).at(-1)).toMatchObject({ event: "premises.bands-moved-listed", result_count: 0 });
});
