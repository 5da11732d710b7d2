import { crimeTypeHint, crimeTypeOf, type OwnTypeName } from "./crime-type-names.ts";
import type { CrimeType } from "./crime-types.ts";
import { type CrimeTableColumns, crimeTableColumns, headingOf, isHeading } from "./crime-table-columns.ts";
import { countOf, isBlank, isTooLongForFigure, plainText, printedPosition } from "./printed-figures.ts";
import type { Period } from "./quarter.ts";

/** A row of a file, and the line on which it begins. */
export type Line = { line: number; cells: readonly string[] };
export type LineError = { line: number; column: string | null; message: string };

/** A row of the partnership's table. Null: the table has no such figure, which is never 0. */
export type CrimeTableEntry = {
  crimeType: CrimeType;
  previous: number | null;
  current: number;
  printedPercent: string | null;
  printedDifference: string | null;
  positions: { asAt: string; position: number | null; groupSize: number | null; printed: string }[];
};

const HEADING_WITHIN_LINES = 10;
const MOST_LINES = 200;

/** The table as the partnership prints it (DOMAIN 6.2, 6.7): titles above it and footnotes below it are passed over. */
export function readCrimeTable(
  lines: readonly Line[],
  period: Period,
  own: readonly OwnTypeName[] = [],
): { entries: CrimeTableEntry[]; errors: LineError[] } {
  const filled = lines.filter(({ cells }) => cells.some((cell) => plainText(cell) !== ""));
  const [first] = filled;
  if (!first) return refused(1, "The table is empty");
  if (filled.length > MOST_LINES)
    return refused(first.line, `This has ${filled.length} lines: the crime table has a row for each type`);
  const at = filled.slice(0, HEADING_WITHIN_LINES).findIndex(({ cells }) => isHeading(cells));
  const heading = filled[at];
  if (!heading)
    return refused(
      first.line,
      'No heading was found: it names "Crime Type" and the totals, such as "Total Crime as at 30th Sept 2023"',
    );
  const columns = crimeTableColumns(heading.cells, period);
  if ("message" in columns) return { entries: [], errors: [{ line: heading.line, ...columns }] };

  const rows = filled.slice(at + 1).filter(({ cells }) => !isFootnote(cells));
  if (rows.length === 0) return refused(heading.line, "There are no rows under the heading");
  const errors: LineError[] = [];
  const entries: CrimeTableEntry[] = [];
  for (const row of rows) {
    const read = readRow(row, heading.cells, columns, own);
    errors.push(...read.errors);
    if (!read.entry) continue;
    const { crimeType } = read.entry;
    if (entries.some((entry) => entry.crimeType === crimeType)) {
      errors.push({
        line: row.line,
        column: headingOf(heading.cells, columns.crimeType),
        message: `${crimeType} is in the table twice`,
      });
    } else {
      entries.push(read.entry);
    }
  }
  return { entries: errors.length > 0 ? [] : entries, errors };
}

function readRow(
  { line, cells }: Line,
  heading: readonly string[],
  columns: CrimeTableColumns,
  own: readonly OwnTypeName[],
) {
  const errors: LineError[] = [];
  const cell = (column: number | null) => (column === null ? "" : (cells[column] ?? ""));
  const wrong = (column: number, message: string) => errors.push({ line, column: headingOf(heading, column), message });
  if (cells.slice(heading.length).some((text) => text.trim() !== "")) {
    const message = `This row has ${cells.length} cells and the heading ${heading.length}: a number with a comma in it needs quotation marks`;
    return { entry: null, errors: [{ line, column: null, message }] };
  }

  const name = plainText(cell(columns.crimeType));
  const crimeType = crimeTypeOf(name, own);
  if (!crimeType)
    wrong(
      columns.crimeType,
      name === ""
        ? "The type of crime is missing"
        : `"${name}" is not a row of the crime table: ${crimeTypeHint(name, own)}`,
    );

  const count = (column: number | null) => {
    const text = cell(column);
    if (column === null || isBlank(text)) return null;
    const found = countOf(text);
    if (found === null) wrong(column, `"${plainText(text)}" is not a whole number of crimes`);
    return found;
  };
  const [previous, current] = [count(columns.previous), count(columns.current)];
  if (current === null && isBlank(cell(columns.current))) {
    wrong(columns.current, "The number of crimes is missing: enter it, or leave the row out");
  }

  for (const column of [columns.percent, columns.difference])
    if (column !== null && isTooLongForFigure(cell(column))) wrong(column, "This is too long to be a figure");

  const positions: CrimeTableEntry["positions"] = [];
  for (const { column, asAt } of columns.positions) {
    const { kind, ...read } = printedPosition(cell(column));
    if (kind === "unreadable" && "message" in read) wrong(column, read.message);
    if (kind === "position" && "printed" in read) positions.push({ asAt, ...read });
  }
  if (!crimeType || current === null || errors.length > 0) return { entry: null, errors };
  const printed = { printedPercent: kept(cell(columns.percent)), printedDifference: kept(cell(columns.difference)) };
  return { entry: { crimeType, previous, current, ...printed, positions }, errors };
}

function kept(cell: string) {
  return isBlank(cell) ? null : plainText(cell);
}

/** "*N/A – not available", "Source: iQuanta": alone in its row, and not a type of crime. */
function isFootnote(cells: readonly string[]) {
  const filled = cells.filter((cell) => plainText(cell) !== "");
  return filled.length === 1 && /^(\*|†|‡|\(|note|source|nb\b|n\/a|key\b|data\b)/i.test(plainText(filled[0] ?? ""));
}

function refused(line: number, message: string) {
  return { entries: [], errors: [{ line, column: null, message }] };
}
