/** The middle one of some numbers; of an even count, half-way between the two in the middle. NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [lower, upper] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return lower === undefined || upper === undefined ? Number.NaN : (lower + upper) / 2;
}

/** The least of the numbers that so many in a hundred do not exceed (nearest rank). NaN for none. */
export function percentile(values: readonly number[], hundredths: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((sorted.length * hundredths) / 100) - 1)] ?? Number.NaN;
}

type Sides<T> = { product: () => Promise<T>; floor: () => Promise<T> };

/**
 * The two sides in turn, so many times each, the floor first in every other round: what the machine does meanwhile falls on
 * both. Gives all that was measured.
 */
export async function interleaved<T>(rounds: number, { product, floor }: Sides<T>) {
  const measured = { product: [] as T[], floor: [] as T[] };
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 1) measured.floor.push(await floor());
    measured.product.push(await product());
    if (round % 2 === 0) measured.floor.push(await floor());
  }
  return measured;
}

/** Milliseconds that the work takes once, as the median of so many times. */
export async function timed(times: number, work: () => unknown): Promise<number> {
  const taken: number[] = [];
  for (let time = 0; time < times; time++) {
    const started = performance.now();
    await work();
    taken.push(performance.now() - started);
  }
  return median(taken);
}
