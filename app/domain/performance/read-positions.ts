import { format, lastDayOfMonth, parseISO } from "date-fns";
import { crimeTypeHint, crimeTypeOf, type OwnTypeName } from "./crime-type-names.ts";
import type { CrimeType } from "./crime-types.ts";
import { plainText, printedDay, printedPosition } from "./printed-figures.ts";
import type { Line, LineError } from "./read-crime-table.ts";

export type PositionEntry = {
  crimeType: CrimeType;
  asAt: string;
  position: number | null;
  groupSize: number | null;
  printed: string;
};
type Known = { asAt: string | null; groupSize: number | null; own: readonly OwnTypeName[]; today: string };
const MOST_LINES = 300;

/**
 * Positions in the similar group: a type a line and beside it the position, of one day; or under a heading with a day for
 * each column, "Crime type | Oct 2023 | Oct 2024". A month is as at its last day. A type without a position is passed over.
 */
export function readPositions(lines: readonly Line[], known: Known): { entries: PositionEntry[]; errors: LineError[] } {
  const filled = lines.filter(({ cells }) => cells.some((cell) => plainText(cell) !== ""));
  const [first] = filled;
  if (!first) return refused(1, "Enter the positions");
  if (filled.length > MOST_LINES)
    return refused(first.line, `This has ${filled.length} lines: there is one for each type`);
  const headed = first.cells.slice(1).map(dayOfHeading);
  const hasHeading = crimeTypeOf(first.cells[0] ?? "", known.own) === null && headed.some((day) => day !== null);
  const days = hasHeading ? headed : [known.asAt];
  if (!hasHeading && known.asAt === null) return refused(first.line, "Enter the day of the positions");
  const entries: PositionEntry[] = [];
  const errors: LineError[] = [];
  for (const row of hasHeading ? filled.slice(1) : filled) {
    const read = readRow(row, days, known);
    errors.push(...read.errors);
    for (const entry of read.entries) {
      if (entries.some((e) => e.crimeType === entry.crimeType && e.asAt === entry.asAt))
        errors.push({ line: row.line, column: null, message: `${entry.crimeType} is there twice` });
      entries.push(entry);
    }
  }
  if (entries.length === 0 && errors.length === 0) return refused(first.line, "Enter one position at least");
  return { entries: errors.length > 0 ? [] : entries, errors };
}

function readRow({ line, cells }: Line, days: readonly (string | null)[], known: Known) {
  const entries: PositionEntry[] = [];
  const errors: LineError[] = [];
  const wrong = (message: string) => errors.push({ line, column: null, message });
  const name = plainText(cells[0] ?? "");
  const crimeType = crimeTypeOf(name, known.own);
  const given = cells.slice(1).filter((cell) => plainText(cell) !== "");
  if (!crimeType) {
    wrong(`"${name}" is no type of crime: ${crimeTypeHint(name, known.own)}`);
    return { entries, errors };
  }
  if (cells.length - 1 > days.length && given.length > days.length) wrong("There are more positions than days");
  days.forEach((asAt, column) => {
    const read = printedPosition(cells[column + 1] ?? "");
    if (read.kind === "unreadable") wrong(read.message);
    if (read.kind !== "position") return;
    if (asAt === null) return wrong("The heading above this position names no day");
    if (asAt > known.today) return wrong("The day of the positions must be today or in the past");
    const groupSize = read.groupSize ?? (read.position === null ? null : known.groupSize);
    if (read.position !== null && groupSize !== null && read.position > groupSize)
      return wrong(`${read.position} is no position in a group of ${groupSize}`);
    entries.push({ crimeType, asAt, position: read.position, groupSize, printed: read.printed });
  });
  return { entries, errors };
}

function dayOfHeading(text: string) {
  const printed = printedDay(text);
  if (!printed || printed.month === null) return null;
  const month = `${printed.year}-${String(printed.month).padStart(2, "0")}`;
  return printed.day ?? format(lastDayOfMonth(parseISO(`${month}-01`)), "yyyy-MM-dd");
}

function refused(line: number, message: string) {
  return { entries: [], errors: [{ line, column: null, message }] };
}
