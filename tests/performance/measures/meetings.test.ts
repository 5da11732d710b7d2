import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { attendanceMatrix } from "#app/domain/meetings/attendance-matrix.ts";
import { ATTENDANCE_STATUSES } from "#app/domain/meetings/attendance.ts";
import { countOf, valuesOf } from "#app/domain/performance/measures/cells.ts";
import type { DimensionId } from "#app/domain/performance/measures/dimensions.ts";
import { listAttendanceOfSittings } from "#db/queries/attendance.ts";
import type { Executor } from "#db/transaction.ts";
import type { Database } from "#db/types/database.ts";
import { anActor, aPartnership, aSitting, aUser, testDatabase, type TestPartnership } from "../../factories.ts";
import { anItem, attended, cellsIn, minutesOf, numberIn, QUARTER_2, rowsIn } from "./work.ts";

let db: Executor;
let p: TestPartnership;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
});
const number = (id: string, filter = {}) => numberIn(db, p, id, QUARTER_2, filter);
const told = async (id: string, by: DimensionId) => {
  const cells = await cellsIn(db, p, id, QUARTER_2);
  return Object.fromEntries(valuesOf(cells, by).map((is) => [is, countOf(cells, { by, is })]));
};
const met = (day: string, changes: Partial<Database["sitting"]> = {}) => aSitting(db, p, { day, ...changes });

test("held and cancelled by the day on which a meeting is or would have been", async () => {
  for (const day of ["2026-06-30", "2026-07-01", "2026-09-30", "2026-10-01"]) await met(day);
  await met("2026-08-05", { status: "moved", reason: "Hall in use", group_id: p.youthJagId });
  await met("2026-08-12", { status: "cancelled", reason: "Nobody free" });
  await met("2026-10-12", { status: "cancelled", reason: "Nobody free" });
  expect(await number("meetings-held")).toBe(3);
  expect(await number("meetings-held", { group: p.youthJagId })).toBe(1);
  expect(await number("meetings-cancelled")).toBe(1);
});

describe("attendance", () => {
  test("counts each agency once a meeting, a deputy apart", async () => {
    const sitting = await met("2026-07-09");
    const away = await aUser(db, p.councilId);
    await attended(db, p, sitting, { agencyId: p.policeId, status: "present" });
    await attended(db, p, sitting, { agencyId: p.policeId, status: "apologies" });
    await attended(db, p, sitting, { agencyId: p.councilId, userId: away, status: "deputy" });
    await attended(db, p, sitting, { agencyId: p.councilId, status: "present", deputyForId: away });
    expect(await told("meetings-attendance", "attended")).toEqual({ present: 1, deputy: 1 });
    expect(await told("meetings-attendance", "agency")).toEqual({ [p.policeId]: 1, [p.councilId]: 1 });
  });

  test("of a meeting that nobody has recorded, or that is off, counts for nobody", async () => {
    const unrecorded = await met("2026-07-09");
    await attended(db, p, unrecorded, { agencyId: p.policeId, status: "apologies" });
    await attended(db, p, unrecorded, { agencyId: p.councilId, status: "no-reply" });
    const off = await met("2026-07-16", { status: "cancelled", reason: "Nobody free" });
    await attended(db, p, off, { agencyId: p.policeId, status: "present" });
    expect(await told("meetings-attendance", "attended")).toEqual({});
  });

  test("is what the group’s own table of attendance says", async () => {
    const chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
    const person = fc.record({
      isPolice: fc.boolean(),
      status: fc.constantFrom(...ATTENDANCE_STATUSES),
      deputises: fc.boolean(),
    });
    const lists = fc.sample(fc.array(person, { minLength: 1, maxLength: 4 }), 25);
    const sittings: { id: string; day: string }[] = [];
    for (const [index, people] of lists.entries()) {
      const day = `2026-08-${String(index + 1).padStart(2, "0")}`;
      const id = await met(day);
      sittings.push({ id, day });
      let last: string | undefined;
      for (const { isPolice, status, deputises } of people) {
        const agencyId = isPolice ? p.policeId : p.councilId;
        const userId = await aUser(db, agencyId);
        await attended(db, p, id, { agencyId, userId, status, ...(deputises && last ? { deputyForId: last } : {}) });
        last = userId;
      }
    }
    const rows = await listAttendanceOfSittings(db, chair, sittings.map(({ id }) => id)); // prettier-ignore
    const expected = attendanceMatrix(sittings, rows, new Map()).flatMap(({ id: agency, cells }) =>
      cells.flatMap((status, index) => (status === null ? [] : [`${sittings[index]?.id ?? ""}~${agency} ${status}`])),
    );
    const counted = await rowsIn(db, p, "meetings-attendance", QUARTER_2);
    expect(counted.map((row) => `${String(row.row_id)} ${String(row.attended)}`).sort()).toEqual(expected.sort());
    expect(expected.length).toBeGreaterThan(10);
  });
});

test("items count that were taken at a meeting that was held, by what they are about", async () => {
  const sitting = await met("2026-07-09");
  await anItem(db, p, { sitting_id: sitting, state: "done" });
  await anItem(db, p, { sitting_id: sitting, state: "done", position: 2 });
  await anItem(db, p, { sitting_id: sitting, state: "deferred", state_reason: "No time", position: 3 });
  await anItem(db, p, { sitting_id: sitting, state: "open", position: 4 });
  const off = await met("2026-07-16", { status: "cancelled", reason: "Nobody free" });
  await anItem(db, p, { sitting_id: off, state: "done" });
  expect(await told("meetings-items", "item")).toEqual({ matter: 2 });
});

test("minutes are on time at the next meeting of the group that takes place", async () => {
  const first = await met("2026-07-02");
  await met("2026-07-09", { status: "cancelled", reason: "Nobody free" });
  await met("2026-07-10", { group_id: p.youthJagId });
  const second = await met("2026-07-16");
  const third = await met("2026-07-30");
  const fourth = await met("2026-08-13");
  await minutesOf(db, p, first, { kind: "draft" });
  await minutesOf(db, p, first, { kind: "confirmed", atId: second });
  await minutesOf(db, p, second, { kind: "confirmed", atId: fourth });
  await minutesOf(db, p, third, { kind: "draft" });
  expect(await told("meetings-minutes", "confirmed")).toEqual({ next: 1, later: 1, "not-yet": 3 });
});
