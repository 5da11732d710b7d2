import { ALL_CRIME, type CrimeType } from "./crime-types.ts";

type Counted = { name: string; previous: number | null; current: number | null };
export type Increase = { rank: number; name: string; previous: number; current: number; increase: number };

/**
 * By the number of crimes more than in the same days a year before, never by the percentage. Equal increases share a rank and
 * the rank after is left out (1, 2, 2, 4); whoever shares the last place is kept.
 */
export function largestIncreases(counted: readonly Counted[], most: number): Increase[] {
  const risen = counted
    .flatMap(({ name, previous, current }) =>
      previous === null || current === null || current <= previous
        ? []
        : [{ name, previous, current, increase: current - previous }],
    )
    .sort((a, b) => b.increase - a.increase || a.name.localeCompare(b.name, "en-GB"));
  return risen
    .map((one) => ({ rank: 1 + risen.filter((other) => other.increase > one.increase).length, ...one }))
    .filter(({ rank }) => rank <= most);
}

/** All Crime holds every other type and would always come first. */
export function isRanked(crimeType: CrimeType) {
  return crimeType !== ALL_CRIME;
}
