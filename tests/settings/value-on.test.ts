import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { SETTINGS } from "#app/domain/settings/definitions.ts";
import { recordedAfter, type SettingChange, valueOn } from "#app/domain/settings/value-on.ts";

const REMINDER = SETTINGS["actions.remind-days-before"];
const change = (value: string, fromDay: string, recordedAt = "2026-01-01T09:00:00.000Z"): SettingChange => ({
  value,
  fromDay,
  recordedAt,
  reason: `Agreed ${value}`,
});

describe("the value on a day", () => {
  const april = change("5", "2026-04-01");
  const morning = change("5", "2026-04-01", "2026-03-01T09:00:00.000Z");
  const evening = change("6", "2026-04-01", "2026-03-01T18:00:00.000Z");
  test.each([
    ["nothing decided: what is shipped", [], "2026-04-01", 7],
    ["the day before the change", [april], "2026-03-31", 7],
    ["the day of the change", [april], "2026-04-01", 5],
    ["the day after the change", [april], "2026-04-02", 5],
    ["years after the change", [april], "2036-04-01", 5],
    ["a leap day on which it begins", [change("5", "2028-02-29")], "2028-02-29", 5],
    ["the day before a leap day", [change("5", "2028-02-29")], "2028-02-28", 7],
    ["two for one day: the later recorded wins", [morning, evening], "2026-04-01", 6],
    ["whatever order they come in", [evening, morning], "2026-04-01", 6],
    ["a later day wins over one recorded later", [change("4", "2026-05-01"), evening], "2026-05-01", 4],
    ["recorded later but for an earlier day", [change("4", "2026-05-01"), evening], "2026-04-30", 6],
    ["a planned change taken back by another for its day", [april, change("7", "2026-04-01", "2026-02-01T09:00:00.000Z")], "2026-04-01", 7],
    ["a text that the kind cannot read: what is shipped", [change("4", "2026-03-01"), change("soon", "2026-04-01")], "2026-04-01", 7],
  ] as const)("%s", (_, changes, day, value) => {
    expect(valueOn(REMINDER, changes, day).value).toBe(value);
  }); // prettier-ignore

  test("says since when it holds, whose it is and why", () => {
    expect(valueOn(REMINDER, [april], "2026-03-31")).toEqual({
      value: 7,
      from: null,
      tag: "proposal",
      source: "No source found: our proposal",
      isLocal: false,
    });
    expect(valueOn(REMINDER, [april], "2026-04-01")).toEqual({
      value: 5,
      from: "2026-04-01",
      tag: "local",
      source: "Agreed 5",
      isLocal: true,
    });
  });

  test.each([
    ["points with decimals", "premises.amber-from", "6.5", 6.5],
    ["yes", "risk.high.every-meeting", "yes", true],
    ["no", "risk.high.every-meeting", "no", false],
    ["a choice", "notifications.weekly-summary-day", "friday", "friday"],
    ["words", "interventions.stage-1", "A visit", "A visit"],
  ] as const)("reads %s", (_, key, text, value) => {
    expect(valueOn(SETTINGS[key], [change(text, "2026-04-01")], "2026-04-01").value).toBe(value);
  });
});

test.each([
  ["the first", undefined, "2026-03-10T09:00:00.000Z", "2026-03-10T09:00:00.000Z"],
  ["a later one", "2026-03-10T08:59:59.999Z", "2026-03-10T09:00:00.000Z", "2026-03-10T09:00:00.000Z"],
  ["one in the same millisecond", "2026-03-10T09:00:00.000Z", "2026-03-10T09:00:00.000Z", "2026-03-10T09:00:00.001Z"],
  ["one after the clock went back", "2026-03-10T10:00:00.000Z", "2026-03-10T09:00:00.000Z", "2026-03-10T10:00:00.001Z"],
])("%s is recorded after the one before", (_, latest, now, recordedAt) => {
  expect(recordedAfter(latest === undefined ? undefined : { recordedAt: latest }, new Date(now))).toBe(recordedAt);
});

const day = fc.integer({ min: 0, max: 60 }).map((n) => plusDays("2026-02-10", n));
const recorded = fc.integer({ min: 0, max: 999 }).map((n) => `2026-01-01T09:00:00.${String(n).padStart(3, "0")}Z`);
const changes = fc.uniqueArray(
  fc.record({ value: fc.integer({ min: 1, max: 28 }).map(String), fromDay: day, recordedAt: recorded }),
  { maxLength: 12, selector: (c) => c.fromDay + c.recordedAt },
).map((list) => list.map((c) => ({ ...c, reason: "Agreed" }))); // prettier-ignore

test("the value on a day does not depend on what begins later", () => {
  fc.assert(
    fc.property(changes, day, (list, on) => {
      const begun = list.filter((c) => c.fromDay <= on);
      expect(valueOn(REMINDER, list, on)).toEqual(valueOn(REMINDER, begun, on));
    }),
  );
});

test("the value does not depend on the order of the changes", () => {
  fc.assert(
    fc.property(changes, day, (list, on) => {
      expect(valueOn(REMINDER, [...list].reverse(), on)).toEqual(valueOn(REMINDER, list, on));
    }),
  );
});

test("a change moves no day before its own", () => {
  fc.assert(
    fc.property(changes, day, day, (list, on, from) => {
      fc.pre(on < from);
      const more = [...list, { value: "3", fromDay: from, recordedAt: "2026-02-01T00:00:00.000Z", reason: "More" }];
      expect(valueOn(REMINDER, more, on)).toEqual(valueOn(REMINDER, list, on));
    }),
  );
});
