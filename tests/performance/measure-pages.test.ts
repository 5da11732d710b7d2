import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import * as measurePage from "#app/routes/performance/measures.$outsideMeasureId/route.tsx";
import * as changePage from "#app/routes/performance/measures.$outsideMeasureId_.change/route.tsx";
import * as valuePage from "#app/routes/performance/measures.$outsideMeasureId_.values.new/route.tsx";
import * as measuresPage from "#app/routes/performance/measures._index/route.tsx";
import * as newPage from "#app/routes/performance/measures.new/route.tsx";
import * as groupPage from "#app/routes/performance/similar-group/route.tsx";
import * as targetPage from "#app/routes/performance/targets.change/route.tsx";
import * as targetsPage from "#app/routes/performance/targets._index/route.tsx";
import type { Executor } from "#db/transaction.ts";
import {
  anActor,
  aPartnership,
  auditEvents,
  get,
  insert,
  post,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { aBatch, aLoadedTable } from "./loaded-figures.ts";

let db: Executor;
let p: TestPartnership;
let manager: Actor;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  manager = await anActor(db, p, { duties: ["manager"] });
});

const MEASURE = {
  ...{ name: "Feel safe after dark", meaning: "Residents who say so", publisher: "Residents’ survey", theme: "survey" },
  ...{ unit: "percent", aim: "higher", cumulative: "no" },
};
const VALUE = {
  ...{ "from-day": "1", "from-month": "7", "from-year": "2023", "to-day": "30", "to-month": "9", "to-year": "2023" },
  ...{ value: "72.5", note: "", "asAt-day": "", "asAt-month": "", "asAt-year": "" },
  ...{ "publishedOn-day": "", "publishedOn-month": "", "publishedOn-year": "" },
};
const ids = async () => (await db.selectFrom("outside_measure").select("id").execute()).map(({ id }) => id);
async function added() {
  await post(newPage.action, manager, {}, MEASURE);
  const [id = ""] = await ids();
  return { outsideMeasureId: id };
}

test("a measure is added once, and its name is taken then", async () => {
  const once = uuid();
  const first = await post(newPage.action, manager, {}, { ...MEASURE, once });
  expect(first).toMatchObject({ status: 302 });
  await post(newPage.action, manager, {}, { ...MEASURE, once });
  expect(await ids()).toHaveLength(1);
  expect(await post(newPage.action, manager, {}, { ...MEASURE, name: "FEEL safe after dark" })).toMatchObject({
    init: { status: 422 },
    data: { errors: { name: "Another measure has this name" } },
  });
  expect(await post(newPage.action, manager, {}, { ...MEASURE, unit: "" })).toMatchObject({ init: { status: 400 } });
  const member = await anActor(db, p, { duties: ["executive"] });
  expect(await post(newPage.action, member, {}, MEASURE)).toMatchObject({ status: 403 });
});

test("values, a correction that keeps the earlier, a target, and who did it", async () => {
  const params = await added();
  expect(await post(valuePage.action, manager, params, VALUE)).toMatchObject({ status: 302 });
  expect(await post(valuePage.action, manager, params, { ...VALUE, value: "75.5" })).toMatchObject({ status: 302 });
  expect(await post(valuePage.action, manager, params, { ...VALUE, value: "much" })).toMatchObject({
    init: { status: 400 },
  });
  expect(await post(valuePage.action, manager, params, { ...VALUE, "to-year": "2093" })).toMatchObject({
    init: { status: 422 },
  });
  const target = {
    ...{ "fromDay-day": "1", "fromDay-month": "4", "fromDay-year": "2023", kind: "value", target: "75" },
    ...{ words: "", baseline: "", baselineLabel: "" },
  };
  const search = `?measure=${encodeURIComponent(`outside:${params.outsideMeasureId}`)}`;
  const set = (form: Record<string, string>) => post(targetPage.action, manager, {}, form, search);
  expect(await set({ ...target, target: "" })).toMatchObject({ init: { status: 422 } });
  expect(await set(target)).toMatchObject({ status: 302 });

  const page = (await get(measurePage.loader, manager, params)) as Awaited<ReturnType<typeof measurePage.loader>>;
  expect(page.values).toMatchObject([{ thousandths: 75_500, before: [{ thousandths: 72_500 }] }]);
  expect(page.target).toEqual({ text: "75%", judgement: "met" });
  const list = (await get(measuresPage.loader, manager)) as Awaited<ReturnType<typeof measuresPage.loader>>;
  expect(list.measures).toMatchObject([{ newest: { thousandths: 75_500 }, target: { judgement: "met" } }]);
  const targets = (await get(targetsPage.loader, manager)) as Awaited<ReturnType<typeof targetsPage.loader>>;
  expect(targets.measures.filter((one) => one.recorded > 0)).toMatchObject([
    { group: "outside", inForce: { text: "75%" } },
  ]);
  expect(targets.measures.find((one) => one.key === "referrals-days-to-decision")?.unit).toBe(" days");
  const wrote = (await auditEvents(db)).map((e) => e.event).filter((event) => !event.endsWith("viewed"));
  expect(wrote).toEqual([
    ...["outside-measure.added", "outside-measure.value-recorded", "outside-measure.value-recorded", "target.recorded"],
  ]);
});

