export const AREA_KIND_NAMES = {
  borough: "Borough",
  beat: "Beat",
  ward: "Ward",
  lsoa: "Lower layer super output area (LSOA)",
} as const;
export type AreaKind = keyof typeof AREA_KIND_NAMES;

/** The areas in which a place lies. Beats are the police's own and follow no ward (DOMAIN 0.2). */
export const PLACED_KINDS = ["beat", "ward", "lsoa"] as const;
export type PlacedKind = (typeof PLACED_KINDS)[number];

/** A value like any other, and counted: blank and wrong beats are common (DOMAIN 6.4). */
export const NOT_RECORDED = "Not recorded";

/** An area in a list: a beat with its code, which people say; wards and LSOAs by name, for nobody knows their codes. */
export function areaWords(kind: PlacedKind, code: string, name: string | null): string {
  if (name === null || name === code) return code;
  return kind === "beat" ? `${code} ${name}` : name;
}
