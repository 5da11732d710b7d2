import { readFile, stat } from "node:fs/promises";
import { FileProblem, type FileRow } from "./file-problem.ts";

/** Boundaries of a county's wards are a few megabytes. */
const LARGEST = 30_000_000;
/** The column in which a feature's shape stands, beside those of its properties. */
const SHAPE_COLUMN = "geometry";

type Feature = { type?: unknown; properties?: Record<string, unknown> | null; geometry?: unknown };

/** A feature a row, its properties the columns. The first row names them; lines are counted as features. */
export async function* geojsonRows(path: string): AsyncGenerator<FileRow> {
  const features = await featuresOf(path);
  const names = [...new Set(features.flatMap((feature) => Object.keys(feature.properties ?? {})))];
  yield { line: 0, cells: [...names, SHAPE_COLUMN] };
  for (const [index, { properties, geometry }] of features.entries()) {
    const cells = names.map((name) => asText(properties?.[name]));
    yield { line: index + 1, cells: [...cells, geometry ? JSON.stringify(geometry) : ""] };
  }
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
  return typeof value === "string" ? value.trim() : JSON.stringify(value);
}
