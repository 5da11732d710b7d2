import fc from "fast-check";
import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import { daysBetween, plusDays } from "#app/domain/dates/iso-day.ts";
import { isWeekend } from "#app/domain/dates/working-days.ts";
import { busyWindows } from "#app/domain/incidents/busy-places.ts";
import { countIncidentsByPlace } from "#db/queries/incident-places.ts";
import { countIncidentsBy } from "#db/queries/incidents-of-period.ts";
import { dayNumber, weekdaysBefore } from "#db/queries/measures/day-number.ts";
import { firstDayOf, settingOfDay } from "#db/queries/measures/setting-of-day.ts";
import { settingsOn } from "#db/queries/settings.ts";
import type { Executor } from "#db/transaction.ts";
import type { Database } from "#db/types/database.ts";
import { aLocation, anActor, anIncident, aPartnership, aReport, insert, testDatabase, type TestPartnership } from "../../factories.ts"; // prettier-ignore
import { aFile, aSetting, numberOf, rowsOfNumber, told } from "./counting.ts";

let db: Executor;
let p: TestPartnership;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
});
const scope = () => ({ partnershipId: p.partnershipId, from: "2026-07-01", to: "2026-09-30" });
const happened = (day: string, changes: Partial<Database["incident"]> = {}) =>
  anIncident(db, p, { latest_day: day, ...changes });
const times = async (count: number, day: string, changes: Partial<Database["incident"]> = {}) => {
  for (let n = 0; n < count; n++) await happened(day, changes);
};

describe("incidents", () => {
  test("count from the first to the last day, of a range by its last, by type, beat and agency", async () => {
    for (const day of ["2026-06-30", "2026-07-01", "2026-10-01"]) await happened(day);
    const asb_type_id = uuid();
    await insert(db, "asb_type", { ...{ id: asb_type_id, partnership_id: p.partnershipId, heading: "noise", name: "Dogs" }, ...{ name_folded: "dogs", version: 1 } }); // prettier-ignore
    const ranged = await happened("2026-09-30", { earliest_day: "2026-06-01", beat_code: "62", asb_type_id });
    await aReport(db, p, [ranged], { agency_id: p.policeId, reported_on: "2026-10-03" });
    await aReport(db, p, [ranged], { reported_on: "2026-10-02" });
    expect(await told(db, "incidents", scope(), "heading")).toEqual({ noise: 2 });
    expect(await told(db, "incidents", scope(), "type")).toEqual({ none: 1, [asb_type_id]: 1 });
    expect(await told(db, "incidents", scope(), "beat")).toEqual({ none: 1, "62": 1 });
    expect(await told(db, "incidents", scope(), "agency")).toEqual({ none: 1, [p.councilId]: 1 });
  });

  test.each<[string, () => Promise<Partial<Database["incident"]>>]>([
    ["of a file that was taken back", async () => ({ import_batch_id: await aFile(db, p, "undone") })],
    ["that is another one", () => Promise.resolve({ set_aside: "same" })],
    ["that was recorded as a crime", () => Promise.resolve({ set_aside: "crime" })],
    ["for licensing alone", () => Promise.resolve({ licensing_only: 1 })],
  ])("%s count in nothing", async (_, changes) => {
    const id = await happened("2026-08-01", { ...(await changes()), is_youth: 1, heading: "street-drinking" });
    await aReport(db, p, [id], { reported_on: "2026-08-01" });
    for (const measure of ["incidents", "youth-incidents", "street-incidents", "asb-reports"])
      expect(await numberOf(db, measure, scope())).toBe(0);
  });

  test("of a file that is loaded count", async () => {
    await happened("2026-08-01", { import_batch_id: await aFile(db, p) });
    expect(await numberOf(db, "incidents", scope())).toBe(1);
  });

  test("youth-related and street-related ones are some of them", async () => {
    await happened("2026-08-01", { is_youth: 1, heading: "rowdy-behaviour" });
    await happened("2026-08-01", { heading: "street-drinking" });
    await happened("2026-08-01", { heading: "begging-vagrancy", is_youth: 1 });
    expect(await told(db, "youth-incidents", scope(), "heading")).toEqual({
      ...{ "rowdy-behaviour": 1, "begging-vagrancy": 1 },
    });
    expect(await told(db, "street-incidents", scope(), "heading")).toEqual({
      ...{ "street-drinking": 1, "begging-vagrancy": 1 },
    });
  });

  test("are those of the list of the period, by type and by beat", async () => {
    const officer = await anActor(db, p, { duties: ["asb-officer"] });
    await times(3, "2026-08-01", { beat_code: "60" });
    await times(2, "2026-09-30", { heading: "fireworks" });
    for (const by of ["heading", "beat"] as const) {
      const rows = await countIncidentsBy(db, officer, by, { from: "2026-07-01", until: "2026-09-30" });
      expect(await told(db, "incidents", scope(), by)).toEqual(
        Object.fromEntries(rows.map(({ of, count }) => [of ?? "none", count])),
      );
    }
  });
});

test("reports count by their own day and agency: two of one incident are two, one of two incidents is one", async () => {
  const [one, other] = [await happened("2026-06-01"), await happened("2026-06-02")];
  await aReport(db, p, [one, other], { reported_on: "2026-07-01" });
  await aReport(db, p, [one], { reported_on: "2026-09-30", agency_id: p.policeId });
  await aReport(db, p, [one], { reported_on: "2026-06-30" });
  await aReport(db, p, [one], { reported_on: "2026-08-01", import_batch_id: await aFile(db, p, "undone") });
  expect(await told(db, "asb-reports", scope(), "agency")).toEqual({ [p.councilId]: 1, [p.policeId]: 1 });
  expect((await rowsOfNumber(db, "asb-reports", scope())).map((row) => row.record_id)).toEqual([one, one]);
});

