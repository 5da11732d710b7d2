import { plainWords } from "../../locations/plain-words.ts";
import type { PlacedKind } from "../../locations/area-kinds.ts";
import { readShape } from "../../locations/shape.ts";
import { code, words } from "../cells.ts";
import type { ImportKind } from "../kind.ts";

function boundariesOf(area: PlacedKind, plural: string, codes: string[], names: string[]): ImportKind {
  return {
    name: `${area}-boundaries`,
    label: `Boundaries of ${plural}`,
    hint: "A GeoJSON file in longitude and latitude (WGS84)",
    one: "boundary",
    many: "boundaries",
    permission: "areas:load",
    formats: ["geojson"],
    fields: [
      { name: "code", label: "Code", synonyms: codes, required: true, read: code("Code", 40) },
      { name: "name", label: "Name", synonyms: names, read: words("Name", 120) },
      { name: "shape", label: "Shape", synonyms: ["geometry"], required: true, read: readShapeCell },
    ],
    keyOf: ({ code: value }) => plainWords(String(value)),
    versioned: true,
    mostRows: 20_000,
  };
}

function readShapeCell(text: string) {
  let geometry: unknown;
  try {
    geometry = JSON.parse(text);
  } catch {
    return { problem: "The shape must be a polygon" };
  }
  const read = readShape(geometry);
  return "problem" in read ? read : { value: text };
}

export const beatBoundariesKind = boundariesOf(
  "beat",
  "beats",
  ["beat", "beat code", "beat number", "beat id", "id", "npa", "neighbourhood"],
  ["beat name", "neighbourhood name", "title"],
);
export const wardBoundariesKind = boundariesOf(
  "ward",
  "wards",
  ["ward code", "wd23cd", "wd24cd", "wd25cd", "wdcd"],
  ["ward name", "wd23nm", "wd24nm", "wd25nm", "wdnm", "ward"],
);
export const lsoaBoundariesKind = boundariesOf(
  "lsoa",
  "LSOAs",
  ["lsoa21cd", "lsoa11cd", "lsoa code", "lsoa"],
  ["lsoa21nm", "lsoa11nm", "lsoa name"],
);
export const AREA_OF_KIND: Readonly<Record<string, PlacedKind>> = {
  [beatBoundariesKind.name]: "beat",
  [wardBoundariesKind.name]: "ward",
  [lsoaBoundariesKind.name]: "lsoa",
};
