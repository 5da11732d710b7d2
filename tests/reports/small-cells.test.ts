import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CrimeByArea } from "#app/domain/performance/crime-by-area.ts";
import { areaReportTables, increasesOutside, increasesTable } from "#app/domain/reports/report-tables.ts";
import { copyOf, type SentContent } from "#app/domain/reports/sent-content.ts";
import { columnOutside } from "#app/domain/reports/small-cells.ts";

describe("a column of crimes by beat outside the partnership", () => {
  test.each([
    ["five is shown, four is not", [5, 4, 3, 9], ["shown", "under-5", "under-5", "shown"]],
    ["nought says nothing of anybody", [0, 5, 9], ["shown", "shown", "shown"]],
    [
      "one small number alone takes the smallest other with it",
      [9, 3, 7, 7],
      ["shown", "under-5", "withheld", "shown"],
    ],
    ["with nothing else but noughts, one of these", [0, 3, 0], ["withheld", "under-5", "shown"]],
    ["several that must each be one", [1, 1, 8, 6], ["under-5", "under-5", "shown", "withheld"]],
    ["several that must each be four", [4, 4, 8], ["under-5", "under-5", "withheld"]],
    ["no figure is none", [null, 2, 3, 9], ["shown", "under-5", "under-5", "shown"]],
    ["nothing small", [5, 6, null], ["shown", "shown", "shown"]],
  ])("%s", (_, counts, outside) => expect(columnOutside(counts)).toEqual(outside));

  test("no small number is shown, and with the sum none can be worked out", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 3, maxLength: 12 }), (counts) => {
        const outside = columnOutside(counts);
        const small = counts.filter((count) => count > 0 && count < 5);
        expect(outside.filter((one) => one === "under-5")).toHaveLength(small.length);
        const hidden = outside.filter((one) => one !== "shown").length;
        const sum = small.reduce((total, count) => total + count, 0);
        const isWithheld = outside.includes("withheld");
        const isSafe = isWithheld || small.length === counts.length || (sum > small.length && sum < small.length * 4);
        expect(small.length === 0 ? hidden === 0 : hidden > 1 && isSafe).toBe(true);
      }),
    );
  });
});

const cell = (previous: number, current: number) => ({ "Theft of Vehicles": { previous, current } });
const crime = {
  ...{ kind: "beat", types: ["Theft of Vehicles"], aims: {}, notRecorded: {}, people: {}, used: [] },
  period: { from: "2026-04-01", to: "2026-06-30" },
  rows: [
    { areaId: "1", code: "56", name: "Anstey", cells: cell(3, 20) },
    { areaId: "2", code: "57", name: "Birstall", cells: cell(12, 14) },
    { areaId: "3", code: "58", name: "Barrow", cells: cell(9, 30) },
  ],
  totals: { "Theft of Vehicles": { borough: { previous: 24, current: 64 } } },
} as unknown as CrimeByArea;

test("with a small number its change goes too, in the tables by beat", () => {
  const [table] = areaReportTables(crime);
  expect(table?.rows.map(({ cells }) => cells.map(({ outside }) => outside))).toEqual([
    ["Under 5", "20", "Not shown", "Not shown"],
    ["12", "14", "+2", "+17%"],
    ["Not shown", "30", "Not shown", "Not shown"],
    ["24", "64", "+40", "+167%"],
  ]);
  expect(table?.rows[0]?.cells.map(({ text }) => text)).toEqual(["3", "20", "+17", "+567%"]);
});

test("among the largest increases of beats neither number of a small one goes out, because its rank does", () => {
  const rows = [
    { name: "Theft of Vehicles in 58 Barrow", rank: 1, previous: 9, current: 30, increase: 21 },
    { name: "Theft of Vehicles in 56 Anstey", rank: 2, previous: 3, current: 20, increase: 17 },
    { name: "Theft of Vehicles in 57 Birstall", rank: 3, previous: 12, current: 14, increase: 2 },
  ];
  const table = increasesTable("top-ten", "Ten types", rows, increasesOutside(crime));
  expect(table.rows.map(({ cells }) => cells.map(({ outside }) => outside))).toEqual([
    ["1", "Not shown", "Not shown", "Not shown"],
    ["2", "Under 5", "Not shown", "Not shown"],
    ["3", "12", "14", "+2"],
  ]);
});

test("a table for the partnership alone is not in the public version", () => {
  const table = { id: "open-cases", caption: "Open", note: null, heads: ["Case"], rows: [] };
  const part = { part: "cases", section: null, heading: "Cases", words: "", fields: [] };
  const content = { parts: [{ ...part, tables: [{ ...table, isInside: true }, table] }] } as unknown as SentContent;
  expect(copyOf(content, "public").parts[0]?.tables).toHaveLength(1);
  expect(copyOf(content, "whole").parts[0]?.tables).toHaveLength(2);
});
