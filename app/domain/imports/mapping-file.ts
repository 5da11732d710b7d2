import { z } from "zod/mini";
import type { SavedColumns } from "./columns.ts";
import { headingKey } from "./columns.ts";
import type { ImportKind } from "./kind.ts";

const words = z.record(z.string().check(z.maxLength(200)), z.string().check(z.minLength(1), z.maxLength(200)));

/**
 * Columns as a file of JSON has them: each field by the words of its heading, or by its place counted from 0. Without any
 * they are guessed, and the file of JSON says only where the rows come from and what is meant by their names.
 */
const mappingFile = z.strictObject({
  hasHeadings: z.optional(z.boolean()),
  columns: z.optional(z.record(z.string(), z.union([z.string(), z.number().check(z.int(), z.nonnegative())]))),
  agency: z.optional(z.string()),
  system: z.optional(z.string().check(z.maxLength(80))),
  agencies: z.optional(words),
  types: z.optional(words),
});
export type MappingFile = z.output<typeof mappingFile>;

/** The mapping, or in one line what is wrong with it. */
export function readMappingFile(text: string, kind: ImportKind): { mapping: MappingFile } | { problem: string } {
  const read = mappingFile.safeParse(parsed(text));
  if (!read.success) {
    const [issue] = read.error.issues;
    const where = issue?.path.length ? ` at ${issue.path.join(".")}` : "";
    return {
      problem: `must be JSON with any of "columns" (a field to the heading of its column), "agency", "system", "agencies" and "types"${where}`,
    };
  }
  const known = kind.fields.map(({ name }) => name);
  const unknown = Object.keys(read.data.columns ?? {}).find((name) => !known.includes(name));
  if (unknown !== undefined) return { problem: `names a field "${unknown}". The fields are ${known.join(", ")}` };
  return { mapping: read.data };
}

/** As if it had been saved: headings as they are compared. Null when it leaves the columns to be guessed. */
export function asSaved({ hasHeadings = true, columns, system }: MappingFile): SavedColumns | null {
  if (!columns) return null;
  const entries = Object.entries(columns).map(([name, at]) => [name, typeof at === "string" ? headingKey(at) : at]);
  return { hasHeadings, columns: Object.fromEntries(entries) as SavedColumns["columns"], system };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return null;
  }
}
