import { lastDayOfMonth, format, parseISO } from "date-fns";
import { isDay } from "../dates/iso-day.ts";
import type { Point } from "../locations/national-grid.ts";
import { columnsNamed } from "./heading-columns.ts";
import type { Period } from "./quarter.ts";

/** One crime or one incident of anti-social behaviour of data.police.uk (DATA 2). */
export type StreetRow = Period & {
  force: string;
  category: string;
  lsoaCode: string | null;
  lsoaName: string | null;
  point: Point | null;
};

const NAMES = {
  month: ["month"],
  force: ["reported by"],
  within: ["falls within"],
  longitude: ["longitude"],
  latitude: ["latitude"],
  lsoaCode: ["lsoa code"],
  lsoaName: ["lsoa name"],
  category: ["crime type"],
} as const;
const LONGEST_NAME = 100;
export type StreetColumns = Record<keyof typeof NAMES, number>;

export function streetColumns(cells: readonly string[]): StreetColumns | null {
  const found = columnsNamed(cells, NAMES);
  return Object.keys(NAMES).every((name) => name in found) ? (found as StreetColumns) : null;
}

/** What else lies in the folder that data.police.uk gives, by a heading that it alone has. */
const OTHER_FILES = [
  { heading: "outcome type", holds: "outcomes" },
  { heading: "object of search", holds: "stops and searches" },
] as const;

/** Why a file whose heading is not that of street-level crime is not taken: it may be one that lay beside it. */
export function refuseStreetHeading(cells: readonly string[]): string {
  const other = OTHER_FILES.find(({ heading }) => "it" in columnsNamed(cells, { it: [heading] }));
  return other
    ? `This is the file of ${other.holds}. Choose the one of the same month whose name ends in -street.csv`
    : 'The heading is not that of data.police.uk: it begins with "Crime ID, Month, Reported by"';
}

/** Rows without a crime id and without a place are counted like the others: incidents of ASB have no id at all. */
export function readStreetRow(
  cells: readonly string[],
  columns: StreetColumns,
): StreetRow | { column: string; message: string } {
  const text = (name: keyof StreetColumns) => (cells[columns[name]] ?? "").trim();
  const month = text("month");
  const from = `${month}-01`;
  if (!isDay(from)) return { column: "Month", message: `"${month}" is no month such as 2025-06` };
  const category = text("category");
  if (category === "") return { column: "Crime type", message: "The type of crime is missing" };
  if (category.length > LONGEST_NAME) return { column: "Crime type", message: "This is too long for a type of crime" };
  const force = text("force") || text("within");
  if (force.length > LONGEST_NAME) return { column: "Reported by", message: "This is too long for a police force" };
  if (force === "") return { column: "Reported by", message: "The police force is missing" };
  return {
    ...{ from, to: format(lastDayOfMonth(parseISO(from)), "yyyy-MM-dd"), force, category },
    ...{ lsoaCode: text("lsoaCode") || null, lsoaName: text("lsoaName") || null },
    point: pointOf(text("longitude"), text("latitude")),
  };
}

function pointOf(longitude: string, latitude: string): Point | null {
  if (longitude === "" || latitude === "") return null;
  const point = { longitude: Number(longitude), latitude: Number(latitude) };
  return Number.isFinite(point.longitude) && Number.isFinite(point.latitude) ? point : null;
}
