import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  agencyStatus,
  ATTENDANCE_STATUSES,
  type AttendanceStatus,
  CAPACITIES,
  type GivenRow,
  OFFICES,
  refuseRecording,
  refuseReply,
  refuseRows,
  settleRow,
} from "#app/domain/meetings/attendance.ts";
import { attendanceForm, rowSeen } from "#app/domain/meetings/attendance.form.ts";
import { listOfMeeting } from "#app/domain/meetings/expected.ts";

const person = (userId: string | null, status: AttendanceStatus, deputyForId: string | null = null) => ({
  ...{ userId, status, deputyForId },
});

describe("an agency is", () => {
  test.each([
    ["no reply without anybody", [], "no-reply"],
    ["no reply where nobody has", [person("a", "no-reply")], "no-reply"],
    ["away where one apologises and of the other nothing is heard", [person("a", "apologies"), person("b", "no-reply")], "apologies"],
    ["there where one of several is", [person("a", "apologies"), person("b", "present")], "present"],
    ["there by a deputy who came", [person("a", "deputy"), person("d", "present", "a")], "deputy"],
    ["there by a deputy who is not on the list", [person("a", "deputy")], "deputy"],
    ["away where the deputy did not come", [person("a", "deputy"), person("d", "no-reply", "a")], "apologies"],
    ["there where the deputy of one did not come, and the other did", [person("a", "deputy"), person("d", "no-reply", "a"), person("b", "present")], "present"],
    ["there by a deputy though another apologises", [person("a", "apologies"), person(null, "present", "b")], "deputy"],
  ] as const)("%s", (_, people, status) => {
    expect(agencyStatus(people)).toBe(status);
  });
}); // prettier-ignore

const ROW = { status: "no-reply", capacity: "member", office: null } as const;
const rows = fc.record({
  status: fc.constantFrom(...ATTENDANCE_STATUSES),
  capacity: fc.constantFrom(...CAPACITIES),
  office: fc.constantFrom(null, ...OFFICES),
});
const isSame = (a: object, b: object) => JSON.stringify(a) === JSON.stringify(b);

describe("a row of a table that is sent as a whole", () => {
  test("is never written over what somebody else recorded meanwhile, and never lost where it was changed", () => {
    fc.assert(
      fc.property(rows, rows, rows, fc.nat(3), fc.nat(3), (sent, saw, is, seen, version) => {
        const fate = settleRow({ key: "k", ...sent, seen: { ...saw, version: seen } }, { ...is, version });
        if (fate === "write") expect(version).toBe(seen);
        if (fate === "leave") expect(isSame(sent, is) || isSame(sent, saw)).toBe(true);
        if (fate === "conflict") expect(version !== seen && !isSame(sent, is)).toBe(true);
        expect(fate).not.toBe("add");
      }),
    );
  });

  test("is made for somebody of whom nothing is recorded, though nothing was changed", () => {
    expect(settleRow({ key: "k", ...ROW, seen: { ...ROW, version: 0 } }, undefined)).toBe("add");
  });

  test("goes through the form and comes back as it was", () => {
    fc.assert(
      fc.property(rows, rows, fc.nat(99), fc.uuid({ version: 7 }), (row, saw, version, key) => {
        const seen = { ...saw, version };
        const { status, capacity, office } = row;
        const sent = { [`status-${key}`]: status, [`capacity-${key}`]: capacity, [`office-${key}`]: office ?? "", [`seen-${key}`]: rowSeen(seen) }; // prettier-ignore
        expect(attendanceForm.parse(sent).rows).toEqual([{ key, ...row, seen }]);
      }),
    );
  });

  test("of a word that is in no list is a fault of that field", () => {
    const key = "01890a5d-ac96-774b-bcce-b302099a8057";
    const sent = { [`status-${key}`]: "asleep", [`capacity-${key}`]: "member", [`office-${key}`]: "king", [`seen-${key}`]: "x" }; // prettier-ignore
    const issues = attendanceForm.safeParse(sent).error?.issues.map(({ path }) => path[0]);
    expect(issues).toEqual([`status-${key}`, `office-${key}`, `seen-${key}`]);
  });
});

const given = (key: string, changes: Partial<GivenRow>): GivenRow => ({
  ...{ key, ...ROW, seen: { ...ROW, version: 1 } },
  ...changes,
});

test.each([
  ["one of each", [given("a", { office: "chair" }), given("b", { office: "minute-taker" }), given("c", { office: "vice-chair" })], []],
  ["two in the chair", [given("a", { office: "chair" }), given("b", { office: "chair" })], ["office-b"]],
  ["two who take the minutes", [given("a", { office: "minute-taker" }), given("b", { office: "minute-taker" })], ["office-b"]],
  ["two vice-chairs", [given("a", { office: "vice-chair" }), given("b", { office: "vice-chair" })], ["office-b"]],
] as const)("of each office there is one: %s", (_, list, fields) => {
  expect(refuseRows(list, { day: "2026-04-09", status: "planned" }, "2026-04-09").map(({ field }) => field)).toEqual(fields);
}); // prettier-ignore

test.each([
  ["the day before", "2026-04-08", true],
  ["the day of it", "2026-04-09", false],
  ["the day after", "2026-04-10", false],
])("nobody has been at a meeting that is to come: %s", (_, today, isRefused) => {
  const list = [given("a", { status: "present" }), given("b", { status: "apologies" })];
  expect(refuseRows(list, { day: "2026-04-09", status: "planned" }, today).length > 0).toBe(isRefused);
});

test.each([
  ["before it", "planned", "2026-04-08", null],
  ["on its day", "moved", "2026-04-09", null],
  ["the day after", "planned", "2026-04-10", "This meeting is over"],
  ["when it is off", "cancelled", "2026-04-08", "This meeting is cancelled"],
] as const)("a member sends apologies %s", (_, status, today, message) => {
  expect(refuseReply({ day: "2026-04-09", status }, today)?.message ?? null).toBe(message);
});

test("who was there is not changed once the minutes are confirmed, nor of a meeting that is off", () => {
  const meeting = { day: "2026-04-09", status: "held" } as const;
  expect(refuseRecording(meeting, false)).toBeNull();
  expect(refuseRecording(meeting, true)).not.toBeNull();
  expect(refuseRecording({ ...meeting, status: "cancelled" }, false)).not.toBeNull();
});

describe("the list of a meeting", () => {
  const of = (userId: string, role: "chair" | "member" | "guest") => ({
    ...{ userId, role, name: `User ${userId}`, agencyId: "p", agencyName: "Police" },
  });
  test("has everybody in the group once, guests as guests, and proposes the chair and the vice-chair", () => {
    const list = listOfMeeting([], [of("a", "chair"), of("b", "member"), of("c", "guest")], "b");
    expect(list.map(({ key, capacity, office, version }) => [key, capacity, office, version])).toEqual([
      ["a", "member", "chair", 0],
      ["b", "member", "vice-chair", 0],
      ["c", "guest", null, 0],
    ]);
  });

  test("has whoever is recorded as they are recorded, and proposes no second chair", () => {
    const { role: _, ...b } = of("b", "member");
    const recorded = { ...b, id: "row", version: 3, capacity: "member", status: "present", office: "chair", deputyForId: null, deputyForName: null } as const; // prettier-ignore
    const list = listOfMeeting([recorded], [of("a", "chair"), of("b", "member")], null);
    expect(list.map(({ key, office, version }) => [key, office, version])).toEqual([
      ["a", null, 0],
      ["b", "chair", 3],
    ]);
  });
});
