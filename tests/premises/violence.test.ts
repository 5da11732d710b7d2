import fc from "fast-check";
import { beforeEach, describe, expect, test, vi, afterEach } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { HOURS, quartersBefore, violenceAsked, violenceHref } from "#app/domain/premises/violence.ts";
import { loader } from "#app/routes/premises/figures_.violence/route.tsx";
import { loader as rowsLoader } from "#app/routes/premises/figures_.violence_.rows/route.tsx";
import type { Executor } from "#db/transaction.ts";
import {
  anActor,
  anIncident,
  aPartnership,
  aPremises,
  aPremisesIncident,
  get,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";

let db: Executor;
let p: TestPartnership;
let licensing: Actor;
let forge: string;
let echo: string;

beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-03-20T09:00:00Z"), toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
  licensing = await anActor(db, p, { duties: ["licensing-officer"] });
  forge = await aPremises(db, p, { beat_code: "62" });
  echo = await aPremises(db, p, { name: "Echo", beat_code: "65" });
});
afterEach(() => vi.useRealTimers());

type Figures = {
  asked: Parameters<typeof violenceHref>[0];
  all: number;
  shown: number;
  beats: { code: string; rows: number }[];
  hours: { hour: string; rows: number }[];
};
const figures = async (search = "") => (await get(loader, licensing, {}, search)) as Figures;
const behind = async (asked: Figures["asked"]) => {
  const href = violenceHref(asked, "rows");
  const page = (await get(rowsLoader, licensing, {}, href.slice(href.indexOf("?")))) as { rows: { id: string }[] };
  return page.rows;
};
const violent = async (day: string, time: string | null, changes: Parameters<typeof anIncident>[2] = {}) => {
  const incident_id = await anIncident(db, p, { latest_day: day, earliest_day: day, earliest_time: time, latest_time: time, ...changes }); // prettier-ignore
  await aPremisesIncident(db, p, forge, { incident_id });
  return incident_id;
};

describe("violence in or near premises", () => {
  test("is counted by beat and by hour, each incident once, and each number opens exactly its rows", async () => {
    const both = await violent("2026-03-01", "23:40");
    await aPremisesIncident(db, p, echo, { incident_id: both, attribution: "near" });
    await violent("2026-02-10", "23:05", { beat_code: "60" });
    await violent("2026-02-11", "00:30");
    await violent("2026-02-12", null);
    await violent("2026-02-13", "23:00", { earliest_time: "21:00" });
    await violent("2026-02-14", "01:00", { earliest_day: "2026-02-13", earliest_time: "01:30" });
    const { all, beats, hours, asked } = await figures();
    expect(all).toBe(6);
    expect(beats.filter(({ rows }) => rows > 0)).toEqual([
      expect.objectContaining({ code: "60", rows: 1 }),
      expect.objectContaining({ code: "62", rows: 5 }),
    ]);
    expect(hours.filter(({ rows }) => rows > 0)).toEqual([
      { hour: "23", rows: 2 },
      { hour: "00", rows: 1 },
      { hour: "none", rows: 3 },
    ]);
    for (const { code, rows } of beats) expect(await behind({ ...asked, beat: code })).toHaveLength(rows);
    for (const { hour, rows } of hours) expect(await behind({ ...asked, hour })).toHaveLength(rows);
    expect(await behind(asked)).toHaveLength(all);
  });

  test("of one beat has the hours of that beat", async () => {
    await violent("2026-03-01", "23:40");
    await violent("2026-03-02", "22:40", { beat_code: "60" });
    const { shown, hours, asked } = await figures("?beat=60");
    expect(shown).toBe(1);
    expect(hours.filter(({ rows }) => rows > 0)).toEqual([{ hour: "22", rows: 1 }]);
    expect(await behind({ ...asked, hour: "23" })).toEqual([]);
  });

  test.each([
    ["noise", { severity: "noise" as const }, 0],
    ["spiking", { severity: "spiking" as const }, 1],
    ["what is unrelated", { attribution: "unrelated" as const }, 0],
    ["what waits for the meeting", { attribution: "undecided" as const }, 1],
    ["what was taken off", { ended_on: "2026-03-02", ended_reason: "Another house" }, 0],
  ])("%s", async (_, changes, expected) => {
    await aPremisesIncident(db, p, forge, changes);
    expect((await figures()).all).toBe(expected);
  });

  test("of one attribution is asked for by itself", async () => {
    await aPremisesIncident(db, p, forge, { attribution: "unrelated" });
    await aPremisesIncident(db, p, forge);
    expect((await figures("?attribution=unrelated")).all).toBe(1);
    expect((await figures("?attribution=near")).all).toBe(0);
  });

  test.each([
    ["2025-12-31", 0],
    ["2026-01-01", 1],
    ["2026-03-31", 1],
    ["2026-04-01", 0],
  ])("of %s, in the quarter that begins in January: %d", async (day, expected) => {
    await aPremisesIncident(db, p, forge, { day });
    expect((await figures()).all).toBe(expected);
  });

  test("is nobody's without the permission, and nothing of another partnership", async () => {
    await aPremisesIncident(db, p, forge);
    const elsewhere = await anActor(db, await aPartnership(db), { duties: ["licensing-officer"] });
    expect(await get(loader, elsewhere)).toMatchObject({ all: 0 });
    expect(await get(loader, await anActor(db, p, { duties: ["executive"] }))).toMatchObject({ status: 403 });
  });
});

describe("the months that are asked for", () => {
  test.each([
    [{}, "2026-03-20", "2026-01", "2026-03"],
    [{}, "2026-05-01", "2026-04", "2026-05"],
    [{ from: "2026-02" }, "2026-03-20", "2026-02", "2026-03"],
    [{ to: "2026-02" }, "2026-03-20", "2026-02", "2026-02"],
    [{ from: "2020-01", to: "2026-03" }, "2026-03-20", "2024-04", "2026-03"],
    [{ from: "2026-03", to: "2026-09" }, "2026-03-20", "2026-03", "2026-03"],
    [{ from: "x", to: "2026-13" }, "2026-03-20", "2026-01", "2026-03"],
  ])("%o on %s are %s to %s", (given, today, from, to) => {
    expect(violenceAsked(given, today)).toMatchObject({ from, to });
  });

  test("quarters follow one another, whole but for this one", () => {
    expect(quartersBefore("2026-02-10")).toEqual([
      { from: "2026-01", to: "2026-02" },
      { from: "2025-10", to: "2025-12" },
      { from: "2025-07", to: "2025-09" },
    ]);
  });

  test("never end after today, whatever is asked", () => {
    const month = fc.tuple(fc.integer({ min: 1990, max: 2040 }), fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}-${String(m).padStart(2, "0")}`); // prettier-ignore
    fc.assert(
      fc.property(fc.option(month, { nil: undefined }), fc.option(month, { nil: undefined }), (from, to) => {
        const asked = violenceAsked({ from, to }, "2026-03-20");
        expect(asked.from <= asked.to && asked.to <= "2026-03").toBe(true);
      }),
    );
  });

  test("each hour of the day is there once", () => {
    expect(new Set(HOURS).size).toBe(25);
  });
});
