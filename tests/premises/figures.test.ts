import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { daysBetween, plusDays } from "#app/domain/dates/iso-day.ts";
import { type Band, BANDS } from "#app/domain/premises/bands.ts";
import { byVenue, type CountedGrade, daysInRed, figuresOfPeriod, figuresOfSitting, GRADE_MEASURE_IDS, type Venue } from "#app/domain/premises/grade-figures.ts"; // prettier-ignore
import { loader } from "#app/routes/premises/figures/route.tsx";
import { loader as rowsLoader } from "#app/routes/premises/figures_.rows/route.tsx";
import type { Executor } from "#db/transaction.ts";
import { aGrade, anActor, aPartnership, aPremises, aPremisesGroup, aSitting, auditEvents, get, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore

const venue = (changes: Partial<Venue> = {}): Venue => ({
  ...{ id: "v", name: "The Old Forge", licensedFrom: null, closedOn: null, bandBefore: null, ...changes },
});
const grade = (gradedOn: string, agreedBand: Band, changes: Partial<CountedGrade> = {}): CountedGrade => ({
  ...{
    id: `g ${gradedOn}`,
    premisesId: "v",
    sittingId: `s ${gradedOn}`,
    gradedOn,
    agreedBand,
    computedBand: agreedBand,
  },
  ...changes,
});
const MARCH = { from: "2026-03-01", until: "2026-03-31" };
const inMarch = (grades: CountedGrade[], changes: Partial<Venue> = {}) => {
  const [of] = byVenue([venue(changes)], grades);
  return of ? daysInRed(of, MARCH) : -1;
};

describe("days in Red in March", () => {
  test.each([
    ["never", [grade("2026-03-12", "green")], {}, 0],
    ["from the day of the meeting to the end", [grade("2026-03-12", "red")], {}, 20],
    ["on the last day alone", [grade("2026-03-31", "red")], {}, 1],
    ["on the first day alone", [grade("2026-03-01", "red"), grade("2026-03-02", "amber")], {}, 1],
    ["until the day before another grade", [grade("2026-03-02", "red"), grade("2026-03-16", "amber")], {}, 14],
    ["Red again: no day twice", [grade("2026-03-02", "red"), grade("2026-03-16", "red")], {}, 30],
    ["twice, with Green between", [grade("2026-03-01", "red"), grade("2026-03-11", "green"), grade("2026-03-21", "red")], {}, 21],
    ["since before the period", [grade("2026-03-16", "green")], { bandBefore: "red" as const }, 15],
    ["all of it, since before", [], { bandBefore: "red" as const }, 31],
    ["Red before the period and lowered before it", [grade("2026-02-01", "red"), grade("2026-02-20", "green")], {}, 0],
    ["Red after it", [grade("2026-04-01", "red")], {}, 0],
    ["closed: the day before is the last", [grade("2026-03-12", "red")], { closedOn: "2026-03-20" }, 8],
    ["closed before", [], { bandBefore: "red" as const, closedOn: "2026-02-01" }, 0],
  ])("%s", (_, grades, changes, days) => {
    expect(inMarch(grades, changes)).toBe(days);
  }); // prettier-ignore

  test("are those that a walk through each day finds", () => {
    const history = fc
      .uniqueArray(fc.tuple(fc.integer({ min: -20, max: 50 }), fc.constantFrom(...BANDS)), { selector: ([day]) => day })
      .map((all) => all.map(([day, band]) => grade(plusDays(MARCH.from, day), band)));
    const before = fc.constantFrom<Band | null>(...BANDS, null);
    fc.assert(
      fc.property(history, before, fc.option(fc.integer({ min: -10, max: 40 })), (grades, bandBefore, closed) => {
        const closedOn = closed === null ? null : plusDays(MARCH.from, closed);
        const days = Array.from({ length: 31 }, (_, at) => plusDays(MARCH.from, at)).filter((day) => {
          const [newest] = grades
            .filter((one) => one.gradedOn <= day)
            .sort((a, b) => daysBetween(a.gradedOn, b.gradedOn));
          return (newest?.agreedBand ?? bandBefore) === "red" && (closedOn === null || day < closedOn);
        });
        expect(inMarch(grades, { bandBefore, closedOn })).toBe(days.length);
      }),
    );
  });
});

test("a first grade is no movement; against the proposal counts whichever way", () => {
  const all = byVenue(
    [venue(), venue({ id: "w", bandBefore: "amber" }), venue({ id: "x", bandBefore: "red" })],
    [
      grade("2026-03-12", "red", { computedBand: "amber", sittingId: "s" }),
      grade("2026-03-12", "red", { premisesId: "w", sittingId: "s" }),
      grade("2026-03-12", "amber", { premisesId: "x", sittingId: "s", computedBand: "red" }),
    ],
  );
  const figures = figuresOfSitting(all, { id: "s", day: "2026-03-12" });
  const counts = Object.fromEntries(GRADE_MEASURE_IDS.map((measure) => [measure, figures[measure].length]));
  expect(counts).toEqual({ red: 2, amber: 1, green: 0, "not-graded": 0, up: 1, down: 1, "above-proposal": 1, "below-proposal": 1, "in-red": 0 }); // prettier-ignore
});

test.each([
  ["closed on the last day", { closedOn: "2026-03-31" }, 0],
  ["closed the day after", { closedOn: "2026-04-01" }, 1],
  ["licensed on the last day", { licensedFrom: "2026-03-31" }, 1],
  ["licensed after it", { licensedFrom: "2026-04-01" }, 0],
])("not graded at the end of a period: %s", (_, changes, counted) => {
  expect(figuresOfPeriod(byVenue([venue(changes)], []), MARCH)["not-graded"]).toHaveLength(counted);
});

let db: Executor;
let p: TestPartnership;
let officer: Actor;
let groupId: string;
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-03-20T09:00:00Z"), toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["licensing-officer"] });
  ({ groupId } = await aPremisesGroup(db, p));
});
afterEach(() => vi.useRealTimers());

