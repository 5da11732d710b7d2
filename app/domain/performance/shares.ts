/**
 * The share that these make of a whole, in whole percent, rounded half up once at the end: shares that were rounded are
 * never added (DOMAIN 6.4). Null of nothing.
 */
export function sharePercent(parts: readonly number[], whole: number): number | null {
  if (whole <= 0) return null;
  const sum = parts.reduce((total, part) => total + part, 0);
  return Math.floor((200 * sum + whole) / (2 * whole));
}

/** Per 1,000 people, to two decimals, half up: 7,812 among 166,100 are 47.03 (DOMAIN 6.4). Null without people. */
export function ratePerThousand(count: number, people: number): number | null {
  if (people <= 0) return null;
  return Math.floor((200_000 * count + people) / (2 * people)) / 100;
}

export function rateText(rate: number | null): string {
  return rate === null ? "Not known" : rate.toFixed(2);
}

export type Population = { year: number; people: number };

/** The newest that is not later than the figures; else the oldest there is. Its year is always said beside the rate. */
export function populationFor<P extends Population>(known: readonly P[], year: number): P | null {
  const inOrder = [...known].sort((a, b) => a.year - b.year);
  return inOrder.filter((p) => p.year <= year).at(-1) ?? inOrder[0] ?? null;
}
