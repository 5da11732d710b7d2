import type { Aim } from "./change.ts";
import { crimeNameKey, crimeTypeOf, isAmbiguousType } from "./crime-type-names.ts";

/** A type of crime that the partnership keeps beside the nine rows of its table. */
export type OwnCrimeType = {
  id: string;
  name: string;
  nameFolded: string;
  ordinal: number;
  aim: Aim;
  endedOn: string | null;
  version: number;
};

export const AIM_NAMES: Record<Aim, string> = {
  lower: "Fewer is better",
  higher: "More is better, as where more people report it",
  neither: "Neither: a change is no news by itself",
};
export const AIMS = ["lower", "higher", "neither"] as const satisfies readonly Aim[];

/** A name that means a row of the table already, or could mean two of them, is no type of its own. */
export function refuseOwnType(name: string, own: readonly Pick<OwnCrimeType, "nameFolded">[]): string | null {
  const row = crimeTypeOf(name);
  if (row !== null) return `This is the row ${row} of the crime table already`;
  if (isAmbiguousType(name)) return "This could be either burglary: add what it is of";
  const key = crimeNameKey(name);
  return own.some((type) => type.nameFolded === key) ? "There is this type already" : null;
}
