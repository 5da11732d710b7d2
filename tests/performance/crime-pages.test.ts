import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import * as crimePage from "#app/routes/performance/crime._index/route.tsx";
import * as areasPage from "#app/routes/performance/crime.areas/route.tsx";
import * as increasesPage from "#app/routes/performance/crime.increases/route.tsx";
import * as monthsPage from "#app/routes/performance/crime.months/route.tsx";
import * as quartersPage from "#app/routes/performance/crime.quarters/route.tsx";
import * as trendPage from "#app/routes/performance/crime.trend/route.tsx";
import { v7 as uuid } from "uuid";
import type { Executor } from "#db/transaction.ts";
import { anActor, aPartnership, auditEvents, get, insert, testDatabase, type TestPartnership } from "../factories.ts";
import { aBatch, aBeat, aLoadedTable } from "./loaded-figures.ts";

const PERIOD = { from: "2023-04-01", to: "2023-09-30" };

let db: Executor;
let p: TestPartnership;
let manager: Actor;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  manager = await anActor(db, p, { duties: ["manager"] });
});

type Loaded<L extends (...args: never[]) => unknown> = Awaited<ReturnType<L>>;
async function open<L extends (...args: never[]) => unknown>(
  loader: L,
  search: Record<string, string> = {},
  actor = manager,
) {
  const query = new URLSearchParams(search).toString();
  return (await get(loader as never, actor, {}, query ? `?${query}` : "")) as Loaded<L>;
}
const PAGES = [crimePage, areasPage, trendPage, quartersPage, increasesPage, monthsPage];

test("without any figures every page says so, and a stranger's figures are none of ours", async () => {
  const stranger = await aPartnership(db);
  await aLoadedTable(db, stranger, { period: PERIOD, rows: [["All Crime", 7475, 7142]] });
  expect(await open(crimePage.loader)).toMatchObject({ crime: null, choices: [] });
  expect(await open(areasPage.loader)).toMatchObject({ areas: null });
  expect(await open(trendPage.loader)).toMatchObject({ period: null, lines: [] });
  expect(await open(quartersPage.loader)).toMatchObject({ types: [] });
  expect(await open(increasesPage.loader)).toMatchObject({ increases: null });
  expect(await open(monthsPage.loader)).toMatchObject({ street: null });
});

test.each(PAGES.map((page, index) => [index, page] as const))("page %d: not for an administrator", async (_, page) => {
  const administrator = await anActor(db, p, { duties: ["administrator"] });
  expect(await open(page.loader, {}, administrator)).toMatchObject({ status: 403 });
});

test.each([
  [crimePage, { period: "2023-04-01~2023-06-30" }],
  [crimePage, { period: "x" }],
  [areasPage, { table: "beat~2023-04-01~2023-06-30" }],
  [trendPage, { type: "Arson" }],
  [quartersPage, { year: "1999" }],
  [increasesPage, { period: "2023-04-01" }],
  [quartersPage, { area: "0190a5a0-3c00-7000-8000-000000000001" }],
])("an address that leads to no figures is not found", async (page, search) => {
  expect(await open(page.loader, search as never)).toMatchObject({ status: 404 });
});

test("each page says whose figures it shows, and no longer whose they were before", async () => {
  const beat = await aBeat(db, p, "NL56");
  const stranger = await aPartnership(db);
  await aLoadedTable(db, stranger, { period: PERIOD, rows: [["All Crime", 1, 2]], publisher: "A stranger" });
  const robbery = [["Robbery", 40, 28]] as [string, number, number][];
  await aLoadedTable(db, p, { period: PERIOD, at: "2023-10-05T09:00:00.000Z", rows: robbery, publisher: "Superseded" });
  await aLoadedTable(db, p, { period: PERIOD, at: "2023-11-05T09:00:00.000Z", rows: robbery, publisher: "The police" });
  await aLoadedTable(db, p, { period: PERIOD, areaId: beat, rows: [["Robbery", 1, 2]], publisher: "The analysts" });
  const said = async (page: { loader: (...args: never[]) => unknown }, search: Record<string, string> = {}) =>
    ((await open(page.loader, search)) as { sources: { publisher: string }[] }).sources.map((s) => s.publisher).sort();
  expect(await said(areasPage)).toEqual(["The analysts", "The police"]);
  expect(await said(increasesPage)).toEqual(["The analysts", "The police"]);
  expect(await said(trendPage, { type: "Robbery" })).toEqual(["The analysts", "The police"]);
  expect(await said(quartersPage)).toEqual(["The police"]);
});

