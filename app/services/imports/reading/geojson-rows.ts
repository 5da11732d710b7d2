import { stat } from "node:fs/promises";
import { FileProblem, type FileRow, MOST_COLUMNS } from "./file-problem.ts";
import { featureTexts, readFeature } from "./geojson-features.ts";

/** Boundaries of a county's wards are a few megabytes. */
const LARGEST = 30_000_000;
/** The column in which a feature's shape stands, beside those of its properties. */
const SHAPE_COLUMN = "geometry";

type Feature = { type?: unknown; properties?: Record<string, unknown> | null; geometry?: unknown };

/**
 * A feature a row, its properties the columns. The first row names them, so the file is read twice; lines are counted as
 * features.
 */
export async function* geojsonRows(path: string): AsyncGenerator<FileRow> {
  if ((await stat(path)).size > LARGEST)
    throw new FileProblem("The boundaries are too detailed: the file must be smaller than 30MB");
  const names = await namesOf(path);
  yield { line: 0, cells: [...names, SHAPE_COLUMN] };
  let line = 0;
  for await (const { properties, geometry } of featuresOf(path)) {
    const cells = names.map((name) => asText(properties?.[name]));
    yield { line: ++line, cells: [...cells, geometry ? written(geometry) : ""] };
  }
}

/** Each row has a cell for every name: a file in which each feature brings names of its own would fill the memory. */
async function namesOf(path: string): Promise<string[]> {
  const names = new Set<string>();
  for await (const { properties } of featuresOf(path)) {
    for (const name of Object.keys(properties ?? {})) names.add(name);
    if (names.size >= MOST_COLUMNS)
      throw new FileProblem(`The features of this file have more than ${MOST_COLUMNS} different properties`);
  }
  return [...names];
}

async function* featuresOf(path: string): AsyncGenerator<Feature> {
  for await (const text of featureTexts(path)) {
    const feature = readFeature(text);
    if (typeof feature === "object" && feature !== null) yield feature;
  }
}

function asText(value: unknown) {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value.trim() : written(value);
}

/** What is nested so deeply that it cannot be written down again is no shape, and no property that anybody reads. */
function written(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return "nested too deeply";
  }
}