type Page = Exclude<Awaited<ReturnType<typeof loader>>, Response>;
type Rows = Exclude<Awaited<ReturnType<typeof rowsLoader>>, Response>;
const open = async (search = "", actor = officer) => (await get(loader, actor, {}, search)) as Page;

async function aYear() {
  const days = ["2025-11-06", "2026-01-08", "2026-02-05", "2026-03-05"];
  const sittings = [];
  for (const day of days) sittings.push({ day, id: await aSitting(db, p, { group_id: groupId, day }) });
  const histories: Record<string, (Band | null)[]> = {
    "Always Red": ["red", "red", "red", "red"],
    Recovered: [null, "red", "amber", "green"],
    "Got worse": ["green", null, "green", "red"],
    "Never graded": [null, null, null, null],
  };
  for (const [name, bands] of Object.entries(histories)) {
    const premises_id = await aPremises(db, p, { name });
    for (const [at, agreed_band] of bands.entries()) {
      const sitting = sittings[at];
      if (agreed_band && sitting)
        await aGrade(db, p, { premises_id, sitting_id: sitting.id, graded_on: sitting.day, agreed_band, computed_band: "amber", reason: "As seen" }); // prettier-ignore
    }
  }
  await aPremises(db, p, { name: "Closed", closed_on: "2026-01-01", closed_reason: "Sold" });
  return sittings;
}

