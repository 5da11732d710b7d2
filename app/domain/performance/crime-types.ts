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

/** By its name: a row of the table, or one of the partnership's own types. */
export type CrimeType = string;
