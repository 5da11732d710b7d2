import { type Direction, directionOf, type Verdict, verdictOf } from "./change.ts";
import type { CrimeType, TableCrimeType } from "./crime-types.ts";

/** What serious acquisitive crime is made of: residential burglary, theft of and from vehicles, and robbery. */
export const ACQUISITIVE_PARTS = [
  "Burglary – Residential",
  "Theft of Vehicles",
  "Theft from Vehicles",
  "Robbery",
] as const satisfies readonly TableCrimeType[];

type Figures = { crimeType: CrimeType; previous: number | null; current: number | null };
export type Composite = { previous: number; current: number; direction: Direction; verdict: Verdict };

/** The parts together; null while any of them lacks a figure, of this year or the last. */
export function seriousAcquisitiveCrime(rows: readonly Figures[]): Composite | null {
  const parts = ACQUISITIVE_PARTS.map((part) => rows.find((row) => row.crimeType === part));
  let [previous, current] = [0, 0];
  for (const part of parts) {
    if (!part || part.previous === null || part.current === null) return null;
    previous += part.previous;
    current += part.current;
  }
  const direction = directionOf(previous, current);
  return { previous, current, direction, verdict: verdictOf(direction, "lower") };
}
