import { readFile, stat } from "node:fs/promises";
import { FileProblem, type FileRow, MOST_COLUMNS } from "./file-problem.ts";

/** Boundaries of a county's wards are a few megabytes. */
const LARGEST = 30_000_000;
/** The column in which a feature's shape stands, beside those of its properties. */
const SHAPE_COLUMN = "geometry";

type Feature = { type?: unknown; properties?: Record<string, unknown> | null; geometry?: unknown };

/** A feature a row, its properties the columns. The first row names them; lines are counted as features. */
export async function* geojsonRows(path: string): AsyncGenerator<FileRow> {
  const features = await featuresOf(path);
  const names = namesOf(features);
  yield { line: 0, cells: [...names, SHAPE_COLUMN] };
  for (const [index, { properties, geometry }] of features.entries()) {
    const cells = names.map((name) => asText(properties?.[name]));
    yield { line: index + 1, cells: [...cells, geometry ? written(geometry) : ""] };
  }
}

/** Each row has a cell for every name: a file in which each feature brings names of its own would fill the memory. */
function namesOf(features: readonly Feature[]): string[] {
  const names = new Set<string>();
  for (const { properties } of features) {
    for (const name of Object.keys(properties ?? {})) names.add(name);
    if (names.size >= MOST_COLUMNS)
      throw new FileProblem(`The features of this file have more than ${MOST_COLUMNS} different properties`);
  }
  return [...names];
}

async function featuresOf(path: string): Promise<Feature[]> {
  if ((await stat(path)).size > LARGEST)
    throw new FileProblem("The boundaries are too detailed: the file must be smaller than 30MB");
  let json: unknown;
  try {
    json = JSON.parse((await readFile(path, "utf8")).replace(/^\uFEFF/, ""));
  } catch {
    throw new FileProblem("This file is not whole: it does not read as GeoJSON");
  }
  const { type, features } = (json ?? {}) as { type?: unknown; features?: unknown };
  if (type !== "FeatureCollection" || !Array.isArray(features))
    throw new FileProblem("This file is not a GeoJSON collection of features");
  return features.filter((feature): feature is Feature => typeof feature === "object" && feature !== null);
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
