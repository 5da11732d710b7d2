import { lower } from "./columns.ts";
import type { ImportKind, ReadRow, RowProblem, RowValues } from "./kind.ts";

/** One row of a file as the kind understands it, or the first thing that is wrong with it. */
export function readRow(
  kind: ImportKind,
  columns: Readonly<Record<string, number>>,
  { line, cells }: { line: number; cells: readonly string[] },
): ReadRow | { line: number; problem: RowProblem } {
  const values: RowValues = {};
  for (const field of kind.fields) {
    const index = columns[field.name];
    const text = index === undefined ? "" : (cells[index] ?? "").replaceAll("\0", "").trim();
    if (text === "") {
      if (field.required) return { line, problem: { field: field.name, message: `Enter the ${lower(field.label)}` } };
      values[field.name] = null;
      continue;
    }
    const read = field.read(text);
    if ("problem" in read) return { line, problem: { field: field.name, message: read.problem } };
    values[field.name] = read.value;
  }
  const problem = kind.refuseRow?.(values);
  return problem ? { line, problem } : { line, key: kind.keyOf(values), values };
}
