import { getISODay, parseISO } from "date-fns";
import { expect, test } from "vitest";
import { isChristmasDay, londonInstant, plusHoursLeavingOut } from "#app/domain/dates/london-hours.ts";

test.each([
  ["in winter", "2026-01-15", "14:00", "2026-01-15T14:00:00.000Z"],
  ["in summer", "2026-07-15", "14:00", "2026-07-15T13:00:00.000Z"],
  ["just after midnight in summer", "2026-07-15", "00:30", "2026-07-14T23:30:00.000Z"],
  ["before the clocks go forward", "2026-03-29", "00:59", "2026-03-29T00:59:00.000Z"],
  ["in the hour that they skip: an hour later on the clock", "2026-03-29", "01:30", "2026-03-29T01:30:00.000Z"],
  ["after they went forward", "2026-03-29", "02:00", "2026-03-29T01:00:00.000Z"],
  ["in the hour that comes twice: the first", "2026-10-25", "01:30", "2026-10-25T00:30:00.000Z"],
  ["after they went back", "2026-10-25", "02:00", "2026-10-25T02:00:00.000Z"],
  ["on a leap day", "2028-02-29", "09:15", "2028-02-29T09:15:00.000Z"],
])("a time on London's clocks %s", (_, day, time, instant) => {
  expect(londonInstant(day, time).toISOString()).toBe(instant);
});

test.each([
  ["no Christmas Day near", "2026-03-02T15:00:00Z", "2026-03-04T15:00:00.000Z"],
  ["served on 24 December", "2026-12-24T15:00:00Z", "2026-12-27T15:00:00.000Z"],
  ["served on 23 December, so that it would end on Christmas Day", "2026-12-23T10:00:00Z", "2026-12-26T10:00:00.000Z"],
  ["ending as Christmas Day begins", "2026-12-23T00:00:00Z", "2026-12-25T00:00:00.000Z"],
  ["served on Christmas Day: from midnight", "2026-12-25T10:00:00Z", "2026-12-28T00:00:00.000Z"],
  ["served on Boxing Day", "2026-12-26T10:00:00Z", "2026-12-28T10:00:00.000Z"],
  ["over the clocks going forward: 48 real hours", "2026-03-28T12:00:00Z", "2026-03-30T12:00:00.000Z"],
  ["over the clocks going back", "2026-10-24T12:00:00Z", "2026-10-26T12:00:00.000Z"],
])("48 hours without Christmas Day: %s", (_, served, expected) => {
  expect(plusHoursLeavingOut(new Date(served), 48, isChristmasDay).toISOString()).toBe(expected);
});

test.each([
  ["arrested on a Wednesday", "2026-03-04T18:00:00Z", "2026-03-05T18:00:00.000Z"],
  ["arrested on a Saturday", "2026-03-07T18:00:00Z", "2026-03-09T18:00:00.000Z"],
  ["arrested the day before Good Friday", "2026-04-02T18:00:00Z", "2026-04-04T18:00:00.000Z"],
  ["arrested on the Saturday before the clocks go forward", "2026-03-28T18:00:00Z", "2026-03-30T17:00:00.000Z"],
  ["arrested on the Saturday before they go back", "2026-10-24T17:00:00Z", "2026-10-26T18:00:00.000Z"],
])("24 hours without Sundays and Good Friday: %s", (_, arrested, expected) => {
  const leftOut = (day: string) => getISODay(parseISO(day)) === 7 || isChristmasDay(day) || day === "2026-04-03";
  expect(plusHoursLeavingOut(new Date(arrested), 24, leftOut).toISOString()).toBe(expected);
});