describe("the crime table", () => {
  test("shows the latest, and each earlier state as it was", async () => {
    const first = await aLoadedTable(db, p, {
      ...{
        period: PERIOD,
        at: "2023-10-05T09:00:00.000Z",
        rows: [
          ["All Crime", 7475, 7142, "-4.5%"],
          ["Robbery", 40, 28],
        ],
      },
    });
    await aLoadedTable(db, p, { period: PERIOD, at: "2023-11-05T09:00:00.000Z", rows: [["Robbery", 40, 29]] });
    const latest = (await open(crimePage.loader)).crime;
    const robbery = (crime: typeof latest) => crime?.rows.find((row) => row.crimeType === "Robbery")?.current;
    expect(robbery(latest)).toBe(29);
    expect(latest?.used).toHaveLength(2);
    expect(latest?.revisions.map((r) => r.publisher)).toEqual(["Leicestershire Police", "Leicestershire Police"]);
    const before = (await open(crimePage.loader, { period: "2023-04-01~2023-09-30", loaded: first })).crime;
    expect([robbery(before), before?.asLoaded?.id]).toEqual([28, first]);
    expect(await open(crimePage.loader, { loaded: "0190a5a0-3c00-7000-8000-000000000001" })).toMatchObject({
      status: 404,
    });
    expect((await auditEvents(db)).map((e) => [e.event, e.object_kind, e.object_id])[0]).toEqual([
      ...["figures.viewed", "crime-table", "2023-04-01~2023-09-30"],
    ]);
  });

  test("has the partnership's own types below the nine, with their aim, and marks a change of the group", async () => {
    await insert(db, "own_crime_type", {
      ...{ id: uuid(), partnership_id: p.partnershipId, name: "Domestic abuse", name_folded: "domestic abuse" },
      ...{
        ordinal: 1,
        aim: "neither",
        ended_on: null,
        created_at: "2020-01-01T00:00:00.000Z",
        created_by: "x",
        version: 1,
      },
    });
    await insert(db, "similar_group", {
      ...{ id: uuid(), partnership_id: p.partnershipId, from_day: "2023-07-01", publisher: "iQuanta" },
      ...{
        created_at: "2023-07-01T00:00:00.000Z",
        created_by: "x",
        withdrawn_at: null,
        withdrawn_by: null,
        version: 1,
      },
    });
    await aLoadedTable(db, p, {
      period: { from: "2022-04-01", to: "2022-09-30" },
      rows: [["Robbery", 30, 40, undefined, "4/15"]],
    });
    await aLoadedTable(db, p, {
      ...{
        period: PERIOD,
        rows: [
          ["Robbery", 40, 28, undefined, "2/15"],
          ["Domestic abuse", 100, 120],
        ],
      },
    });
    const rows = (await open(crimePage.loader)).crime?.rows ?? [];
    expect(rows).toHaveLength(10);
    expect(rows.at(-1)).toMatchObject({ crimeType: "Domestic abuse", verdict: "neutral", difference: 20 });
    expect(rows[6]).toMatchObject({ positionChange: 2, groupChangedOn: "2023-07-01" });
  });

  test("holds a type against the target in force on the last day, for the whole year", async () => {
    const target = (from_day: string, target_thousandths: number) => ({
      ...{
        id: uuid(),
        partnership_id: p.partnershipId,
        measure: "crime:Robbery",
        from_day,
        target_kind: "value" as const,
      },
      ...{ baseline_thousandths: null, baseline_label: null, target_thousandths, target_words: null },
      ...{ recorded_at: "2023-04-01T00:00:00.000Z", recorded_by: "x" },
    });
    await insert(db, "measure_target", target("2023-04-01", 60_000));
    await insert(db, "measure_target", target("2023-10-01", 10_000));
    await aLoadedTable(db, p, { period: PERIOD, rows: [["Robbery", 40, 28]] });
    expect((await open(crimePage.loader)).crime?.targets).toEqual({ Robbery: { text: "60", judgement: "not-yet" } });
    await aLoadedTable(db, p, { period: { from: "2023-04-01", to: "2024-03-31" }, rows: [["Robbery", 80, 28]] });
    expect((await open(crimePage.loader)).crime?.targets).toEqual({ Robbery: { text: "10", judgement: "not-met" } });
  });
});

