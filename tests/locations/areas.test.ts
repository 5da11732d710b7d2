import fc from "fast-check";
import { expect, test } from "vitest";
import { areaOf, type PlaceFacts } from "#app/domain/locations/area-of.ts";
import { fromNationalGrid } from "#app/domain/locations/national-grid.ts";
import { postcodeOf } from "#app/domain/locations/postcode.ts";
import { isInShape, readShape, type Shape } from "#app/domain/locations/shape.ts";
import { streetKey } from "#app/domain/locations/street-key.ts";

// Postcodes of OS Code-Point Open, converted by PROJ.
test.each([
  [433213, 318943, 52.76707, -1.5092],
  [433104, 318886, 52.76656, -1.51082],
  [432682, 318904, 52.76675, -1.51707],
])("grid %d %d is %d %d, to about five metres", (easting, northing, latitude, longitude) => {
  const point = fromNationalGrid(easting, northing);
  expect(Math.abs((point?.latitude ?? 0) - latitude)).toBeLessThan(0.000_06);
  expect(Math.abs((point?.longitude ?? 0) - longitude)).toBeLessThan(0.000_09);
});

test.each([[0, 0], [-1, 5], [700_001, 5], [Number.NaN, 5]])("grid %d %d is nowhere", (easting, northing) => {
  expect(fromNationalGrid(easting, northing)).toBeNull();
}); // prettier-ignore

test.each([
  ["LE11 1AB", "LE11 1AB"],
  ["le111ab", "LE11 1AB"],
  [" L E1 11A B", "LE11 1AB"],
  ["M1 1AE", "M1 1AE"],
  ["EC1A 1BB", "EC1A 1BB"],
  ["LE11", null],
  ["LE11 1CB", null],
  ["Loughborough", null],
  ["", null],
])("%s is the postcode %s", (text, postcode) => {
  expect(postcodeOf(text)).toBe(postcode);
});

test.each([
  ["Station Rd.", "station road"],
  ["STATION ROAD", "station road"],
  ["St. Mary’s Close", "st marys close"],
  ["High St", "high street"],
  ["St", "st"],
  ["  ", ""],
])("%s is compared as %s", (text, key) => {
  expect(streetKey(text)).toBe(key);
});

const ring = (west: number, south: number, size: number): [number, number][] => [
  [west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south],
]; // prettier-ignore
const withHole: Shape = [[ring(0, 0, 10), ring(4, 4, 2)], [ring(20, 0, 5)]];
test.each([
  ["inside", 2, 2, true],
  ["in the hole", 5, 5, false],
  ["in the second part", 22, 2, true],
  ["outside", 15, 2, false],
])("a point %s", (_, longitude, latitude, inside) => {
  expect(isInShape({ longitude, latitude }, withHole)).toBe(inside);
});

test("of two neighbours that share a line every point lies in one at most, and on the line in just one", () => {
  const [left, right] = [[[ring(0, 0, 10)]], [[ring(10, 0, 10)]]] as [Shape, Shape];
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 19 }), fc.integer({ min: 1, max: 9 }), (longitude, latitude) => {
      const point = { longitude, latitude };
      expect([left, right].filter((shape) => isInShape(point, shape))).toHaveLength(1);
    }),
  );
});

test.each([
  ["a point", { type: "Point", coordinates: [0, 0] }, "The shape must be a polygon"],
  ["nothing", null, "The shape must be a polygon"],
  ["a ring of two", { type: "Polygon", coordinates: [[[0, 0], [1, 1]]] }, "The shape is not whole"],
  ["words", { type: "Polygon", coordinates: [[["a", "b"], [1, 1], [2, 2]]] }, "The shape is not whole"],
  ["metres of the National Grid", { type: "Polygon", coordinates: [[[453916, 319500], [453917, 319500], [453917, 319501]]] }, "The shape must be in degrees of longitude and latitude (WGS84)"],
])("%s is no shape", (_, geometry, problem) => {
  expect(readShape(geometry)).toEqual({ problem });
}); // prettier-ignore

const entry = (beat: string | null, point: PlaceFacts["point"] = null) => ({ beat, ward: null, lsoa: null, point });
const here = { latitude: 5, longitude: 5 };
const around = { kind: "beat" as const, areaId: "boundary", shape: [[ring(0, 0, 10)]] };
const nothing: PlaceFacts = { postcode: [], street: [], point: null, boundaries: [], chosenBeat: null };
test.each([
  ["nothing is known", nothing, null],
  ["somebody picked it", { ...nothing, chosenBeat: "picked" }, { areaId: "picked", by: "choice" }],
  ["a file knows the street", { ...nothing, street: [entry("street")], chosenBeat: "picked" }, { areaId: "street", by: "street" }],
  ["it lies in a boundary", { ...nothing, street: [entry("street")], point: here, boundaries: [around] }, { areaId: "boundary", by: "boundary" }],
  ["its postcode lies in a boundary", { ...nothing, postcode: [entry(null, here)], boundaries: [around] }, { areaId: "boundary", by: "boundary" }],
  ["a file knows the postcode", { ...nothing, postcode: [entry("postcode")], point: here, boundaries: [around] }, { areaId: "postcode", by: "postcode" }],
  ["the newest file is silent", { ...nothing, postcode: [entry(null), entry("older")] }, { areaId: "older", by: "postcode" }],
] as [string, PlaceFacts, unknown][])("the beat of a place when %s", (_, facts, beat) => {
  expect(areaOf(facts).beat).toEqual(beat);
}); // prettier-ignore
