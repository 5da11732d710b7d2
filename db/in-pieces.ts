/** A statement takes 32,766 values on SQLite, and no row here has more than thirty. */
const ROWS_AT_ONCE = 1_000;

/** So many rows as there are, in as few statements as they fit in; none for none. */
export async function inPieces<T>(rows: readonly T[], write: (piece: readonly T[]) => Promise<unknown>) {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) await write(rows.slice(from, from + ROWS_AT_ONCE));
}
