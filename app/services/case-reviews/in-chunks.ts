import { setImmediate } from "node:timers/promises";

/** Fewer than either engine takes in one statement, and few enough for others to have a turn in between. */
const CHUNK = 1_000;

/** What a query gives for so many ids, asked a thousand at a time; in the order of the ids, chunk by chunk. */
export async function inChunks<T>(
  ids: readonly string[],
  list: (chunk: readonly string[]) => Promise<readonly T[]>,
): Promise<T[]> {
  const found: T[] = [];
  for (let from = 0; from < ids.length; from += CHUNK) {
    if (from > 0) await setImmediate();
    for (const row of await list(ids.slice(from, from + CHUNK))) found.push(row);
  }
  return found;
}

/** The rows of each key, in their order. */
export function groupedBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
