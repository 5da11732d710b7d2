import type { LineError } from "#app/domain/performance/read-crime-table.ts";

type Field = { name: string; message: string; href?: string };

export function lineText(error: LineError | undefined) {
  if (!error) return "The table cannot be read";
  return `Line ${error.line}${error.column === null ? "" : `, ${error.column}`}: ${error.message}`;
}

/** The page's errors, with every wrong line of the table in place of the first. */
export function withLines(errors: readonly Field[], lines: readonly LineError[], field = "table"): Field[] {
  if (lines.length === 0 || !errors.some(({ name }) => name === field)) return [...errors];
  return [
    ...errors.filter(({ name }) => name !== field),
    ...lines.map((line, index) => ({ name: `${field}-${index}`, message: lineText(line), href: `#${field}` })),
  ];
}
