export const LOCATION_KIND_NAMES = {
  address: "Address",
  area: "Area",
  building: "Building",
  "open-space": "Open space",
} as const;
export type LocationKind = keyof typeof LOCATION_KIND_NAMES;

/** How a list names a place: an address by its postcode as well, of which there may be several of one name. */
export function locationName({ name, postcode }: { name: string; postcode: string | null }) {
  return postcode === null ? name : `${name}, ${postcode}`;
}
