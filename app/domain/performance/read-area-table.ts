import { areaOfRow, type KnownArea } from "./area-names.ts";
import { areaTableColumns, isAreaHeading, isSubHeading, type TypeColumns } from "./area-table-columns.ts";
import { headingOf } from "./crime-table-columns.ts";
import type { OwnTypeName } from "./crime-type-names.ts";
import type { CrimeType } from "./crime-types.ts";
import { countOf, isBlank, isTooLongForFigure, plainText } from "./printed-figures.ts";
import type { Period } from "./quarter.ts";
import type { Line, LineError } from "./read-crime-table.ts";

/** One type of crime in one area. The area is null for crimes that the table counts in none. */
export type AreaEntry = {
  areaId: string | null;
  /** As the table calls the area. */
  printed: string;
  crimeType: CrimeType;
  previous: number | null;
  current: number;
  printedPercent: string | null;
};
type AreaTable = {
  entries: AreaEntry[];
  /** Rows of the whole borough, which come by a table of their own: told, and not loaded. */
  passedOver: string[];
  errors: LineError[];
};

type Known = {
  kind: "beat" | "ward";
  areas: readonly KnownArea[];
  own: readonly OwnTypeName[];
  /** What the partnership is called: a row of that name is of the whole borough. */
  wholeName: string;
};

const HEADING_WITHIN_LINES = 10;
const MOST_LINES = 1_000;

/** A table whose rows are beats or wards, and whose columns are types of crime of two years (DOMAIN 6.4). */
export function readAreaTable(lines: readonly Line[], period: Period, known: Known): AreaTable {
  const filled = lines.filter(({ cells }) => cells.some((cell) => plainText(cell) !== ""));
  const [first] = filled;
  if (!first) return refused(1, "The table is empty");
  if (filled.length > MOST_LINES) return refused(first.line, `This has ${filled.length} lines: a table has one for each ${known.kind}`); // prettier-ignore
  if (known.areas.length === 0) return refused(first.line, `No ${known.kind}s are loaded: load them first`);
  const at = filled.slice(0, HEADING_WITHIN_LINES).findIndex(({ cells }) => isAreaHeading(cells, known.own));
  const heading = filled[at];
  if (!heading)
    return refused(first.line, `No heading was found: it names types of crime, such as "All Crime", beside "Beat"`);
  const next = filled[at + 1];
  const below = next && isSubHeading(next.cells) ? next : null;
  const columns = areaTableColumns(heading.cells, below?.cells ?? null, period, known.own);
  if ("message" in columns) return { entries: [], passedOver: [], errors: [{ line: heading.line, ...columns }] };
  const rows = filled.slice(at + (below ? 2 : 1));
  if (rows.length === 0) return refused(heading.line, "There are no rows under the heading");
  return readRows(rows, heading.cells, columns, known);
}

function readRows(rows: readonly Line[], heading: readonly string[], columns: TypeColumns[], known: Known): AreaTable {
  const table: AreaTable = { entries: [], passedOver: [], errors: [] };
  const seen = new Set<string>();
  for (const row of rows) {
    const printed = plainText(row.cells[0] ?? "");
    const found = areaOfRow(printed, known.areas, known.wholeName);
    const wrong = (message: string) => table.errors.push({ line: row.line, column: headingOf(heading, 0), message });
    if (found.kind === "unknown") {
      if (row.cells.slice(1).every((cell) => plainText(cell) === "")) continue;
      wrong(`No ${known.kind} is called "${printed}": correct it, load it first, or call the row "Not recorded"`);
    } else if (found.kind === "whole") {
      table.passedOver.push(printed);
    } else {
      const areaId = found.kind === "area" ? found.area.id : null;
      if (areaId !== null && seen.has(areaId)) wrong(`${printed} is in the table twice`);
      seen.add(areaId ?? "");
      const read = readFigures(row, heading, columns);
      table.errors.push(...read.errors);
      table.entries.push(...read.figures.map((figures) => ({ areaId, printed, ...figures })));
    }
  }
  if (table.entries.length === 0 && table.errors.length === 0)
    return refused(rows[0]?.line ?? 1, "The table has no figures");
  return table.errors.length > 0 ? { ...table, entries: [] } : table;
}

function readFigures({ line, cells }: Line, heading: readonly string[], columns: readonly TypeColumns[]) {
  const errors: LineError[] = [];
  const figures = columns.flatMap(({ crimeType, ...column }) => {
    const wrong = (at: number, message: string) => {
      errors.push({ line, column: `${crimeType}, ${headingOf(heading, at)}`, message });
      return null;
    };
    const count = (at: number | null) => {
      const text = at === null ? "" : (cells[at] ?? "");
      if (at === null || isBlank(text)) return null;
      return countOf(text) ?? wrong(at, `"${plainText(text)}" is not a whole number of crimes`);
    };
    const before = errors.length;
    const [previous, current] = [count(column.previous), count(column.current)];
    if (column.percent !== null && isTooLongForFigure(cells[column.percent] ?? ""))
      wrong(column.percent, "This is too long to be a figure");
    if (errors.length > before) return [];
    if (current === null && previous !== null) wrong(column.current, "The number of crimes is missing");
    if (current === null) return [];
    const percent = column.percent === null ? "" : (cells[column.percent] ?? "");
    return [{ crimeType, previous, current, printedPercent: isBlank(percent) ? null : plainText(percent) }];
  });
  return { figures, errors };
}

function refused(line: number, message: string): AreaTable {
  return { entries: [], passedOver: [], errors: [{ line, column: null, message }] };
}
