import type { CountedRecord } from "../performance/measures/measure.ts";
import type { Period } from "../performance/quarter.ts";
import type { FieldValues } from "./part-fields.ts";
import type { ReportKind } from "./report.ts";

/** `outside` is what leaves the partnership. `key` names a number, so that it can be held against the same number of another day. */
export type ReportCell = { text: string; outside: string; key: string | null };
export type ReportRow = { name: string; cells: readonly ReportCell[] };
export type ReportTable = {
  id: string;
  caption: string;
  note: string | null;
  /** The first is of the names. */
  heads: readonly string[];
  rows: readonly ReportRow[];
  /** For the partnership alone: the public version has none of it. */
  isInside?: true;
};

export type SentPart = {
  part: string;
  section: string | null;
  heading: string;
  words: string;
  fields: readonly { label: string; text: string }[];
  tables: readonly ReportTable[];
};

export type Definition = { name: string; meaning: string; dateField: string; source: string };

/** The ids of the rows behind the numbers, each once, and for each number which of them. */
export type RowsBehind = {
  records: Partial<Record<CountedRecord, readonly string[]>>;
  numbers: Record<string, { record: CountedRecord; at: readonly number[] }>;
};

/** To which day the figures are counted, and of which days the tables of crime are; null: none was loaded. */
export type FigureDays = { asAt: string; crime: Period | null; areas: Period | null };

/** A report as it was sent. What is read of it is read of this alone. */
export type SentContent = {
  format: 1;
  kind: ReportKind;
  reference: string;
  title: string;
  of: string;
  author: string | null;
  signedOffBy: string | null;
  from: string;
  to: string;
  days: FigureDays;
  sentOn: string;
  plan: string | null;
  parts: readonly SentPart[];
  definitions: readonly Definition[];
  settings: Readonly<Record<string, unknown>>;
  behind: RowsBehind;
};

export function sentContentIn(content: string): SentContent {
  return JSON.parse(content) as SentContent;
}

/** The same numbers with the same keys, as they are today. */
export type FigureChange = { part: string; table: string; row: string; column: string; was: string; now: string };

/** Every number that is not today what was sent; what is not counted any more is said to be so. */
export function figuresChanged(sent: readonly SentPart[], today: readonly SentPart[]): FigureChange[] {
  const now = new Map(numbersOf(today).map((number) => [number.key, number.text]));
  return numbersOf(sent).flatMap(({ key, text, part, table, row, column }) => {
    const current = now.get(key);
    return current === text ? [] : [{ part, table, row, column, was: text, now: current ?? "Not counted any more" }];
  });
}

function numbersOf(parts: readonly SentPart[]) {
  return parts.flatMap((part) =>
    part.tables.flatMap((table) =>
      table.rows.flatMap((row) =>
        row.cells.flatMap((cell, index) =>
          cell.key === null
            ? []
            : [
                {
                  ...{ key: `${part.part}/${cell.key}`, text: cell.text, part: part.heading, table: table.caption },
                  ...{ row: row.name, column: table.heads[index + 1] ?? "" },
                },
              ],
        ),
      ),
    ),
  );
}

export type CopyKind = "whole" | "public";
export const REPORT_COPIES = ["whole", "public"] as const;
export const REPORT_COPY_NAMES: Record<CopyKind, string> = {
  whole: "For the partnership",
  public: "Public version: small numbers are not shown",
};

/** One copy of it: of the public one each cell is as it leaves the partnership, and no list of records stands in it. */
export function copyOf(content: SentContent, copy: CopyKind): SentContent {
  if (copy === "whole") return content;
  const cell = (one: ReportCell) => ({ ...one, text: one.outside });
  const parts = content.parts.map((part) => ({
    ...part,
    tables: part.tables
      .filter(({ isInside }) => !isInside)
      .map((table) => ({
        ...table,
        rows: table.rows.map((row) => ({ ...row, cells: row.cells.map(cell) })),
      })),
  }));
  return { ...content, parts, behind: { records: {}, numbers: {} } };
}

/** The ids behind one number. */
export function idsBehind(
  { records, numbers }: RowsBehind,
  key: string,
): { record: CountedRecord; ids: string[] } | null {
  const number = numbers[key];
  if (!number) return null;
  const all = records[number.record] ?? [];
  return { record: number.record, ids: number.at.flatMap((index) => all[index] ?? []) };
}

type Counted = { key: string; record: CountedRecord; ids: readonly string[] };

/** Each id once, however many numbers it is behind. */
export function rowsBehindOf(counted: readonly Counted[]): RowsBehind {
  const places = new Map<CountedRecord, Map<string, number>>();
  const numbers: RowsBehind["numbers"] = {};
  for (const { key, record, ids } of counted) {
    const known = places.get(record) ?? new Map<string, number>();
    places.set(record, known);
    numbers[key] = {
      record,
      at: ids.map((id) => {
        const at = known.get(id) ?? known.size;
        known.set(id, at);
        return at;
      }),
    };
  }
  return { records: Object.fromEntries([...places].map(([record, known]) => [record, [...known.keys()]])), numbers };
}

/** What the fields of a part say, each under its question. */
export function fieldLines(fields: readonly { name: string; label: string }[], values: FieldValues) {
  return fields.map(({ name, label }) => ({ label, text: values[name] ?? "" }));
}

/** The number in a cell, as a bar or a workbook has it; null where it is none. */
export function barOf(text: string): number | null {
  const digits = text.replaceAll(",", "").replace("−", "-").replace("+", "").replace("£", "");
  return /^-?\d+(\.\d+)?$/.test(digits) ? Number(digits) : null;
}
