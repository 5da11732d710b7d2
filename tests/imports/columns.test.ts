import fc from "fast-check";
import { expect, test } from "vitest";
import {
  columnNames,
  fromSaved,
  guessColumns,
  headingKey,
  refuseColumns,
  toSaved,
} from "#app/domain/imports/columns.ts";
import { day } from "#app/domain/imports/cells.ts";
import { agenciesKind } from "#app/domain/imports/kinds/agencies.ts";
import { wardBoundariesKind } from "#app/domain/imports/kinds/boundaries.ts";
import { beatTableKind, postcodesKind } from "#app/domain/imports/kinds/places.ts";
import { usersKind } from "#app/domain/imports/kinds/users.ts";

test.each([
  ["plain names", postcodesKind, ["Postcode", "Beat", "Latitude", "Longitude"], { postcode: 0, beat: 1, latitude: 2, longitude: 3 }],
  ["capitals and underscores", postcodesKind, ["FID", "POST_CODE", "WARD_CODE", "WARD_NAME"], { postcode: 1, ward: 2, wardName: 3 }],
  ["other words", postcodesKind, ["pcds", "lat", "long", "oseast1m", "osnrth1m", "lsoa21cd"], { postcode: 0, latitude: 1, longitude: 2, easting: 3, northing: 4, lsoa: 5 }],
  ["a name within a longer heading", usersKind, ["Officer name (full)", "Work email address", "Agency"], { email: 1, agency: 2 }],
  ["people's own words", agenciesKind, ["Organisation", "Sector", "ISA expiry"], { name: 0, kind: 1, expiresOn: 2 }],
  ["ONS boundaries", wardBoundariesKind, ["FID", "WD24CD", "WD24NM", "geometry"], { code: 1, name: 2, shape: 3 }],
  ["streets", beatTableKind, ["Road Name", "Police Beat"], { street: 0, beat: 1 }],
])("columns are guessed from %s", (_, kind, headings, columns) => {
  const guess = guessColumns(kind, headings);
  expect(guess.hasHeadings).toBe(true);
  expect(guess.columns).toMatchObject(columns);
}); // prettier-ignore

test("a file of 40 columns without headings is known as one, and its columns are told by what they hold", () => {
  const row = Array.from({ length: 40 }, (_, i) => (i === 3 ? "LE11 1AB" : `${1000 + i}`));
  expect(guessColumns(postcodesKind, row)).toEqual({ hasHeadings: false, columns: {} });
  expect(columnNames(row, false)[3]).toBe("Column 4 (LE11 1AB)");
  expect(refuseColumns(postcodesKind, { hasHeadings: false, columns: {} }, 40)).toEqual({ postcode: "Select the column that holds the postcode" }); // prettier-ignore
});

test("a column is chosen once, and must be one of the file's", () => {
  const choice = { hasHeadings: true, columns: { postcode: 0, beat: 0, ward: 9 } };
  expect(refuseColumns(postcodesKind, choice, 3)).toEqual({
    beat: "This column is chosen for the postcode already",
    ward: "Select a column of this file",
  });
});

test("a saved choice finds its columns again, in whatever order they stand", () => {
  const saved = toSaved({ hasHeadings: true, columns: { postcode: 0, beat: 1 } }, ["Post code", "Police beat"]);
  expect(fromSaved(saved, postcodesKind, ["x", "POLICE_BEAT", "post-code"]).columns).toEqual({ postcode: 2, beat: 1 });
  expect(fromSaved(saved, postcodesKind, ["something", "else"]).columns).toEqual({});
});

test("whatever the headings, a guess never gives one column to two fields", () => {
  const words = fc.array(fc.oneof(fc.constantFrom("Beat", "Ward", "Ward name", "lat", "x", "postcode", "e-mail"), fc.string()), { maxLength: 20 }); // prettier-ignore
  fc.assert(
    fc.property(words, (headings) => {
      const { columns } = guessColumns(postcodesKind, headings);
      expect(new Set(Object.values(columns)).size).toBe(Object.values(columns).length);
    }),
  );
});

test("headings are compared without case, accents and punctuation", () => {
  expect(["Ward_Code", "WARD CODE", "ward-code", " wardcode "].map(headingKey)).toEqual(Array(4).fill("wardcode"));
});

test.each([
  ["27/03/2026", "2026-03-27"],
  ["7/3/2026", "2026-03-07"],
  ["2026-03-27", "2026-03-27"],
  ["2026-03-27 14:02", "2026-03-27"],
  ["01/10/2026 06:00:00", "2026-10-01"],
  ["27 Mar 2026", "2026-03-27"],
  ["29/02/2028", "2028-02-29"],
  ["29/02/2026", null],
  ["13/13/2026", null],
  ["soon", null],
])("the day %s is read as %s", (text, value) => {
  expect(day("Day")(text)).toEqual(
    value === null ? { problem: "Day must be a real date, like 27/03/2026" } : { value },
  );
});

test("a long number that a spreadsheet has cut short is refused", () => {
  const ward = postcodesKind.fields.find((field) => field.name === "ward");
  expect(ward?.read("1.00032E+11")).toHaveProperty("problem");
});
