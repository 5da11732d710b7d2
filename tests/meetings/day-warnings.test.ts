import { expect, test } from "vitest";
import { bankHolidaysOf } from "#app/domain/dates/bank-holidays.ts";
import { type Clash, warningsOn } from "#app/domain/meetings/day-warnings.ts";
import { seriesForm } from "#app/domain/meetings/series.form.ts";
import { addSittingForm } from "#app/domain/meetings/sitting.form.ts";
import {
  mayPlanMeetings,
  mayReadMeetings,
  refuseChange,
  refuseDay,
  refusePlanning,
  refuseSame,
} from "#app/domain/meetings/sitting.ts";

const titles = new Map([
  ["2026-01-01", "New Year’s Day"],
  ["2026-04-03", "Good Friday"],
  ["2026-04-06", "Easter Monday"],
  ["2026-05-04", "Early May bank holiday"],
  ["2026-05-25", "Spring bank holiday"],
  ["2026-08-31", "Summer bank holiday"],
  ["2026-12-25", "Christmas Day"],
  ["2026-12-28", "Boxing Day"],
]);
const known = { holidays: bankHolidaysOf(titles.keys()), titles };

test.each<[string, string, string[]]>([
  ["an ordinary Thursday", "2026-12-24", []],
  ["Christmas Day", "2026-12-25", ["This is Christmas Day"]],
  ["Boxing Day on a Saturday", "2026-12-26", ["This is a weekend"]],
  ["its substitute", "2026-12-28", ["This is a bank holiday: Boxing Day"]],
  ["Good Friday", "2026-04-03", ["This is a bank holiday: Good Friday"]],
  ["a Sunday, the clocks going forward", "2026-03-29", ["This is a weekend"]],
  ["Christmas Day of a year that is not loaded", "2028-12-25", ["This is Christmas Day"]],
  [
    "a weekday of a year that is not loaded",
    "2028-01-03",
    ["The bank holidays for 2028 are not loaded, so this may be one"],
  ],
  [
    "29 February of such a year, a Tuesday",
    "2028-02-29",
    ["The bank holidays for 2028 are not loaded, so this may be one"],
  ],
])("%s", (_, day, expected) => {
  expect(warningsOn(day, { ...known, clashes: [] })).toEqual(expected);
});

test("another group's meeting is told with how many people are in both, and only on its day", () => {
  const clash: Clash = { day: "2026-12-24", groupName: "Youth JAG", startTime: "10:00", sharedMembers: 2 };
  const words = (sharedMembers: number) =>
    warningsOn("2026-12-24", { ...known, clashes: [{ ...clash, sharedMembers }] });
  expect(words(0)).toEqual(["Youth JAG also meets on this day, at 10:00: nobody is in both"]);
  expect(words(1)).toEqual(["Youth JAG also meets on this day, at 10:00: 1 person is in both"]);
  expect(words(2)).toEqual(["Youth JAG also meets on this day, at 10:00: 2 people are in both"]);
  expect(warningsOn("2026-12-23", { ...known, clashes: [clash] })).toEqual([]);
});

const TODAY = "2026-03-10";
test.each([
  ["yesterday", "2026-03-09", "Day of the meeting must be today or in the future"],
  ["today", "2026-03-10", null],
  ["a day on which the group meets", "2026-03-12", "The group already meets on that day"],
  ["two years on", "2028-03-10", null],
  ["two years and a day on", "2028-03-11", "Day of the meeting must be within 24 months from today"],
])("a meeting on %s", (_, day, message) => {
  expect(refuseDay(day, TODAY, ["2026-03-12"])?.message ?? null).toBe(message);
});

test.each([
  ["planned for today", "planned", "2026-03-10", null],
  ["moved", "moved", "2026-04-10", null],
  ["of yesterday", "planned", "2026-03-09", "This meeting is over"],
  ["held today", "held", "2026-03-10", "This meeting is over"],
  ["cancelled", "cancelled", "2026-04-10", "This meeting is cancelled already"],
] as const)("a meeting %s may be changed, or why not", (_, status, day, message) => {
  expect(refuseChange({ status, day }, TODAY)?.message ?? null).toBe(message);
});

test("a meeting with grades or minutes is neither moved nor cancelled", () => {
  const ofToday = { status: "planned", day: TODAY } as const;
  expect(refuseChange({ ...ofToday, isGraded: true }, TODAY)?.message).toContain("Grades");
  expect(refuseChange({ ...ofToday, hasMinutes: true }, TODAY)?.message).toBe(
    "There are minutes of this meeting already",
  );
});

