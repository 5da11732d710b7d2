import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { daysBetween } from "#app/domain/dates/iso-day.ts";
import { busyVerdict, busyWindows, byStreet, byUrgency } from "#app/domain/incidents/busy-places.ts";
import { drawnOf, mapDays, mapForm } from "#app/domain/incidents/incident-map.ts";
import { drawAreas, shadeBounds, shadeOf } from "#app/domain/locations/drawn-areas.ts";

describe("the weeks that are compared", () => {
  test("twelve weeks to the day, the twelve before, and the same days of the week a year ago", () => {
    expect(busyWindows("2026-11-26", 12)).toEqual({
      now: { from: "2026-09-04", until: "2026-11-26" },
      before: { from: "2026-06-12", until: "2026-09-03" },
      lastYear: { from: "2025-09-05", until: "2025-11-27" },
    });
  });

  test.each([1, 12, 26])("of %i weeks no day lies in two windows", (weeks) => {
    const { now, before, lastYear } = busyWindows("2026-03-29", weeks);
    for (const { from, until } of [now, before, lastYear]) expect(daysBetween(from, until)).toBe(7 * weeks - 1);
    expect(daysBetween(before.until, now.from)).toBe(1);
    expect(lastYear.until < before.from).toBe(true);
  });
});

test.each<[string, number, number, number, "rising" | "repeat" | null]>([
  ["one short of a repeat, though all are new", 2, 0, 0, null],
  ["a repeat, more than before and than a year ago", 3, 2, 2, "rising"],
  ["as many as before", 3, 3, 0, "repeat"],
  ["as many as a year ago: a season", 3, 0, 3, "repeat"],
  ["fewer than before", 5, 9, 1, "repeat"],
  ["none", 0, 9, 9, null],
])("%s", (_, now, before, lastYear, verdict) => {
  expect(busyVerdict({ now, before, lastYear }, 3)).toBe(verdict);
});

test("what rises most comes first, then what has most, and the order is one whatever it began with", () => {
  const count = fc.nat(20);
  const place = fc.record({ key: fc.uuid(), now: count, before: count, lastYear: count });
  fc.assert(
    fc.property(fc.uniqueArray(place, { selector: ({ key }) => key }), (places) => {
      const sorted = [...places].sort(byUrgency);
      expect([...places].reverse().sort(byUrgency)).toEqual(sorted);
      const rise = ({ now, before, lastYear }: (typeof places)[number]) =>
        Math.max(0, now - Math.max(before, lastYear));
      for (const [index, one] of sorted.slice(1).entries())
        expect(rise(one)).toBeLessThanOrEqual(rise(sorted[index] ?? one));
    }),
  );
});

test("a street holds its addresses however they are written, and what has no street is none", () => {
  const counts = { now: 1, before: 2, lastYear: 0 };
  expect(
    byStreet([
      { ...counts, locationId: "b", addressWords: "12 Ling Road, Loughborough" },
      { ...counts, locationId: "a", addressWords: "Flat 3, 14 LING RD" },
      { ...counts, locationId: "c", addressWords: "3 Ling Close" },
      { ...counts, locationId: "d", addressWords: null },
    ]),
  ).toEqual([
    { key: "ling road", name: "Ling Road", locationId: "a", now: 2, before: 4, lastYear: 0 },
    { key: "ling close", name: "Ling Close", locationId: "c", now: 1, before: 2, lastYear: 0 },
  ]);
});

describe("what a map shows", () => {
  const asked = (given: Record<string, string>) => drawnOf(mapForm.parse(given));

  test.each<[string, Record<string, string>, object]>([
    ["nothing asked", {}, { by: "ward", weeks: 12 }],
    ["youth by ward", { by: "ward", youth: "yes" }, { by: "ward", youth: "yes" }],
    ["youth by beat", { by: "beat", youth: "yes" }, { by: "beat", youth: "yes" }],
    ["youth by LSOA is by ward", { by: "lsoa", youth: "yes" }, { by: "ward", youth: "yes" }],
    ["all by LSOA is without youth or files", { by: "lsoa" }, { by: "lsoa", youth: "no", logged: "here" }],
    ["weeks that are not offered", { weeks: "1000" }, { weeks: 12 }],
  ])("%s", (_, given, drawn) => {
    expect(asked(given)).toMatchObject(drawn);
  });

  test("four weeks are 28 days with today", () => {
    expect(mapDays("2026-03-29", 4)).toEqual({ from: "2026-03-02", until: "2026-03-29" });
  });
});

describe("the drawing", () => {
  const square = (west: number, south: number, size: number): [number, number][] => [
    [west, south],
    [west + size, south],
    [west + size, south + size],
    [west, south + size],
    [west, south],
  ];

  test("north is upwards, and a degree of longitude is narrower than one of latitude", () => {
    const drawing = drawAreas(
      [
        { code: "south", shape: [[square(-1.2, 52.6, 0.1)]] },
        { code: "north", shape: [[square(-1.2, 52.7, 0.1)]] },
      ],
      100,
    );
    expect(drawing?.areas.map(({ code }) => code)).toEqual(["south", "north"]);
    // Two tenths of a degree high and one wide, at 52.7 degrees north.
    expect(drawing?.height).toBe(Math.ceil(200 / Math.cos((52.7 * Math.PI) / 180)));
    expect(drawing?.areas[1]?.d).toMatch(/^M0\.0 165/);
    expect(drawing?.areas[1]?.d).toMatch(/ 0\.0Z?/);
  });

  test("an area with a hole and one of two parts are each one path of so many rings", () => {
    const drawing = drawAreas(
      [
        { code: "hole", shape: [[square(0, 0, 1), square(0.4, 0.4, 0.2)]] },
        { code: "parts", shape: [[square(2, 0, 1)], [square(4, 0, 1)]] },
      ],
      500,
    );
    expect(drawing?.areas.map(({ d }) => d.match(/M/g)?.length)).toEqual([2, 2]);
  });

  test("there is nothing to draw of nothing", () => {
    expect(drawAreas([], 100)).toBeNull();
  });

  test.each<[string, number[], number[]]>([
    ["nothing is counted", [0], []],
    ["few, each a shade of its own", [1, 3, 2], [1, 2, 3]],
    ["many, in five", [1, 52], [11, 21, 32, 42, 52]],
  ])("shades where %s", (_, counts, bounds) => {
    expect(shadeBounds(counts)).toEqual(bounds);
  });

  test("every count has a shade, a greater one never a lighter", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(500), { minLength: 1, maxLength: 40 }), (counts) => {
        const bounds = shadeBounds(counts);
        const shades = [...counts].sort((a, b) => a - b).map((count) => shadeOf(count, bounds));
        expect(shades).toEqual([...shades].sort((a, b) => a - b));
        for (const [index, count] of [...counts].sort((a, b) => a - b).entries())
          expect(shades[index] === -1).toBe(count === 0);
      }),
    );
  });
});
