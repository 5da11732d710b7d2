import { countText } from "../performance/change.ts";
import { changesInWords } from "../performance/change-words.ts";
import { barOf, type ReportRow, type ReportTable } from "./sent-content.ts";

/** Bars, one for each name or two; `values` of the first of a pair are the earlier, or what was allocated. */
export type ReportChart = {
  title: string;
  /** What it shows, for those who do not see it and for those who do. */
  sentence: string;
  names: readonly string[];
  series: readonly { name: string; values: readonly (number | null)[] }[];
  unit: "count" | "pounds";
};

type Drawn = Pick<ReportChart, "sentence"> & { columns: readonly number[]; rows: readonly ReportRow[] };

/** One bar compares nothing. */
const LEAST_NAMES = 2;

/** The chart of a table, of the numbers that stand in it alone: what the public does not read is not drawn either. */
export function chartOf(table: ReportTable): ReportChart | null {
  const drawn = drawnOf(table);
  if (drawn === null || drawn.rows.length < LEAST_NAMES) return null;
  const { sentence, columns, rows } = drawn;
  return {
    ...{ title: `${table.caption}, drawn`, sentence, unit: table.id === "budget" ? "pounds" : "count" },
    names: rows.map(({ name }) => name),
    series: columns.map((column) => ({
      name: table.heads[column + 1] ?? "",
      values: rows.map((row) => numberAt(row, column)),
    })),
  };
}

const OWN_WORK = ["outcomes", "asb", "group-work"];
const YEAR = 2;
const YEAR_BEFORE = 3;

function drawnOf({ id, heads, rows }: ReportTable): Drawn | null {
  if (id === "crime-table") {
    const drawn = withNumbers(rows, [0, 1], "All Crime");
    return { columns: [0, 1], rows: drawn, sentence: `${changes(drawn, [0, 1], "types")} All Crime is in the table.` };
  }
  if (id.startsWith("crime-areas-")) {
    const drawn = withNumbers(rows, [0, 1], "The borough");
    const areas = drawn.filter(({ name }) => name !== "In none of them");
    const said = changes(areas, [0, 1], `${heads[0]?.toLowerCase() ?? "area"}s`);
    return { columns: [0, 1], rows: drawn, sentence: `${said} The borough is in the table.` };
  }
  if (id === "top-five" || id === "top-ten") {
    const [largest] = withNumbers(rows, [3]);
    if (!largest) return null;
    return { columns: [3], rows, sentence: `The largest is ${largest.name}, ${largest.cells[3]?.text ?? ""}.` };
  }
  if (OWN_WORK.includes(id)) {
    const columns = [YEAR_BEFORE, YEAR];
    const drawn = withNumbers(rows, columns).filter((row) => isWhole(row) && columns.some((at) => numberAt(row, at)));
    return {
      ...{ columns, rows: drawn },
      sentence: `${changes(drawn, columns, "numbers")} What is counted over the year is drawn, unless it is nought in both years.`,
    };
  }
  return id === "budget" ? budgetDrawn(rows) : null;
}

function budgetDrawn(rows: readonly ReportRow[]): Drawn {
  const total = rows.find(({ name }) => name === "Total");
  const [allocated = "", spent = ""] = total?.cells.map(({ text }) => text) ?? [];
  return {
    ...{ columns: [0, 1], rows: rows.filter((row) => row !== total) },
    sentence: `Of ${allocated} allocated ${spent} is spent.`,
  };
}

function withNumbers(rows: readonly ReportRow[], columns: readonly number[], leftOut?: string) {
  return rows.filter((row) => row.name !== leftOut && columns.some((column) => numberAt(row, column) !== null));
}

/** Not one line of a number that is broken down: the key of such a line says of what. */
function isWhole({ cells }: ReportRow) {
  return cells.every(({ key }) => key === null || key.split("/").length === 3);
}

function changes(rows: readonly ReportRow[], [before = 0, now = 0]: readonly number[], what: string) {
  return changesInWords(
    rows.map((row) => ({ previous: numberAt(row, before), current: numberAt(row, now) })),
    what,
  );
}

function numberAt({ cells }: ReportRow, column: number): number | null {
  return barOf(cells[column]?.text ?? "");
}

/** As a bar has it at its end: whole pounds, since the table has the pence. */
export function barText(unit: ReportChart["unit"], value: number): string {
  return unit === "pounds" ? `£${countText(Math.round(value))}` : countText(value);
}
