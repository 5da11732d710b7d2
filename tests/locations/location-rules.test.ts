import { describe, expect, test } from "vitest";
import { metresBetween, whyAlike } from "#app/domain/locations/alike.ts";
import { newLocationForm } from "#app/domain/locations/location.form.ts";
import { streetOf } from "#app/domain/locations/location.ts";
import { placedWords } from "#app/domain/locations/placed-words.ts";

const FIELDS = { kind: "open-space", name: "Ling Road playing field" };

describe("a location's form", () => {
  test.each([
    ["a UPRN of twelve digits", { uprn: "100030452134" }, undefined],
    ["a UPRN of one digit", { uprn: "7" }, undefined],
    ["a UPRN of thirteen", { uprn: "1000304521345" }, /12 digits or less/],
    ["a UPRN that a spreadsheet has shortened", { uprn: "1.0003E+11" }, /spreadsheet/],
    ["the same without a point", { uprn: "1e11" }, /spreadsheet/],
    ["a UPRN with a letter", { uprn: "10003045A" }, /12 digits or less/],
    ["a UPRN of zeros", { uprn: "0000" }, /zeros/],
    ["coordinates in Loughborough", { latitude: "52.7721", longitude: "-1.2062" }, undefined],
    ["a latitude alone", { latitude: "52.7721" }, /both/],
    ["a longitude alone", { longitude: "-1.2062" }, /both/],
    ["coordinates the wrong way round", { latitude: "-1.2062", longitude: "52.7721" }, /Latitude must be a number/],
    ["coordinates in words", { latitude: "north", longitude: "-1.2" }, /Latitude must be a number/],
    ["a postcode without its space", { postcode: "le111ab" }, undefined],
    ["half a postcode", { postcode: "LE11" }, /full UK postcode/],
    ["no name", { name: " " }, /Enter the name/],
  ])("%s", (_, fields, message) => {
    const result = newLocationForm.safeParse({ ...FIELDS, ...fields });
    const found = result.success ? undefined : result.error.issues[0]?.message;
    if (message) expect(found).toMatch(message);
    else expect(found).toBeUndefined();
  });

  test("keeps a UPRN as it was typed, with its zeros", () => {
    expect(newLocationForm.parse({ ...FIELDS, uprn: "010030452134" }).uprn).toBe("010030452134");
  });
});

const place = {
  name: "Ling Road playing field",
  addressWords: null,
  postcode: null,
  uprn: null,
  latitude: null,
  longitude: null,
};

test.each([
  ["one name in another case", { ...place, name: "LING ROAD PLAYING FIELD" }, place, ["The same name"]],
  ["another name", { ...place, name: "Ling Road shops" }, place, []],
  ["one UPRN", { ...place, name: "A", uprn: "7" }, { ...place, uprn: "7" }, ["The same UPRN"]],
  ["no UPRN on either", { ...place, name: "A" }, place, []],
  [
    "one postcode and number",
    { ...place, name: "14 Ling Road", postcode: "LE11 1AB" },
    { ...place, name: "No. 14", postcode: "LE11 1AB" },
    ["The same postcode and number"],
  ],
  [
    "one postcode and other numbers",
    { ...place, name: "14 Ling Road", postcode: "LE11 1AB" },
    { ...place, name: "16 Ling Road", postcode: "LE11 1AB" },
    [],
  ],
  [
    "40 metres between them",
    { ...place, name: "A", latitude: 52.7721, longitude: -1.2062 },
    { ...place, latitude: 52.77246, longitude: -1.2062 },
    ["Within 50 metres"],
  ],
  [
    "60 metres between them",
    { ...place, name: "A", latitude: 52.7721, longitude: -1.2062 },
    { ...place, latitude: 52.77264, longitude: -1.2062 },
    [],
  ],
])("two places of %s", (_, a, b, reasons) => {
  expect(whyAlike(a, b)).toEqual(reasons);
  expect(whyAlike(b, a)).toEqual(reasons);
});

test("a degree of longitude is shorter than one of latitude here", () => {
  const here = { latitude: 52.77, longitude: -1.2 };
  expect(metresBetween(here, { ...here, latitude: 53.77 })).toBeCloseTo(111_195, 0);
  expect(metresBetween(here, { ...here, longitude: -0.2 })).toBeLessThan(68_000);
});

test.each([
  ["14 Ling Road, Loughborough", "Ling Road"],
  ["14a Ling Road", "Ling Road"],
  ["14-16 Ling Road", "Ling Road"],
  ["Flat 2, 14 Ling Road", "Ling Road"],
  ["Ling Road", "Ling Road"],
  ["1st Avenue", "1st Avenue"],
])("the street of %s is %s", (address, street) => {
  expect(streetOf(address)).toBe(street);
});

test.each([
  ["65", "Shelthorpe", "postcode", "65 Shelthorpe, by its postcode"],
  ["65", "65", "boundary", "65, by its boundary"],
  ["65", null, "street", "65, by its street"],
  ["65", "Shelthorpe", "choice", "65 Shelthorpe, picked"],
  [null, null, null, "Not recorded"],
] as const)("the area %s %s known by %s reads %s", (code, name, by, words) => {
  expect(placedWords(code, name, by)).toBe(words);
});