test.each([
  ["has meetings", { hasMeetings: 1, endedOn: null }, null],
  ["has none", { hasMeetings: 0, endedOn: null }, "This group has no meetings"],
  ["ended yesterday", { hasMeetings: 1, endedOn: "2026-03-09" }, "This group has ended"],
  ["ends today", { hasMeetings: 1, endedOn: "2026-03-10" }, "This group has ended"],
] as const)("a group that %s", (_, group, message) => {
  const refusal = refusePlanning(group, TODAY)?.message ?? null;
  if (message === null) expect(refusal).toBeNull();
  else expect(refusal).toContain(message);
});

test("moving it to where it is, is nothing", () => {
  const when = { day: "2026-04-09", startTime: "10:00", place: null };
  expect(refuseSame(when, { ...when })).not.toBeNull();
  for (const other of [{ day: "2026-04-10" }, { startTime: "10:30" }, { place: "Hall" }])
    expect(refuseSame(when, { ...when, ...other })).toBeNull();
});

test.each([
  ["chair", true, true],
  ["coordinator", true, true],
  ["member", true, false],
  ["guest", true, false],
] as const)("a %s reads and plans, of that group alone", (role, reads, plans) => {
  const actor = { memberships: [{ groupId: "a", role }], duties: new Set<never>() };
  expect([mayReadMeetings(actor, "a"), mayPlanMeetings(actor, "a")]).toEqual([reads, plans]);
  expect([mayReadMeetings(actor, "b"), mayPlanMeetings(actor, "b")]).toEqual([false, false]);
});

const pattern = {
  seen: "none", pattern: "every-n-weeks", weeks: "4", nth: "", monthOfQuarter: "", weekday: "4", startTime: "9.30", place: " ",
  fromDay: "2026-03-12", untilDay: "",
}; // prettier-ignore

test("a pattern as it is typed", () => {
  expect(seriesForm.parse(pattern)).toMatchObject({
    weeks: 4,
    weekday: 4,
    startTime: "09:30",
    place: null,
    untilDay: null,
  });
});

test.each([
  ["no weeks", { weeks: "" }, "weeks", "Number of weeks must be a whole number from 1 to 52"],
  ["0 weeks", { weeks: "0" }, "weeks", "Number of weeks must be a whole number from 1 to 52"],
  ["53 weeks", { weeks: "53" }, "weeks", "Number of weeks must be a whole number from 1 to 52"],
  ["half a week", { weeks: "1.5" }, "weeks", "Number of weeks must be a whole number from 1 to 52"],
  ["no weekday", { weekday: "8" }, "weekday", "Select a day of the week"],
  ["a monthly one without its number", { pattern: "nth-weekday-of-month" }, "nth", "Select which one in the month"],
  ["a quarterly one without its months", { pattern: "quarterly", nth: "1" }, "monthOfQuarter", "Select which months"],
  ["no time", { startTime: "" }, "startTime", "Enter the start time, like 13:30"],
  [
    "an hour that there is not",
    { startTime: "24:00" },
    "startTime",
    "Start time must be a time of the day, like 13:30",
  ],
  [
    "a last day before the first",
    { untilDay: "2026-03-11" },
    "untilDay",
    "Last day of the pattern must be the same as or after the first",
  ],
  ["30 February", { fromDay: "2026-02-30" }, "fromDay", "First day of the pattern must be a real date, like 27 3 2026"],
  ["no kind", { pattern: "" }, "pattern", "Select how the group meets"],
])("a pattern with %s is told so", (_, changes, field, message) => {
  const { error } = seriesForm.safeParse({ ...pattern, ...changes });
  expect(error?.issues.map((issue) => [issue.path.join(), issue.message])).toContainEqual([field, message]);
});

test("meeting as needed needs no day and no time", () => {
  const empty = { ...pattern, pattern: "as-needed", weeks: "", weekday: "", startTime: "" };
  expect(seriesForm.safeParse(empty).success).toBe(true);
});

test.each(["13:30", "9:05", "13.30", "00:00", "23:59"])("%s is a time", (startTime) => {
  expect(addSittingForm.safeParse({ day: "2026-03-12", startTime }).success).toBe(true);
});
test.each(["", "1330", "24:00", "12:60", "noon", "1:5"])("%s is none", (startTime) => {
  expect(addSittingForm.safeParse({ day: "2026-03-12", startTime }).success).toBe(false);
});
