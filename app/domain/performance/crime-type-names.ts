import { TABLE_CRIME_TYPES, type CrimeType, type TableCrimeType } from "./crime-types.ts";

/** What the partnership and its police have called each row over the years (DOMAIN 6.2). */
const ALSO_CALLED: Record<TableCrimeType, readonly string[]> = {
  "All Crime": ["Total Crime", "All Crimes", "All Recorded Crime", "Total Recorded Crime"],
  "Violence with Injury": ["Violence against the person with injury", "VAP with injury"],
  "Burglary – Residential": [
    "Burglary Dwelling",
    "Burglary Domestic",
    "Residential Burglary",
    "Domestic Burglary",
    "Dwelling Burglary",
  ],
  "Burglary – Business": ["Business Burglary", "Burglary Business and Community"],
  "Theft of Vehicles": ["Theft of Motor Vehicles", "TOMV"],
  "Theft from Vehicles": ["Theft from Motor Vehicles", "TFMV"],
  Robbery: ["Robberies"],
  "Cycle Theft": ["Bicycle Theft", "Pedal Cycle Theft", "Theft of Pedal Cycle", "Bike Theft"],
  Shoplifting: ["Shop lifting"],
};

const BY_NAME = new Map(
  TABLE_CRIME_TYPES.flatMap((type) => [type, ...ALSO_CALLED[type]].map((name) => [folded(name), type] as const)),
);

/** The row that a name in a table means, or null: which of the two burglaries is never guessed. */
export function crimeTypeOf(name: string): CrimeType | null {
  return BY_NAME.get(folded(name)) ?? null;
}

/** For the person whose table was refused. */
export function crimeTypeHint(name: string): string {
  if (folded(name) === "burglary") return 'write "Burglary – Residential" or "Burglary – Business"';
  return `the rows are ${TABLE_CRIME_TYPES.join(", ")}`;
}

/** Any dash, bracket, case and plural, "motor vehicle" or "vehicle": one name. */
function folded(name: string) {
  return name
    .toLowerCase()
    .replaceAll("(s)", "s")
    .replaceAll(/[^a-z]+/g, " ")
    .replaceAll(/\b(a|an|the|and|motor)\b/g, " ")
    .replaceAll(/\b(vehicle|cycle)s\b/g, "$1")
    .trim()
    .replaceAll(/ +/g, " ");
}
