import { postcodeOf } from "../../locations/postcode.ts";
import { streetKey } from "../../locations/street-key.ts";
import { code, number, words } from "../cells.ts";
import type { ImportField, ImportKind, RowProblem, RowValues } from "../kind.ts";
import { gridFields, readPostcode, refuseHalfGrid } from "../place-fields.ts";

const postcode: ImportField = {
  name: "postcode",
  label: "Postcode",
  synonyms: ["pcd", "pcds", "post code", "pcd7", "pcd8"],
  read: readPostcode,
};

const beat: ImportField = {
  name: "beat",
  label: "Beat",
  hint: "Its number or code",
  synonyms: ["beat code", "beat no", "beat number", "police beat", "neighbourhood", "npa"],
  read: code("Beat", 20),
};

const areas: ImportField[] = [
  beat,
  {
    name: "ward",
    label: "Ward code",
    hint: "Such as E05014666",
    synonyms: ["ward", "admin ward code", "osward", "wd23cd", "wd24cd"],
    read: code("Ward code", 40),
  },
  {
    name: "wardName",
    label: "Ward name",
    synonyms: ["ward name", "wd23nm", "wd24nm"],
    read: words("Ward name", 120),
  },
  {
    name: "lsoa",
    label: "LSOA code",
    hint: "Such as E01025670",
    synonyms: ["lsoa", "lsoa21cd", "lsoa11cd", "lsoa code"],
    read: code("LSOA code", 20),
  },
];

const point: ImportField[] = [
  {
    name: "latitude",
    label: "Latitude",
    synonyms: ["lat", "y coordinate"],
    read: number("Latitude", { least: 49, most: 61 }),
  },
  {
    name: "longitude",
    label: "Longitude",
    synonyms: ["lon", "lng", "long", "x coordinate"],
    read: number("Longitude", { least: -9, most: 3 }),
  },
  ...gridFields("In place of longitude: British National Grid, in metres", "In place of latitude"),
];

function refuseHalfPoint(values: RowValues): RowProblem | null {
  const { latitude, longitude } = values;
  if ((latitude === null) !== (longitude === null))
    return latitude === null
      ? { field: "latitude", message: "Enter the latitude too" }
      : { field: "longitude", message: "Enter the longitude too" };
  return refuseHalfGrid(values);
}

/** OS Code-Point Open has no headings (its ten columns stand in a file of their own). 90 is the quality of no position. */
const codePointOpen: NonNullable<ImportKind["layout"]> = {
  name: "OS Code-Point Open",
  fits: (cells) =>
    cells.length === 10 &&
    postcodeOf(cells[0] ?? "") !== null &&
    /^\d+$/.test(cells[2] ?? "") &&
    /^[ESW]9/.test(cells[4] ?? ""),
  columns: ["postcode", "quality", "easting", "northing", null, null, null, null, null, "ward"],
};

export const postcodesKind: ImportKind = {
  name: "postcodes",
  label: "Postcodes",
  hint: "OS Code-Point Open as it is, or postcodes with any of beat, ward, LSOA, latitude and longitude",
  one: "postcode",
  many: "postcodes",
  permission: "areas:load",
  formats: ["csv", "xlsx", "ods"],
  fields: [
    { ...postcode, required: true },
    ...areas,
    ...point,
    {
      name: "quality",
      label: "Quality of the position",
      hint: "90 is a postcode without a position",
      synonyms: ["positional quality indicator", "positional quality", "osgrdind"],
      read: number("Quality", { least: 0, most: 100 }),
    },
  ],
  layout: codePointOpen,
  refuseRow: refuseHalfPoint,
  keyOf: ({ postcode: value }) => String(value),
  versioned: true,
};

export const beatTableKind: ImportKind = {
  name: "beat-table",
  label: "Streets or postcodes and their beats",
  hint: "A table of the police: a street or a postcode, and its beat",
  one: "street or postcode",
  many: "streets and postcodes",
  permission: "areas:load",
  formats: ["csv", "xlsx", "ods"],
  fields: [
    {
      name: "street",
      label: "Street",
      synonyms: ["street name", "road", "road name", "thoroughfare"],
      read: words("Street", 200),
    },
    postcode,
    { ...beat, required: true },
    ...areas.filter((field) => field.name === "ward" || field.name === "wardName"),
  ],
  refuseRow: ({ street, postcode: value }) =>
    street === null && value === null
      ? { field: "street", message: "Enter a street or a postcode" }
      : value === null && streetKey(String(street)) === ""
        ? { field: "street", message: "Enter the name of the street" }
        : null,
  keyOf: ({ street, postcode: value }) =>
    value === null ? `street ${streetKey(String(street))}` : `postcode ${value}`,
  versioned: true,
};
