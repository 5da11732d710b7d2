import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { type Band, BANDS } from "#app/domain/premises/bands.ts";
import { byVenue, figuresOfPeriod } from "#app/domain/premises/grade-figures.ts";
import { listGradesBetween, listVenues } from "#db/queries/premises-figures.ts";
import { countViolence } from "#db/queries/violence-figures.ts";
import type { Executor } from "#db/transaction.ts";
import type { Database } from "#db/types/database.ts";
import { aGrade, anActor, anIncident, aPartnership, aPremises, aPremisesGroup, aPremisesIncident, aSitting, testDatabase, type TestPartnership } from "../../factories.ts"; // prettier-ignore
import { aPlan } from "../../premises/follow-up-rows.ts";
import { aFile, numberOf, rowsOfNumber, told } from "./counting.ts";

let db: Executor;
let p: TestPartnership;
let groupId: string;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  ({ groupId } = await aPremisesGroup(db, p));
});
const scope = () => ({ partnershipId: p.partnershipId, from: "2026-07-01", to: "2026-09-30" });
const graded = async (premises_id: string, day: string, agreed_band: Band, changes: Partial<Database["premises_grade"]> = {}) => {
  const sitting_id = changes.sitting_id ?? (await aSitting(db, p, { group_id: groupId, day }));
  const id = await aGrade(db, p, { premises_id, sitting_id, graded_on: day, agreed_band, reason: "Seen", ...changes });
  return { id, sitting_id };
}; // prettier-ignore
/** A corrected grade of the same meeting. */
const corrected = async (premises_id: string, day: string, was: Band, is: Band) => {
  const { id, sitting_id } = await graded(premises_id, day, was);
  return graded(premises_id, day, is, { sitting_id, corrects_id: id });
};

describe("premises by grade on the last day", () => {
  test("by the grade in force, those without one apart, and not those that were closed or not licensed yet", async () => {
    const red = await aPremises(db, p, { beat_code: "62" });
    await graded(red, "2026-09-30", "red");
    const later = await aPremises(db, p);
    await graded(later, "2026-10-01", "red");
    const wrong = await aPremises(db, p);
    await corrected(wrong, "2026-06-01", "red", "amber");
    await aPremises(db, p, { closed_on: "2026-09-30", closed_reason: "Sold" });
    await aPremises(db, p, { closed_on: "2026-10-01", closed_reason: "Sold" });
    await aPremises(db, p, { licensed_from: "2026-10-01" });
    await aPremises(db, p, { import_batch_id: await aFile(db, p, "undone") });
    expect(await told(db, "premises-by-grade", scope(), "band")).toEqual({ red: 1, amber: 1, "not-graded": 2 });
    expect(await told(db, "premises-by-grade", scope(), "beat")).toEqual({ "62": 1, none: 3 });
  });
});

describe("time in Red", () => {
  test("is the median of the days in the period, to the day before another grade or the closing", async () => {
    const before = await aPremises(db, p);
    await graded(before, "2026-06-01", "red");
    await graded(before, "2026-07-03", "amber");
    const closing = await aPremises(db, p, { closed_on: "2026-08-06", closed_reason: "Sold" });
    await graded(closing, "2026-08-01", "red");
    const last = await aPremises(db, p, { beat_code: "62" });
    await graded(last, "2026-09-30", "red");
    const over = await aPremises(db, p);
    await graded(over, "2026-06-01", "red");
    await graded(over, "2026-07-01", "green");
    const wrong = await aPremises(db, p);
    await corrected(wrong, "2026-08-01", "red", "amber");
    expect((await rowsOfNumber(db, "premises-in-red", scope())).map((row) => [row.record_id, row.day, row.amount])).toEqual([
      [before, "2026-07-01", 2],
      [closing, "2026-08-01", 5],
      [last, "2026-09-30", 1],
    ]);
    expect(await numberOf(db, "premises-days-in-red", scope())).toBe(2);
    expect(await numberOf(db, "premises-days-in-red", scope(), { by: "beat", is: "62" })).toBe(1);
  }); // prettier-ignore
});

test("grades agreed in the period, each against the one before it", async () => {
  const one = await aPremises(db, p);
  await graded(one, "2026-06-30", "green");
  await graded(one, "2026-07-01", "red");
  await graded(one, "2026-08-01", "red");
  await corrected(one, "2026-09-30", "red", "amber");
  await graded(one, "2026-10-01", "red");
  await graded(await aPremises(db, p), "2026-08-01", "amber");
  expect(await told(db, "premises-grades", scope(), "movement")).toEqual({ up: 1, same: 1, down: 1, first: 1 });
  expect(await told(db, "premises-grades", scope(), "band")).toEqual({ red: 2, amber: 2 });
});

