import { validate, version } from "uuid";
import type { Statement } from "./statements.ts";

/** A write. A slot stands where a value is another one each time: from 0 on an id, from -1 down a reference. */
export type Write = { sql: string; parameters: readonly unknown[]; slots: readonly (number | null)[] };
export type Writes = { writes: readonly Write[]; ids: number; references: number };

/**
 * What the product wrote for one form, so that a bare driver can write it again and again: each id that was given since
 * that instant, and each reference of a record, is another one each time.
 */
export function repeatable(statements: readonly Statement[], since: number): Writes {
  const ids = new Map<string, number>();
  const references = new Map<string, number>();
  const slotOf = (value: unknown) => {
    if (typeof value !== "string") return null;
    if (isGivenSince(value, since)) return indexIn(ids, value);
    if (/^(IN|RP)-\d\d-\d{4,}$/.test(value)) return -1 - indexIn(references, value);
    return null;
  };
  const writes = statements
    .filter(({ sql }) => /^(insert|update|delete)\b/i.test(sql))
    .map(({ sql, parameters }) => ({ sql, parameters, slots: parameters.map(slotOf) }));
  return { writes, ids: ids.size, references: references.size };
}

function isGivenSince(text: string, since: number) {
  return validate(text) && version(text) === 7 && Number.parseInt(text.replace("-", "").slice(0, 12), 16) >= since;
}

function indexIn(known: Map<string, number>, value: string) {
  const index = known.get(value) ?? known.size;
  known.set(value, index);
  return index;
}

/** The values of one write, with these ids and references in their places. */
export function filledIn(
  { parameters, slots }: Write,
  ids: readonly string[],
  references: readonly string[],
): unknown[] {
  return parameters.map((value, index) => {
    const slot = slots[index] ?? null;
    if (slot === null) return value;
    return slot >= 0 ? ids[slot] : references[-1 - slot];
  });
}
