import { lower } from "./columns.ts";
import type { ImportKind, ReadRow, RowProblem, RowValues } from "./kind.ts";

/** One row of a file as the kind understands it, or the first thing that is wrong with it. */
export function readRow(
  kind: ImportKind,
  columns: Readonly<Record<string, number>>,
  { line, cells }: { line: number; cells: readonly string[] },
): ReadRow | { line: number; problem: RowProblem; key: string | null } {
  const values: RowValues = {};
  const wrong = (problem: RowProblem) => ({ line, problem, key: kind.keyOfError?.(values) ?? null });
  for (const field of kind.fields) {
    const index = columns[field.name];
    const text = index === undefined ? "" : (cells[index] ?? "").replaceAll("\0", "").trim();
    if (text === "") {
      if (field.required) return wrong({ field: field.name, message: `Enter the ${lower(field.label)}` });
      values[field.name] = null;
      continue;
    }
    const read = field.read(text);
    if ("problem" in read) return wrong({ field: field.name, message: read.problem });
    values[field.name] = read.value;
  }
  const problem = kind.refuseRow?.(values);
  return problem ? wrong(problem) : { line, key: kind.keyOf(values), values };
}
