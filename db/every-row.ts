/**
 * Every row of a query, read a piece at a time in the order of a key, so that no limit cuts it short in silence. `read`
 * gives up to `size` rows beyond the key.
 */
export async function everyRow<T, K>(
  size: number,
  read: (after?: K) => Promise<T[]>,
  keyOf: (row: T) => K,
): Promise<T[]> {
  const all: T[] = [];
  for (let after: K | undefined; ;) {
    const piece = await read(after);
    for (const row of piece) all.push(row);
    const last = piece.at(-1);
    if (last === undefined || piece.length < size) return all;
    after = keyOf(last);
  }
}