test("ending a measure keeps its values; a change that came later loses neither", async () => {
  const params = await added();
  await post(valuePage.action, manager, params, VALUE);
  const change = { ...MEASURE, version: "1", offered: "no" };
  expect(await post(changePage.action, manager, params, change)).toMatchObject({ status: 302 });
  expect(await post(changePage.action, manager, params, change)).toMatchObject({ init: { status: 409 } });
  const page = (await get(measurePage.loader, manager, params)) as Awaited<ReturnType<typeof measurePage.loader>>;
  expect([page.measure.endedOn === null, page.values.length]).toEqual([false, 1]);
});

test("another partnership's measure is not found, and neither is a measure that there is not", async () => {
  const params = await added();
  const stranger = await anActor(db, await aPartnership(db), { duties: ["manager"] });
  expect(await get(measurePage.loader, stranger, params)).toMatchObject({ status: 404 });
  expect(await post(valuePage.action, stranger, params, VALUE)).toMatchObject({ status: 404 });
  expect(await get(targetPage.loader, manager, {}, "?measure=crime:Arson")).toMatchObject({ status: 404 });
});

describe("the similar group", () => {
  test("has its members, exclusions, positions and rates from the newest slices alone", async () => {
    const owned = { partnership_id: p.partnershipId };
    const groupId = uuid();
    await insert(db, "similar_group", {
      ...{
        id: groupId,
        ...owned,
        from_day: "2023-04-01",
        publisher: "iQuanta",
        created_at: "2023-04-01T00:00:00.000Z",
      },
      ...{ created_by: "x", withdrawn_at: null, withdrawn_by: null, version: 1 },
    });
    const batch_id = await aBatch(db, p, { at: "2024-01-01T00:00:00.000Z", kind: "crime-home-office" });
    for (const [csp_name, is_own, crimes] of [
      ["Charnwood", 1, 400],
      ["Rugby", 0, 200],
    ] as const) {
      const force = is_own ? "Leicestershire" : "Warwickshire";
      await insert(db, "similar_group_member", {
        id: uuid(),
        ...owned,
        similar_group_id: groupId,
        force,
        csp_name,
        is_own,
      });
      for (const is_newest of [0, 1] as const) {
        const slice_id = uuid();
        await insert(db, "figure_slice", {
          ...{ id: slice_id, ...owned, batch_id, source: "home-office", force, csp_name, from_day: "2023-07-01" },
          ...{ to_day: "2023-09-30", is_newest, rows_outside: 0, rows_without_place: 0 },
        });
        await insert(db, "csp_crime_count", {
          ...{
            id: uuid(),
            ...owned,
            slice_id,
            offence_group: "Robbery",
            offence_subgroup: "Robbery",
            offence: "Robbery",
          },
          ...{ offence_code: "34A", crimes: is_newest ? crimes : 9999 },
        });
      }
      await insert(db, "population", {
        ...{ id: uuid(), ...owned, area_id: null, force: is_own ? null : force, csp_name: is_own ? null : csp_name },
        ...{ year: 2021, people: 100_000, publisher: "ONS", recorded_at: "2023-01-01T00:00:00.000Z", recorded_by: "x" },
      });
    }
    await aLoadedTable(db, p, {
      period: { from: "2023-04-01", to: "2023-09-30" },
      rows: [["Robbery", 40, 28, "-30%", "2/15"]],
    });
    const page = (await get(groupPage.loader, manager)) as Awaited<ReturnType<typeof groupPage.loader>>;
    expect(page.rates?.sources.map((source) => source.id)).toEqual([batch_id]);
    expect(page.positionSources.map((source) => source.publisher)).toEqual(["Leicestershire Police"]);
    expect(page.rates?.comparison.usable.map((one) => [one.cspName, one.rate])).toEqual([
      ["Charnwood", 4],
      ["Rugby", 2],
    ]);
    expect(page.rates?.comparison.average).toBe(3);
    expect(page.positions).toMatchObject([{ crimeType: "Robbery", positions: [{ position: 2, change: null }] }]);
    expect(await get(groupPage.loader, manager, {}, "?offences=Arson")).toMatchObject({ status: 404 });
    expect(await get(groupPage.loader, manager, {}, "?days=2001-01-01~2001-03-31")).toMatchObject({ status: 404 });
  });
});