describe("repeat places", () => {
  test("have three or more incidents in the twelve months to the last day", async () => {
    const [on, short, before] = [await aLocation(db, p, { beat_code: "62", beat_by: "choice" }), await aLocation(db, p), await aLocation(db, p)]; // prettier-ignore
    for (const day of ["2025-10-01", "2026-01-01", "2026-09-30"]) await happened(day, { location_id: on });
    for (const day of ["2026-01-01", "2026-09-30", "2026-10-01"]) await happened(day, { location_id: short });
    for (const day of ["2025-09-30", "2026-01-01", "2026-09-30"]) await happened(day, { location_id: before });
    expect(await rowsOfNumber(db, "repeat-places", scope())).toMatchObject([{ record_id: on, day: "2026-09-30" }]);
    expect(await told(db, "repeat-places", scope(), "beat")).toEqual({ "62": 1 });
    await aSetting(db, p, "incidents.repeat-location-count", "2", "2026-09-30");
    expect(await numberOf(db, "repeat-places", scope())).toBe(3);
    await aSetting(db, p, "incidents.repeat-location-count", "4", "2026-10-01");
    expect(await numberOf(db, "repeat-places", scope())).toBe(3);
  });

  test("that are busy now are those of the list of places", async () => {
    const officer = await anActor(db, p, { duties: ["asb-officer"] });
    const on = "2026-09-30";
    for (const { days, count } of fc.sample(fc.record({ days: fc.integer({ min: 0, max: 100 }), count: fc.integer({ min: 1, max: 5 }) }), 12)) {
      const location_id = await aLocation(db, p);
      await times(count, plusDays(on, -days), { location_id });
      await happened(plusDays(on, -83), { location_id });
    } // prettier-ignore
    const least = (await settingsOn(db, p.partnershipId, on))["incidents.repeat-location-count"];
    const counts = await countIncidentsByPlace(db, officer, { windows: busyWindows(on, 12), limit: 50 });
    const busy = counts.filter(({ now }) => now >= least).map(({ locationId }) => locationId);
    const rows = await rowsOfNumber(db, "busy-places", scope());
    expect(rows.map((row) => row.record_id).sort()).toEqual([...busy].sort());
  });
});

test("those closed count by the day, unless opened again; the days are the median of those that were logged here", async () => {
  const closed = (ended_on: string, day: string, changes: Partial<Database["incident"]> = {}) =>
    happened(day, { status: "closed", ended_on, end_reason: "Spoken to", ...changes });
  await closed("2026-06-30", "2026-06-01");
  await closed("2026-07-01", "2026-06-29");
  await closed("2026-09-30", "2026-06-30", { beat_code: "62" });
  await closed("2026-08-01", "2026-07-28");
  await closed("2026-08-01", "2020-01-01", { import_batch_id: await aFile(db, p) });
  await happened("2026-08-01");
  expect(await told(db, "incidents-closed", scope(), "beat")).toEqual({ none: 3, "62": 1 });
  expect(await numberOf(db, "incident-days-to-close", scope())).toBe(4);
});

describe("days in SQL", () => {
  const numberIn = async (expression: ReturnType<typeof sql<number>>) =>
    (await sql<{ n: number }>`select ${expression} as n`.execute(db)).rows[0]?.n ?? Number.NaN;
  const day = fc.integer({ min: 0, max: 80_000 }).map((n) => plusDays("1950-01-01", n));

  test("lie as far apart as the rules say, and have as many weekdays between them", async () => {
    await fc.assert(
      fc.asyncProperty(day, fc.integer({ min: 0, max: 40 }), async (from, length) => {
        const to = plusDays(from, length);
        const apart = await numberIn(sql<number>`${dayNumber(to)} - ${dayNumber(from)}`);
        expect(apart).toBe(daysBetween(from, to));
        const weekdays = await numberIn(sql<number>`${weekdaysBefore(dayNumber(to))} - ${weekdaysBefore(dayNumber(from))}`);
        const each = Array.from({ length }, (_, at) => plusDays(from, at));
        expect(weekdays).toBe(each.filter((one) => !isWeekend(one)).length);
      }),
      { numRuns: 60 },
    ); // prettier-ignore
  });

  test("a setting has the value that the rules give it", async () => {
    await aSetting(db, p, "performance.repeat-victim-months", "6", "2026-05-01");
    await aSetting(db, p, "performance.repeat-victim-months", "3", "2026-08-01");
    for (const on of ["2026-04-30", "2026-05-01", "2026-07-31", "2026-08-01"]) {
      const key = "performance.repeat-victim-months";
      const expected = (await settingsOn(db, p.partnershipId, on))[key];
      expect(await numberIn(settingOfDay(p.partnershipId, key, on))).toBe(expected);
    }
    const { rows } = await sql<{ day: string }>`select ${firstDayOf(p.partnershipId, "performance.repeat-victim-months", "2026-05-31")} as day`.execute(db); // prettier-ignore
    expect(rows).toEqual([{ day: "2025-12-01" }]);
  });
});
