import { fieldInWords } from "./log-row.ts";

export type DetailLine = { name: string; before: string | null; after: string | null };

/** The content of an event as a table: what was there, and what is there since; what has no before stands in `after` alone. */
export function detailLines(json: string): DetailLine[] {
  const content = JSON.parse(json) as unknown;
  const { before, after, ...rest } = isRecord(content) ? content : { content };
  const [was, is] = [flat(before), flat(after)];
  const changed = [...new Set([...was.keys(), ...is.keys()])].map((name) => ({
    name,
    before: was.get(name) ?? null,
    after: is.get(name) ?? null,
  }));
  return [...changed, ...[...flat(rest)].map(([name, text]) => ({ name, before: null, after: text }))];
}

function flat(value: unknown, name = ""): Map<string, string> {
  if (value === undefined) return new Map();
  if (!isRecord(value)) return new Map([[name || "value", inWords(value)]]);
  return new Map(
    Object.entries(value).flatMap(([key, inner]) => [
      ...flat(inner, [name, fieldInWords(key)].filter(Boolean).join(": ")),
    ]),
  );
}

function inWords(value: unknown): string {
  if (value === null || value === "") return "Nothing";
  if (Array.isArray(value))
    return value.length === 0 ? "Nothing" : value.map((v) => (isRecord(v) ? JSON.stringify(v) : inWords(v))).join(", ");
  if (typeof value === "boolean") return value ? "Yes" : "No";
  return typeof value === "string" ? value : JSON.stringify(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
