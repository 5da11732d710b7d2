import { describe, expect, test } from "vitest";
import { barText, chartOf } from "#app/domain/reports/report-charts.ts";
import { copyOf, type ReportTable, type SentContent, type SentPart } from "#app/domain/reports/sent-content.ts";
import { inThemes } from "#app/domain/reports/templates.ts";

type Row = [name: string, ...cells: (string | [text: string, outside: string])[]];

function aTable(id: string, heads: string[], rows: Row[]): ReportTable {
  return {
    ...{ id, caption: "A table", note: null, heads: ["Name", ...heads] },
    rows: rows.map(([name, ...cells]) => ({
      name,
      cells: cells.map((cell, at) => {
        const [text = "", outside = text] = typeof cell === "string" ? [cell] : cell;
        const key = name.includes(":") ? `${id}/measure/value/${at}` : `${id}/measure/${at}`;
        return { text, outside, key };
      }),
    })),
  };
}

const YEARS = ["Quarter", "Before", "Year to date", "To date, a year before"];

describe("a chart", () => {
  test("of crime leaves All Crime to the table, and tells of a type without a figure nothing", () => {
    const chart = chartOf(
      aTable("crime-table", ["To 2025", "To 2026"], [["All Crime", "7,475", "7,142"], ["Robbery", "1,040", "28"], ["Theft", "No figure", "5"], ["Arson", "No figure", "No figure"]]), // prettier-ignore
    );
    expect(chart).toMatchObject({
      names: ["Robbery", "Theft"],
      series: [
        { name: "To 2025", values: [1040, null] },
        { name: "To 2026", values: [28, 5] },
      ],
      sentence: "Of 1 types 1 fell. All Crime is in the table.",
    });
  });

  test("by beat leaves the borough to the table", () => {
    const rows: Row[] = [["57", "3", "4"], ["58", "3", "3"], ["In none of them", "1", "0"], ["The borough", "7", "7"]]; // prettier-ignore
    const chart = chartOf(aTable("crime-areas-Robbery", ["A year before", "Now"], rows));
    expect(chart?.names).toEqual(["57", "58", "In none of them"]);
    expect(chart?.sentence).toBe("Of 2 names 1 rose and 1 stayed the same. The borough is in the table.");
  });

  test("of the partnership's own work is of the whole numbers over the year that are not nought twice", () => {
    const rows: Row[] = [["Incidents", "1", "1", "9", "8"], ["Incidents, type: Noise", "1", "1", "9", "8"], ["Reviews", "0", "0", "0", "0"], ["Open cases", "4", "3", "", ""], ["Cases", "1", "2", "0", "6"]]; // prettier-ignore
    const chart = chartOf(aTable("outcomes", YEARS, rows));
    expect(chart?.names).toEqual(["Incidents", "Cases"]);
    expect(chart?.series.map(({ values }) => values)).toEqual([
      [8, 6],
      [9, 0],
    ]);
  });

  test("of the largest increases names one whose number is shown, and is not drawn where none is", () => {
    const increases = (...rows: Row[]) =>
      chartOf(aTable("top-ten", ["Before", "Now", "Change", "More"], rows))?.sentence;
    expect(increases(["Arson", "Under 5", "9", "", "Not shown"], ["Theft", "40", "60", "", "20"])).toBe(
      "The largest is Theft, 20.",
    );
    expect(increases(["Arson", "Under 5", "9", "", "Not shown"])).toBeUndefined();
  });

  test("of the public version draws no number that the table does not print", () => {
    const table = aTable("asb", YEARS, [["A", "", "", ["9", "9"], ["3", "Under 5"]], ["B", "", "", ["8", "8"], ["6", "6"]]]); // prettier-ignore
    const part = { part: "asb", section: null, heading: "", words: "", fields: [], tables: [table] };
    const copy = copyOf({ parts: [part] } as unknown as SentContent, "public");
    const [first] = copy.parts[0]?.tables ?? [];
    expect(first && chartOf(first)?.series[0]?.values).toEqual([null, 6]);
  });

  test("of the budget is of its lines in whole pounds, and says the total", () => {
    const rows: Row[] = [["Mediation", "£5,000.00", "£1,745.50", "£3,254.50"], ["Posters", "£300.00", "£0.00", "£300.00"], ["Total", "£5,300.00", "£1,745.50", "£3,554.50"]]; // prettier-ignore
    const chart = chartOf(aTable("budget", ["Amount allocated", "Amount spent", "Amount remaining"], rows));
    expect(chart).toMatchObject({ unit: "pounds", names: ["Mediation", "Posters"] });
    expect(chart?.sentence).toBe("Of £5,300.00 allocated £1,745.50 is spent.");
    expect(chart && barText(chart.unit, 1745.5)).toBe("£1,746");
  });

  test("is drawn of nothing else, and not of a single name", () => {
    expect(chartOf(aTable("cases-discussed", ["Number"], [["Discussed", "3"], ["Open", "1"]]))).toBeNull(); // prettier-ignore
    expect(chartOf(aTable("crime-table", ["To 2025", "To 2026"], [["Robbery", "40", "28"]]))).toBeNull();
  });
});

describe("the parts of a report", () => {
  const aPart = (part: string, heading: string, section: string | null): SentPart => ({
    ...{ part, heading, section, words: "", fields: [], tables: [] },
  });
  const shownOf = (kind: "quarterly" | "scrutiny", parts: SentPart[]) =>
    inThemes({ kind, parts }).map(({ above, level, part, newPage }) => [
      ...[...above.map(({ text, depth }) => `${depth} ${text}`), `${level} ${part.heading}`],
      ...(newPage ? ["on a new page"] : []),
    ]);

  test("stand under their themes and sections, each of which is headed once and begins a page where it has several", () => {
    const theme = (n: number, part: string, heading: string) => aPart(part, `Theme ${n} – A: B: ${heading}`, "Part B");
    const parts = [
      ...[aPart("purpose", "Purpose of Report", "Part A"), aPart("introduction", "Introduction", "Part B")],
      ...[theme(1, "theme-context", "Context"), theme(1, "theme-aims", "Three-year aims")],
      ...[theme(2, "theme-context", "Context"), aPart("appendix-a", "Appendix A", "Part B")],
    ];
    expect(shownOf("scrutiny", parts)).toEqual([
      ["0 Part A", "1 Purpose of Report"],
      ["0 Part B", "1 Introduction", "on a new page"],
      ["1 Theme 1 – A: B", "2 Context", "on a new page"],
      ["2 Three-year aims"],
      ["1 Theme 2 – A: B", "2 Context", "on a new page"],
      ["1 Appendix A", "on a new page"],
    ]);
  });

  test("of a theme that has one follow each other; what the form of today does not know keeps its heading", () => {
    const parts = [
      aPart("theme", "Theme 1 – A: Update/s", null),
      aPart("theme", "Theme 2 – B: Update", null),
      aPart("gone", "Something: else", null),
    ];
    expect(shownOf("quarterly", parts)).toEqual([
      ["0 Theme 1 – A", "1 Update/s"],
      ["0 Theme 2 – B: Update"],
      ["0 Something: else"],
    ]);
  });
});
