/** Red, Amber, Green, worst first. "Not graded" is no band but the want of one (DOMAIN 11): null, and counted apart. */
export const BAND_NAMES = { red: "Red", amber: "Amber", green: "Green" } as const;
export type Band = keyof typeof BAND_NAMES;
export const BANDS = Object.keys(BAND_NAMES) as [Band, ...Band[]];

export const NOT_GRADED = "Not graded";

export function bandInWords(band: Band | null): string {
  return band === null ? NOT_GRADED : BAND_NAMES[band];
}

/** Above 0 when the first is the worse; a premises not graded stands below Green. */
export function compareBands(one: Band | null, other: Band | null): number {
  return rank(one) - rank(other);
}

function rank(band: Band | null): number {
  return band === null ? 0 : BANDS.length - BANDS.indexOf(band);
}
