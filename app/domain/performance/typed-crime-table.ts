import type { CrimeType } from "./crime-types.ts";
import { countOf, isBlank, printedPosition } from "./printed-figures.ts";
import type { CrimeTableEntry } from "./read-crime-table.ts";

/** The fields of one row of the table as a form: `previous-0`, `current-0`, `position-0`. */
export const typedField = (column: "previous" | "current" | "position", row: number) => `${column}-${row}`;

type Typed = Record<string, string | string[] | undefined>;

/** The rows that were typed; a row left blank says nothing, and what is recorded of it stands. */
export function typedEntries(
  types: readonly CrimeType[],
  typed: Typed,
  positionAsAt: string,
): { entries: CrimeTableEntry[]; errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  const entries: CrimeTableEntry[] = [];
  types.forEach((crimeType, row) => {
    const cell = (column: "previous" | "current" | "position") => String(typed[typedField(column, row)] ?? "");
    const count = (column: "previous" | "current") => {
      if (isBlank(cell(column))) return null;
      const found = countOf(cell(column));
      if (found === null) errors[typedField(column, row)] = `${crimeType}: enter a whole number of crimes`;
      return found;
    };
    const [previous, current] = [count("previous"), count("current")];
    const position = printedPosition(cell("position"));
    if (position.kind === "unreadable") errors[typedField("position", row)] = `${crimeType}: ${position.message}`;
    const isTyped = previous !== null || position.kind === "position";
    if (isTyped && current === null) errors[typedField("current", row)] ??= `${crimeType}: enter this year’s figure`;
    if (current === null) return;
    const { kind, ...printed } = position;
    entries.push({
      ...{ crimeType, previous, current, printedPercent: null, printedDifference: null },
      positions: kind === "position" && "printed" in printed ? [{ asAt: positionAsAt, ...printed }] : [],
    });
  });
  return { entries, errors };
}
