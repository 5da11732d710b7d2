import { expect, test } from "vitest";
import { crimeFacts, type ImportedFigures } from "#app/domain/performance/crime-facts.ts";
import { crimeTable, disagreementsOf } from "#app/domain/performance/crime-table.ts";
import { TABLE_CRIME_TYPES } from "#app/domain/performance/crime-types.ts";
import { judgeEntries, refusePeriod } from "#app/domain/performance/import-crime-table.ts";
import { movementText, positionChange, positionText } from "#app/domain/performance/position.ts";

const PERIOD = { from: "2023-04-01", to: "2023-09-30" };
const NOTHING: ImportedFigures = { current: [], previous: [], lines: [], positions: [] };
const robbery = (batchId: string, crimes: number) => ({ batchId, loadedAt: "", crimeType: "Robbery", crimes });
const place = (batchId: string, asAt: string, position: number | null, groupSize: number | null = 15) => ({
  ...{
    batchId,
    loadedAt: "",
    crimeType: "Robbery",
    asAt,
    position,
    groupSize,
    printed: position === null ? "N/A*" : `${position}/15`,
  },
});

test("there are nine rows in the partnership's order, with or without figures", () => {
  const rows = crimeTable(
    crimeFacts({ ...NOTHING, current: [robbery("a", 28)], previous: [robbery("a", 40)] }, PERIOD),
  );
  expect(rows.map((row) => row.crimeType)).toEqual([...TABLE_CRIME_TYPES]);
  expect(rows[6]).toMatchObject({
    previous: 40,
    current: 28,
    difference: -12,
    percent: -30,
    direction: "down",
    verdict: "good",
    positionChange: null,
  });
  expect(rows[0]).toMatchObject({
    previous: null,
    current: null,
    difference: null,
    percent: null,
    direction: null,
    verdict: "neutral",
  });
});

test("the newest import of a period counts, with last year's figure as that table prints it", () => {
  const imported = {
    ...NOTHING,
    current: [robbery("new", 29), robbery("old", 28)],
    previous: [robbery("last-year", 38), robbery("new", 41), robbery("old", 40)],
  };
  expect(crimeFacts(imported, PERIOD)).toMatchObject([{ current: 29, previous: 41 }]);
});

test("a table that prints no figures of last year is held against last year's own table", () => {
  expect(
    crimeFacts({ ...NOTHING, current: [robbery("a", 28)], previous: [robbery("last-year", 38)] }, PERIOD),
  ).toMatchObject([{ previous: 38 }]);
});

test("what was printed belongs to the import whose count is shown", () => {
  const lines = [
    { batchId: "old", loadedAt: "", crimeType: "Robbery", printedPercent: "-29.9%", printedDifference: "-12" },
  ];
  expect(crimeFacts({ ...NOTHING, current: [robbery("new", 29), robbery("old", 28)], lines }, PERIOD)).toMatchObject([
    { printedPercent: null },
  ]);
});

test("the position is the table's own, and is held against the one before it that is known", () => {
  const positions = [
    place("b", "2023-12-31", 1),
    place("a", "2023-09-30", 2),
    place("c", "2023-06-30", null),
    place("d", "2022-09-30", 4),
  ];
  const facts = crimeFacts({ ...NOTHING, current: [robbery("a", 28)], positions }, PERIOD);
  expect(facts).toMatchObject([{ position: { position: 2 }, previousPosition: { position: 4, asAt: "2022-09-30" } }]);
  expect(crimeTable(facts)[6]?.positionChange).toBe(2);
});

// As published: positions of 31 October 2023 and of 31 October 2024, and the places gained.
test.each([
  ["All Crime", 12, 6, 6],
  ["Violence with Injury", 14, 10, 4],
  ["Theft of Vehicles", 7, 6, 1],
  ["Robbery", 2, 3, -1],
  ["Shoplifting", 6, 6, 0],
  ["Theft from Vehicles", 11, 11, 0],
  ["Cycle Theft", 14, 14, 0],
  ["Burglary – Residential", 15, 15, 0],
  ["Burglary – Business", 13, 10, 3],
])("%s from %d to %d: %d places", (_, previous, current, places) => {
  expect(positionChange({ position: previous }, { position: current })).toBe(places);
});

