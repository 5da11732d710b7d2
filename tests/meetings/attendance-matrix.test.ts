import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { v7 as uuid } from "uuid";
import { ATTENDANCE_STATUSES, type AttendanceStatus } from "#app/domain/meetings/attendance.ts";
import { attendanceMatrix } from "#app/domain/meetings/attendance-matrix.ts";
import { loader as matrixPage } from "#app/routes/meetings/$groupId.attendance/route.tsx";
import type { Executor } from "#db/transaction.ts";
import { anActor, anAgency, aPartnership, aSitting, get, insert, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore

const sittings = ["s1", "s2", "s3", "s4", "s5", "s6"].map((id, n) => ({ id, day: `2026-0${n + 1}-09` }));
const row = (sittingId: string, agencyId: string, status: AttendanceStatus, more: object = {}) => ({
  ...{
    sittingId,
    agencyId,
    agencyName: agencyId,
    userId: `${agencyId} user`,
    status,
    deputyForId: null as string | null,
  },
  ...more,
});

describe("the last meetings by agency", () => {
  test("have the poorest attendance first, deputies counted and shown apart", () => {
    const all = sittings.flatMap(({ id }, n) => [
      row(id, "Police", "present"),
      row(id, "Fire", n === 0 ? "apologies" : n === 1 ? "deputy" : "present"),
      row(id, "Probation", n < 2 ? "present" : "no-reply"),
      row(id, "Health", n === 5 ? "present" : "apologies"),
    ]);
    const matrix = attendanceMatrix(sittings, all, new Map());
    expect(matrix.map(({ name, percent, attended, byDeputy, of }) => [name, percent, attended, byDeputy, of])).toEqual([
      ["Health", 17, 1, 0, 6],
      ["Probation", 33, 2, 0, 6],
      ["Fire", 83, 5, 1, 6],
      ["Police", 100, 6, 0, 6],
    ]);
    expect(matrix[2]?.cells).toEqual(["apologies", "deputy", "present", "present", "present", "present"]);
  });

  test("count nothing of a meeting of which nobody recorded who was there, nor before an agency was in the group", () => {
    const all = [row("s1", "Police", "no-reply"), row("s2", "Police", "present"), row("s2", "Health", "no-reply")];
    const matrix = attendanceMatrix(sittings.slice(0, 2), all, new Map([["New", "New agency"]]));
    expect(matrix.map(({ name, cells, percent }) => [name, cells, percent])).toEqual([
      ["Health", [null, "no-reply"], 0],
      ["Police", [null, "present"], 100],
      ["New agency", [null, null], null],
    ]);
  });

  test("never have more attended than counted, nor a deputy who did not attend, in whatever order they are read", () => {
    const anyRow = fc.record({
      sittingId: fc.constantFrom(...sittings.map(({ id }) => id)),
      agencyId: fc.constantFrom("a", "b", "c"),
      status: fc.constantFrom(...ATTENDANCE_STATUSES),
      deputyForId: fc.constantFrom(null, "a user"),
    });
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 40 }), (given) => {
        const all = given.map((one) => row(one.sittingId, one.agencyId, one.status, { deputyForId: one.deputyForId }));
        const matrix = attendanceMatrix(sittings, all, new Map());
        for (const { attended, byDeputy, of, percent, cells } of matrix) {
          expect(byDeputy <= attended && attended <= of && of <= cells.length).toBe(true);
          expect(percent === null ? of === 0 : percent >= 0 && percent <= 100).toBe(true);
        }
        expect(attendanceMatrix(sittings, [...all].reverse(), new Map())).toEqual(matrix);
      }),
    );
  });
});

describe("its page", () => {
  let db: Executor;
  let p: TestPartnership;
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-08-01T09:00:00Z") });
    db = await testDatabase();
    p = await aPartnership(db);
  });
  afterEach(() => vi.useRealTimers());

  test("is of the group's own meetings, as many as the setting says, for whoever is in it", async () => {
    const member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
    const probation = await anAgency(db, p.partnershipId, { name: "Probation", name_folded: "probation" });
    const officer = await anActor(db, p, { groups: { [p.jagId]: "member" }, agencyId: probation });
    const days = ["01", "02", "03", "04", "05", "06", "07"].map((month) => `2026-${month}-09`);
    for (const day of [...days, "2026-08-01", "2026-09-09"]) {
      const sitting_id = await aSitting(db, p, { day });
      if (day >= "2026-08-01") continue;
      for (const [who, status] of [[member, "present"], [officer, day < "2026-04" ? "present" : "no-reply"]] as const)
        await insert(db, "attendance", {
          ...{ id: uuid(), partnership_id: p.partnershipId, sitting_id, agency_id: who.agencyId, user_id: who.id, name: null },
          ...{ capacity: "member", status, deputy_for_id: null, office: null, recorded_by: null },
          ...{ recorded_at: "2026-08-01T09:00:00.000Z", version: 1 },
        });
    }
    await aSitting(db, p, { day: "2026-07-20", status: "cancelled", reason: "Snow" });
    const page = (await get(matrixPage, member, { groupId: p.jagId })) as {
      sittings: { day: string }[];
      agencies: { name: string; percent: number }[];
    };
    expect(page.sittings.map(({ day }) => day)).toEqual(days.slice(1));
    expect(page.agencies.map(({ percent }) => percent)).toEqual([33, 100]);
    expect(page.agencies[0]?.name).toBe("Probation");
    const youth = await anActor(db, p, { groups: { [p.youthJagId]: "chair" } });
    expect(((await get(matrixPage, youth, { groupId: p.jagId })) as Response).status).toBe(404);
  }); // prettier-ignore
});