test("the numbers are those of the page of grades, whatever was agreed, corrected and closed", async () => {
  const officer = await anActor(db, p, { duties: ["licensing-officer"] });
  const history = fc.record({
    grades: fc.uniqueArray(
      fc.record({
        day: fc.integer({ min: -60, max: 110 }),
        band: fc.constantFrom(...BANDS),
        is: fc.option(fc.constantFrom(...BANDS)),
      }),
      { selector: ({ day }) => day, maxLength: 5 },
    ),
    closed: fc.option(fc.integer({ min: -10, max: 110 })),
    licensed: fc.option(fc.integer({ min: -10, max: 110 })),
  });
  const on = (days: number) => plusDays("2026-07-01", days);
  for (const { grades, closed, licensed } of fc.sample(history, 12)) {
    const closing = closed === null ? {} : { closed_on: on(closed), closed_reason: "Sold" };
    const id = await aPremises(db, p, { licensed_from: licensed === null ? null : on(licensed), ...closing });
    for (const { day, band, is } of grades)
      await (is === null ? graded(id, on(day), band) : corrected(id, on(day), band, is));
  }
  const { from, to } = scope();
  const grades = await listGradesBetween(db, officer, { from, until: to });
  const figures = figuresOfPeriod(byVenue(await listVenues(db, officer, from), grades), { from, until: to });
  const bands = await told(db, "premises-by-grade", scope(), "band");
  const moves = await told(db, "premises-grades", scope(), "movement");
  for (const band of [...BANDS, "not-graded"] as const) expect(bands[band] ?? 0).toBe(figures[band].length);
  for (const move of ["up", "down"] as const) expect(moves[move] ?? 0).toBe(figures[move].length);
  const red = await rowsOfNumber(db, "premises-in-red", scope());
  const days = figures["in-red"].map((row) => [row.premisesId, row.days] as const);
  expect(new Map(red.map((row) => [row.record_id, row.amount]))).toEqual(new Map(days));
});

test("plans are in force from their first day until they are closed, past their last day too", async () => {
  const premises = () => aPremises(db, p);
  await aPlan(db, p, await premises(), { started_on: "2026-09-30", ends_on: "2026-12-01" });
  await aPlan(db, p, await premises(), { band: "amber", started_on: "2026-06-01", ends_on: "2026-09-29" });
  await aPlan(db, p, await premises(), { started_on: "2026-10-01", ends_on: "2026-12-01" });
  const closed = (closed_on: string) => ({ started_on: "2026-07-01", ends_on: "2026-09-30", closed_on, closed_reason: "Done" }); // prettier-ignore
  await aPlan(db, p, await premises(), closed("2026-09-30"));
  await aPlan(db, p, await premises(), closed("2026-10-01"));
  expect(await told(db, "premises-plans", scope(), "band")).toEqual({ red: 2, amber: 1 });
  expect(await told(db, "premises-plans", scope(), "ended")).toEqual({ no: 2, yes: 1 });
});

test("violence counts each incident once, by beat and hour, as the page of violence has it", async () => {
  const licensing = await anActor(db, p, { duties: ["licensing-officer"] });
  const [forge, echo] = [await aPremises(db, p, { beat_code: "62" }), await aPremises(db, p)];
  const at = async (day: string, incident: Partial<Database["incident"]>, row: Partial<Database["premises_incident"]> = {}) => {
    const incident_id = await anIncident(db, p, { latest_day: day, ...incident });
    await aPremisesIncident(db, p, forge, { incident_id, ...row });
    return incident_id;
  }; // prettier-ignore
  const both = await at("2026-07-01", { earliest_time: "23:10", latest_time: "23:40" });
  await aPremisesIncident(db, p, echo, { incident_id: both, attribution: "near" });
  await at("2026-09-30", { beat_code: "65", licensing_only: 1 });
  await at("2026-06-30", {});
  await at("2026-10-01", {});
  await at("2026-08-01", {}, { severity: "noise" });
  await at("2026-08-01", {}, { attribution: "unrelated" });
  await at("2026-08-01", { import_batch_id: await aFile(db, p, "undone") });
  expect(await told(db, "premises-violence", scope(), "beat")).toEqual({ "62": 1, "65": 1 });
  expect(await told(db, "premises-violence", scope(), "hour")).toEqual({ "23": 1, none: 1 });
  const page = await countViolence(db, licensing, { from: "2026-07", to: "2026-09" });
  expect(await numberOf(db, "premises-violence", scope())).toBe(page.reduce((sum, { rows }) => sum + rows, 0));
});