test("an unknown position gives no movement", () => {
  expect(positionChange({ position: null }, { position: 3 })).toBeNull();
  expect(positionChange({ position: 3 }, null)).toBeNull();
});

test("a position reads as a place in its group, and a movement says which way and from where", () => {
  expect(positionText({ position: 13, groupSize: 15, printed: "13/15" })).toBe("13 of 15");
  expect(positionText({ position: 13, groupSize: null, printed: "13" })).toBe("13");
  expect(positionText({ position: null, groupSize: null, printed: "N/A*" })).toBe("N/A*");
  expect(movementText(2, { position: 14, groupSize: 15 }, 15)).toBe("improved by 2 places, from 14");
  expect(movementText(-1, { position: 2, groupSize: 15 }, 15)).toBe("worse by 1 place, from 2");
  expect(movementText(0, { position: 2, groupSize: 15 }, 15)).toBe("same");
  expect(movementText(1, { position: 3, groupSize: 14 }, 15)).toBe("improved by 1 place, from 3 of 14");
  expect(movementText(0, { position: 3, groupSize: 14 }, 15)).toBe("same, then of 14");
});

test("a printed figure that the numbers do not give is told with the one that they do", () => {
  const printed = { printedPercent: "+20.9%", printedDifference: "+124" };
  expect(disagreementsOf({ previous: 596, current: 721, ...printed })).toEqual([
    { figure: "percentage", printed: "+20.9%", computed: "+21.0%" },
    { figure: "difference", printed: "+124", computed: "+125" },
  ]);
  expect(disagreementsOf({ previous: 815, current: 864, printedPercent: "+6%", printedDifference: "+49" })).toEqual([]);
  expect(disagreementsOf({ previous: 0, current: 4, printedPercent: "100%", printedDifference: null })).toEqual([
    { figure: "percentage", printed: "100%", computed: "n/a" },
  ]);
  expect(disagreementsOf({ previous: 4, current: 5, printedPercent: "#REF!", printedDifference: null })).toHaveLength(
    1,
  );
});

const ENTRY = {
  crimeType: "Robbery" as const,
  previous: 40,
  current: 28,
  printedPercent: "-30%",
  printedDifference: "-12",
  positions: [],
};
test.each([
  ["nothing recorded", [], "new"],
  ["the same recorded", [ENTRY], "same"],
  ["another count", [{ ...ENTRY, current: 29 }], "changed"],
  ["another count of last year", [{ ...ENTRY, previous: null }], "changed"],
  ["another print", [{ ...ENTRY, printedPercent: "-30.0%" }], "changed"],
  [
    "a position more",
    [{ ...ENTRY, positions: [{ asAt: "2023-09-30", position: 2, groupSize: 15, printed: "2/15" }] }],
    "changed",
  ],
  ["another type", [{ ...ENTRY, crimeType: "Shoplifting" as const }], "new"],
])("with %s a row is %s", (_, recorded, fate) => {
  expect(judgeEntries([ENTRY], recorded).map((row) => row.fate)).toEqual([fate]);
});

test.each([
  ["a half-year", "2023-04-01", "2023-09-30", null],
  ["one day", "2023-04-01", "2023-04-01", null],
  ["a whole year", "2023-04-01", "2024-03-31", null],
  ["a day more", "2023-03-31", "2024-03-31", "from"],
  ["a leap year whole", "2024-03-01", "2025-02-28", null],
  ["backwards", "2023-04-02", "2023-04-01", "to"],
  ["to today", "2026-04-01", "2026-11-22", null],
  ["to tomorrow", "2026-04-01", "2026-11-23", "to"],
])("%s: %s to %s", (_, from, to, field) => {
  expect(refusePeriod({ from, to }, "2026-11-22")?.field ?? null).toBe(field);
});