test("by quarter and by meeting, and every number opens exactly its rows", async () => {
  await aYear();
  const page = await open();
  expect(page.quarters.map(({ id, until }) => [id, until])).toEqual([
    ["2025-26-Q1", "2025-06-30"],
    ["2025-26-Q2", "2025-09-30"],
    ["2025-26-Q3", "2025-12-31"],
    ["2025-26-Q4", "2026-03-20"],
  ]);
  expect(page.quarters[3]).toMatchObject({
    counts: { red: 2, amber: 0, green: 1, "not-graded": 1, up: 1, down: 2, "in-red": 3 },
    ...{ total: 79 + 28 + 16, longest: 79 },
  });
  expect(page.quarters[2]?.counts).toMatchObject({ red: 1, green: 1, "not-graded": 3 });
  expect(page.sittings.map(({ day }) => day)).toEqual(["2026-03-12", "2026-03-05", "2026-02-05", "2026-01-08"]);
  const rowsOf = async (asked: Record<string, string>) =>
    (await get(rowsLoader, officer, {}, `?${new URLSearchParams(asked).toString()}`)) as Rows;
  for (const { id, counts } of page.quarters)
    for (const measure of GRADE_MEASURE_IDS) {
      if (id !== page.id) continue;
      const behind = await rowsOf({ measure, quarter: id });
      expect([measure, behind.total, behind.rows.length]).toEqual([measure, counts[measure], counts[measure]]);
    }
  for (const { id: sitting, counts } of page.sittings)
    for (const measure of GRADE_MEASURE_IDS) {
      const behind = await rowsOf({ measure, quarter: page.id, sitting });
      expect([measure, behind.total]).toEqual([measure, counts[measure]]);
    }
  const red = await rowsOf({ measure: "in-red", quarter: page.id });
  expect(red.rows.map(({ name, days }) => [name, days])).toEqual([
    ["Always Red", 79],
    ["Recovered", 28],
    ["Got worse", 16],
  ]);
});

test("an earlier quarter is as it was at its end, whatever was agreed since", async () => {
  await aYear();
  const page = await open("?quarter=2025-26-Q3");
  expect(page.quarters.at(-1)).toMatchObject({ id: "2025-26-Q3", counts: { red: 1, green: 1, "not-graded": 3 } });
  expect([page.before, page.after]).toEqual(["2025-26-Q2", "2025-26-Q4"]);
  expect((await open("?quarter=2040-41-Q1")).id).toBe("2025-26-Q4");
});

test("a corrected grade counts as corrected", async () => {
  const sitting_id = await aSitting(db, p, { group_id: groupId, day: "2026-03-05" });
  const premises_id = await aPremises(db, p);
  const common = { premises_id, sitting_id, graded_on: "2026-03-05", computed_band: "green", reason: "Slip" } as const;
  const corrects_id = await aGrade(db, p, { ...common, agreed_band: "red" });
  await aGrade(db, p, { ...common, agreed_band: "green", corrects_id });
  expect((await open()).quarters.at(-1)).toMatchObject({ total: 0, counts: { red: 0, green: 1, up: 0, down: 0 } });
});

test.each(["", "?measure=red", "?measure=red&quarter=2040-41-Q1", "?measure=other&quarter=2025-26-Q4", "?measure=red&quarter=2025-26-Q4&sitting=01980000-0000-7000-8000-000000000000"])("rows of no number are not found: %s", async (search) => {
  expect(await get(rowsLoader, officer, {}, search)).toMatchObject({ status: 404 });
}); // prettier-ignore

test("other partnerships are not counted; the JAG is refused; the look is in the log", async () => {
  await aYear();
  const elsewhere = await anActor(db, await aPartnership(db), { duties: ["licensing-officer"] });
  expect((await open("", elsewhere)).quarters.at(-1)?.counts).toMatchObject({ red: 0, "not-graded": 0 });
  expect(await open("", await anActor(db, p, { groups: { [p.jagId]: "chair" } }))).toMatchObject({ status: 403 });
  await open();
  const looked = (await auditEvents(db)).filter(({ event }) => event === "figures.viewed");
  expect(looked.at(-1)).toMatchObject({ object_kind: "premises-figures", object_id: "2025-26-Q4" });
});
