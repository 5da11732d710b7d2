import { postcodeOf } from "../locations/postcode.ts";
import { number } from "./cells.ts";
import type { CellReading, ImportField, RowProblem, RowValues } from "./kind.ts";

// Fields of places that several kinds of file have.

export function readPostcode(text: string): CellReading {
  const value = postcodeOf(text);
  return value === null ? { problem: "Enter a full UK postcode, like LE11 1AB" } : { value };
}

/** British National Grid in metres. */
export const gridFields = (eastingHint: string, northingHint: string): ImportField[] => [
  {
    name: "easting",
    label: "Easting",
    hint: eastingHint,
    synonyms: ["eastings", "oseast1m", "x"],
    read: number("Easting", { least: 0, most: 700_000 }),
  },
  {
    name: "northing",
    label: "Northing",
    hint: northingHint,
    synonyms: ["northings", "osnrth1m", "y"],
    read: number("Northing", { least: 0, most: 1_300_000 }),
  },
];

export function refuseHalfGrid({ easting, northing }: RowValues): RowProblem | null {
  if ((easting === null) === (northing === null)) return null;
  return easting === null
    ? { field: "easting", message: "Enter the easting too" }
    : { field: "northing", message: "Enter the northing too" };
}
