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
export function crimeTypeOf(name: string, own: readonly OwnTypeName[] = []): CrimeType | null {
  const key = crimeNameKey(name);
  return BY_NAME.get(folded(name)) ?? own.find((type) => type.nameFolded === key)?.name ?? null;
}

/** One of the partnership's own types, and its name as crimeNameKey folds it. */
export type OwnTypeName = { name: string; nameFolded: string };

/** Any dash, bracket and case: one name. Figures count, so that ages and classes of drugs are told apart. */
export function crimeNameKey(name: string) {
  return name
    .toLowerCase()
    .replaceAll("&", " and ")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

export function isAmbiguousType(name: string) {
  return folded(name) === "burglary";
}

/** For the person whose table was refused. */
export function crimeTypeHint(name: string, own: readonly OwnTypeName[] = []): string {
  if (isAmbiguousType(name)) return 'write "Burglary – Residential" or "Burglary – Business"';
  const rows = [...TABLE_CRIME_TYPES, ...own.map((type) => type.name)];
  return `correct the spelling, or add it to the types of crime first. The rows are ${rows.join(", ")}`;
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
