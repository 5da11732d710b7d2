import type { PlacedKind } from "../locations/area-kinds.ts";
import type { AreaCell, AreaRow, Compared } from "./area-table.ts";
import type { Aim } from "./change.ts";
import type { CrimeType, TableCrimeType } from "./crime-types.ts";
import type { Period } from "./quarter.ts";

/** Police and partnership count by beat, the council by ward. */
export type CountedKind = Exclude<PlacedKind, "lsoa">;

/** Recorded crime of a period by beat or ward, beside the borough's own figure. */
export type CrimeByArea = {
  period: Period;
  kind: CountedKind;
  /** Those with a figure in any area, in the partnership's order. */
  types: CrimeType[];
  aims: Record<CrimeType, Aim>;
  rows: AreaRow[];
  notRecorded: Record<CrimeType, AreaCell>;
  totals: Record<CrimeType, { areas: Compared; borough: Compared; apart: Compared }>;
  /** The people of an area, and under "" of the borough, with the year of the figure. */
  people: Record<string, { year: number; people: number }>;
  /** The imports that this year's figures come from. */
  used: string[];
};

/** What the partnership prints by beat (DOMAIN 6.4). */
const PRINTED_BY_BEAT = [
  "All Crime",
  "Burglary – Residential",
  "Theft from Vehicles",
  "Theft of Vehicles",
] as const satisfies readonly TableCrimeType[];

/** Those of the types that it prints; where none of them has figures, whichever have. */
export function typesInSight(types: readonly CrimeType[]): CrimeType[] {
  const printed = PRINTED_BY_BEAT.filter((type) => types.includes(type));
  return printed.length > 0 ? printed : types.slice(0, PRINTED_BY_BEAT.length);
}