async function beatsAndBorough() {
  const [b62, b65] = [await aBeat(db, p, "62", "Town centre"), await aBeat(db, p, "65", "Bell Foundry")];
  await aLoadedTable(db, p, {
    period: PERIOD,
    rows: [
      ["All Crime", 2738, 2573],
      ["Robbery", 40, 28],
    ],
  });
  await aLoadedTable(db, p, {
    period: PERIOD,
    areaId: b62,
    rows: [
      ["All Crime", 1508, 1428, "-5%"],
      ["Robbery", 4, 9],
    ],
  });
  const batch_id = await aLoadedTable(db, p, { period: PERIOD, areaId: b65, rows: [["All Crime", 1248, 1181, "-5%"]] });
  await insert(db, "crime_without_area", {
    ...{ id: uuid(), partnership_id: p.partnershipId, batch_id, area_kind: "beat", crime_type: "All Crime" },
    ...{ from_day: PERIOD.from, to_day: PERIOD.to, crimes: 3, printed: "Blank" },
  });
  await insert(db, "population", {
    ...{ id: uuid(), partnership_id: p.partnershipId, area_id: null, force: null, csp_name: null, year: 2021 },
    ...{ people: 183_978, publisher: "ONS", recorded_at: "2023-01-01T00:00:00.000Z", recorded_by: "x" },
  });
  return { b62, b65 };
}

test("beats stand beside the borough with what lies between, and what is in no beat has a row", async () => {
  const { b62 } = await beatsAndBorough();
  const { areas, type } = await open(areasPage.loader);
  expect(type).toBe("All Crime");
  expect(areas?.rows.map((row) => row.code)).toEqual(["62", "65"]);
  expect(areas?.totals["All Crime"]).toEqual({
    areas: { previous: 2756, current: 2612 },
    borough: { previous: 2738, current: 2573 },
    apart: { previous: 18, current: 39 },
  });
  expect(areas?.notRecorded["All Crime"]).toMatchObject({ previous: null, current: 3 });
  expect(areas?.people).toEqual({ "": { year: 2021, people: 183_978 } });
  expect(areas?.rows.find((row) => row.areaId === b62)?.cells.Robbery).toMatchObject({ previous: 4, current: 9 });
});

test("the trend takes the year before from the newest table, for the borough and each beat", async () => {
  const { b62 } = await beatsAndBorough();
  const { lines, chosen } = await open(trendPage.loader, { area: b62 });
  expect(chosen?.name).toBe("62 Town centre");
  expect(lines.map((line) => line.points.map((point) => point.crimes).slice(-2))).toEqual([
    [2738, 2573],
    [1508, 1428],
    [1248, 1181],
  ]);
});

test("quarters of the borough, and increases by type and by beat", async () => {
  await beatsAndBorough();
  await aLoadedTable(db, p, { period: { from: "2023-04-01", to: "2023-06-30" }, rows: [["All Crime", 1300, 1290]] });
  const { types } = await open(quartersPage.loader);
  expect(types[0]?.quarters.map((q) => [q.current, q.previous, q.discrete])).toEqual([
    [1290, 1300, 1290],
    [2573, 2738, 1283],
    [null, null, null],
    [null, null, null],
  ]);
  expect((await open(increasesPage.loader)).increases).toMatchObject({
    types: [],
    inAreas: [{ rank: 1, name: "Robbery in 62 Town centre", increase: 5 }],
  });
});

test("street-level months are of the newest revision, with what is left out", async () => {
  const beat = await aBeat(db, p, "62");
  const slice = async (from: string, is_newest: 0 | 1, crimes: number) => {
    const batch_id = await aBatch(db, p, { at: "2026-01-01T00:00:00.000Z", kind: "crime-police-uk" });
    const id = uuid();
    await insert(db, "figure_slice", {
      ...{
        id,
        partnership_id: p.partnershipId,
        batch_id,
        source: "police-uk",
        force: "Leicestershire",
        csp_name: null,
      },
      ...{ from_day: from, to_day: from, is_newest, rows_outside: 7, rows_without_place: 2 },
    });
    const row = { partnership_id: p.partnershipId, slice_id: id, category: "Burglary" };
    await insert(db, "street_crime_count", { ...row, id: uuid(), area_id: null, crimes });
    await insert(db, "street_crime_count", { ...row, id: uuid(), area_id: beat, crimes: crimes - 1 });
  };
  await slice("2023-08-01", 1, 5);
  await slice("2023-09-01", 0, 50);
  await slice("2023-09-01", 1, 6);
  const { street } = await open(monthsPage.loader, { category: "Burglary" });
  expect(street?.main.points.slice(-3).map((point) => point.value)).toEqual([null, 5, 6]);
  expect(street?.byBeat.map(({ name, points }) => [name, points.at(-1)?.value])).toEqual([
    ["62 62", 5],
    ["Not recorded", 1],
  ]);
  expect(street?.left).toHaveLength(2);
  expect(street?.left[0]).toMatchObject({ month: "Sep 2023", outside: 7, withoutPlace: 2 });
});
