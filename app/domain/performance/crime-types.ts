import type { Aim } from "./change.ts";

/** The nine rows of the partnership's crime table, in its fixed order (DOMAIN 6.2). They do not add up to All Crime. */
export const TABLE_CRIME_TYPES = [
  "All Crime",
  "Violence with Injury",
  "Burglary – Residential",
  "Burglary – Business",
  "Theft of Vehicles",
  "Theft from Vehicles",
  "Robbery",
  "Cycle Theft",
  "Shoplifting",
] as const;
export type TableCrimeType = (typeof TABLE_CRIME_TYPES)[number];

export const ALL_CRIME = TABLE_CRIME_TYPES[0];

/** What a row counts, and which way is good news. */
export type RowType = { crimeType: CrimeType; aim: Aim };

/** The nine, of which fewer is better, and then the partnership's own types in their order (DOMAIN 6.2). */
export function rowTypes(own: readonly RowType[]): RowType[] {
  return [...TABLE_CRIME_TYPES.map((crimeType) => ({ crimeType, aim: "lower" as const })), ...own];
}

/** By its name: a row of the table, or one of the partnership's own types. */
export type CrimeType = string;
