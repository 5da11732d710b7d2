/** So many rows that no statement holds more values than an engine takes. */
const ROWS_AT_ONCE = 500;

export function chunks<T>(rows: readonly T[] = [], size = ROWS_AT_ONCE): T[][] {
  const found: T[][] = [];
  for (let at = 0; at < rows.length; at += size) found.push(rows.slice(at, at + size));
  return found;
}
