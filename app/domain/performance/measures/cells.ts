import type { DimensionId } from "./dimensions.ts";

/** Rows of a measure that are alike: how many, of which group and with which values; with days, how many took so many. */
export type Cell = {
  group: string | null;
  values: Readonly<Partial<Record<DimensionId, string>>>;
  amount: number | null;
  count: number;
};

/** Of which rows a number is. Nothing said: of all. `group: null` is of no group. */
export type Filter = { group?: string | null; by?: DimensionId; is?: string };

/** How many rows the filter lets through. */
export function countOf(cells: readonly Cell[], filter: Filter = {}): number {
  return through(cells, filter).reduce((sum, cell) => sum + cell.count, 0);
}

/** The median of the rows' whole days, in halves where two stand in the middle; null of no rows. */
export function medianOf(cells: readonly Cell[], filter: Filter = {}): number | null {
  const counted = through(cells, filter).flatMap(({ amount, count }) => (amount === null ? [] : [{ amount, count }]));
  const sorted = counted.sort((a, b) => a.amount - b.amount);
  const rows = sorted.reduce((sum, { count }) => sum + count, 0);
  if (rows === 0) return null;
  return (nth(sorted, Math.floor((rows - 1) / 2)) + nth(sorted, Math.floor(rows / 2))) / 2;
}

function nth(sorted: readonly { amount: number; count: number }[], index: number): number {
  let before = 0;
  for (const { amount, count } of sorted) {
    before += count;
    if (index < before) return amount;
  }
  throw new Error("There are not so many rows");
}

function through(cells: readonly Cell[], { group, by, is }: Filter) {
  return cells.filter(
    (cell) =>
      (group === undefined || cell.group === group) && (by === undefined || is === undefined || cell.values[by] === is),
  );
}

/** The values that occur, each once. */
export function valuesOf(cells: readonly Cell[], by: DimensionId): string[] {
  return [...new Set(cells.flatMap((cell) => cell.values[by] ?? []))];
}
