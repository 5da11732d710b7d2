import { rmSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { FileProblem } from "#app/services/imports/reading/file-problem.ts";
import { featureTexts } from "#app/services/imports/reading/geojson-features.ts";
import { geojsonRows } from "#app/services/imports/reading/geojson-rows.ts";
import { anActor, aPartnership, testDatabase } from "../factories.ts";
import { aFile, checked, loaded } from "./office.ts";

async function inFile<T>(content: string, work: (file: string) => Promise<T>): Promise<T> {
  const file = aFile(content);
  try {
    return await work(file);
  } finally {
    rmSync(file);
  }
}
const features = (content: string) =>
  inFile(content, async (file) => {
    const found: unknown[] = [];
    for await (const text of featureTexts(file)) found.push(JSON.parse(text));
    return found;
  });
const rows = (content: string) =>
  inFile(content, async (file) => {
    const found: string[][] = [];
    for await (const row of geojsonRows(file)) found.push(row.cells);
    return found;
  });
const problem = (content: string) =>
  rows(content).then(
    () => "read",
    (error: unknown) => (error instanceof FileProblem ? error.message : String(error)),
  );
const NOT_WHOLE = "This file is not whole: it does not read as GeoJSON";
const NO_COLLECTION = "This file is not a GeoJSON collection of features";

const members = fc.dictionary(fc.constantFrom("name", "crs", "bbox", 'a "features": [', "}]"), fc.jsonValue());
test("whatever stands in a collection, its features are those that reading it at once gives", async () => {
  await fc.assert(
    fc.asyncProperty(members, fc.array(fc.jsonValue()), fc.boolean(), fc.constantFrom(0, 2, "\t"), async (around, list, isFirst, indent) => {
      const type = { type: "FeatureCollection" };
      const whole = isFirst ? { features: list, ...around, ...type } : { ...type, ...around, features: list };
      expect(await features(JSON.stringify(whole, null, indent))).toEqual(JSON.parse(JSON.stringify(list)));
    }),
    { numRuns: 200 },
  ); // prettier-ignore
});

test("cut short anywhere it is not read", async () => {
  const whole = '{"type":"FeatureCollection","features":[{"properties":{"a":"}]\\"é"}},7,null,"x"],"name":[1,{}]}';
  expect(await features(whole)).toHaveLength(4);
  for (let length = 1; length < whole.length; length++) {
    const read = features(whole.slice(0, length));
    await expect(read, whole.slice(0, length)).rejects.toThrow();
  }
});

test.each([
  ["a list", "[1]", NO_COLLECTION],
  ["one feature", '{"type":"Feature","features":[]}', NO_COLLECTION],
  ["features that are no list", '{"type":"FeatureCollection","features":{}}', NO_COLLECTION],
  ["two lists of features", '{"type":"FeatureCollection","features":[1],"features":[1]}', NO_COLLECTION],
  ["something after its end", '{"type":"FeatureCollection","features":[]} x', NOT_WHOLE],
  ["no comma between two", '{"type":"FeatureCollection","features":[{} {}]}', NOT_WHOLE],
  ["a comma too many", '{"type":"FeatureCollection","features":[{},]}', NOT_WHOLE],
  ["a comma first", '{"type":"FeatureCollection","features":[,{}]}', NOT_WHOLE],
  ["brackets that do not match", '{"type":"FeatureCollection","features":[{]}}', NOT_WHOLE],
  ["a member larger than any list needs", `{"type":"FeatureCollection","x":"${"x".repeat(1_100_000)}","features":[]}`, NO_COLLECTION],
  ["one boundary of more than 3 MB", `{"type":"FeatureCollection","features":[{"geometry":"${"x".repeat(3_100_000)}"}]}`, "The boundaries are too detailed: one of them is larger than 3MB"],
])("%s is refused in words", async (_name, content, message) => {
  expect(await problem(content)).toBe(message);
}); // prettier-ignore

/** A ring of so many points around a place in Leicestershire. */
const ring = (points: number) =>
  Array.from({ length: points + 1 }, (_, n) => {
    const turn = ((n % points) / points) * 2 * Math.PI;
    return [-1.2 + Math.cos(turn) / 10, 52.77 + Math.sin(turn) / 10];
  });
const collection = (wards: number, points: number) =>
  JSON.stringify({
    type: "FeatureCollection",
    features: Array.from({ length: wards }, (_, n) => ({
      type: "Feature",
      properties: { code: `E0500${1000 + n}`, name: `Ward ${n}` },
      geometry: { type: "Polygon", coordinates: [ring(points)] },
    })),
  });

/** How often this thread came round to something else, as it does to answer a request. */
async function turnsDuring(work: () => Promise<unknown>) {
  let turns = 0;
  let isDone = false;
  const turn = () => {
    if (isDone) return;
    turns++;
    setImmediate(turn);
  };
  setImmediate(turn);
  await work();
  isDone = true;
  return turns;
}

test("while a file of 25 MB is read, this thread comes round to other work at every piece of it", async () => {
  const content = collection(60, 10_000);
  expect(content.length).toBeGreaterThan(22_000_000);
  expect(content.length).toBeLessThan(30_000_000);
  const turns = await turnsDuring(async () => expect(await rows(content)).toHaveLength(61));
  expect(turns).toBeGreaterThan(content.length / 65_536);
}, 60_000);

test("and while its boundaries are checked and loaded, a few at a time", async () => {
  const db = await testDatabase();
  const p = await aPartnership(db);
  const administrator = await anActor(db, p, { duties: ["administrator"] });
  const content = collection(30, 5_000);
  const turns = await turnsDuring(async () => {
    const run = await loaded(db, administrator, "ward-boundaries", content);
    expect(run).toMatchObject({ status: "visible", imported: 30, errors: 0 });
  });
  expect(turns).toBeGreaterThan((2 * content.length) / 65_536);
  const again = await checked(db, administrator, "ward-boundaries", content);
  expect(again).toMatchObject({ status: "checked", updated: 30 });
}, 60_000);
