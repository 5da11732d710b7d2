export const LOCATION_KIND_NAMES = {
  address: "Address",
  area: "Area",
  building: "Building",
  "open-space": "Open space",
} as const;
export type LocationKind = keyof typeof LOCATION_KIND_NAMES;
export const LOCATION_KINDS = Object.keys(LOCATION_KIND_NAMES) as [LocationKind, ...LocationKind[]];

/** How a list names a place: with its postcode, because there may be several of one name. */
export function locationName({ name, postcode }: { name: string; postcode: string | null }) {
  return postcode === null ? name : `${name}, ${postcode}`;
}

/** A name that begins with a number of a house, a flat or a unit. */
export function looksLikeAddress(name: string): boolean {
  return /^\s*(flat\b|unit\b)?\s*\d/i.test(name);
}

/** The street of an address, for the files that know beats by street: the first line without flat and house number. */
export function streetOf(address: string): string {
  const [first = ""] = address.split(/[,\n]/).filter((line) => !/^\s*(flat|unit|apartment)\b/i.test(line));
  return first.replace(/^\s*\d+\s*[a-z]?(\s*[-–/]\s*\d+\s*[a-z]?)?\s+/i, "").trim();
}
