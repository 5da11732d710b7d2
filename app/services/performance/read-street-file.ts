import { subjectKey } from "#app/domain/performance/figure-slices.ts";
import { hasAreas, type LoadedAreas, streetPlaces } from "#app/domain/performance/street-places.ts";
import {
  readStreetRow,
  refuseStreetHeading,
  type StreetColumns,
  streetColumns,
  type StreetRow,
} from "#app/domain/performance/street-rows.ts";
import type { FileRow } from "../imports/reading/file-problem.ts";
import { MOST_ERRORS, type PublishedFile, type SliceRead, unreadable } from "./published-file.ts";

type Counting = Omit<SliceRead, "street" | "csp"> & { counts: Map<string, number> };
const NO_AREA = "";
/** There are 14. A file with many more has something else in the column, such as people's words. */
const MOST_CATEGORIES = 50;

/** A file of data.police.uk, one row after another: a month of a force is one slice, several months are several. */
export async function readStreetFile(
  rows: AsyncIterable<FileRow>,
  areas: LoadedAreas,
  today: string,
): Promise<PublishedFile> {
  if (!hasAreas(areas))
    return unreadable(1, "No areas are loaded: load the borough’s LSOAs or the boundaries of its wards first");
  const placeOf = streetPlaces(areas);
  const slices = new Map<string, Counting>();
  const errors: PublishedFile["errors"] = [];
  const categories = new Set<string>();
  let columns: StreetColumns | null = null;
  let count = 0;
  for await (const { line, cells } of rows) {
    if (!columns) {
      columns = streetColumns(cells);
      if (columns) continue;
      return unreadable(line, refuseStreetHeading(cells));
    }
    const row = readStreetRow(cells, columns);
    if ("message" in row) errors.push({ line, ...row });
    else if (row.from > today) errors.push({ line, column: "Month", message: "This month has not been yet" });
    else {
      categories.add(row.category);
      if (categories.size > MOST_CATEGORIES)
        return unreadable(line, `There are more than ${MOST_CATEGORIES} types of crime up to here`, "Crime type");
      countRow(slices, row, placeOf(row));
    }
    count++;
    if (errors.length >= MOST_ERRORS) break;
  }
  if (!columns) return unreadable(1, "The file is empty. Nothing was published, which is not the same as no crime");
  if (count === 0)
    return unreadable(2, "The file has no rows. Nothing was published, which is not the same as no crime");
  const read = [...slices.values()].map(asSlice);
  if (errors.length === 0 && read.every(({ street }) => street.length === 0))
    return unreadable(2, "None of its rows lies in the partnership’s area");
  return { slices: errors.length > 0 ? [] : read, rows: count, errors, notFound: [], notes: [], publishedOn: null };
}

function countRow(slices: Map<string, Counting>, row: StreetRow, place: ReturnType<ReturnType<typeof streetPlaces>>) {
  const subject = { force: row.force, cspName: null, from: row.from, to: row.to };
  const key = subjectKey(subject);
  const slice = slices.get(key) ?? {
    ...subject,
    rowsOutside: 0,
    rowsWithoutPlace: 0,
    counts: new Map<string, number>(),
  };
  slices.set(key, slice);
  if (place.kind === "outside") slice.rowsOutside++;
  else if (place.kind === "without-place") slice.rowsWithoutPlace++;
  else
    for (const areaId of [NO_AREA, ...place.areaIds]) {
      const counted = `${areaId}|${row.category}`;
      slice.counts.set(counted, (slice.counts.get(counted) ?? 0) + 1);
    }
}

function asSlice({ counts, ...slice }: Counting): SliceRead {
  const street = [...counts].map(([key, crimes]) => {
    const cut = key.indexOf("|");
    return { areaId: key.slice(0, cut) || null, category: key.slice(cut + 1), crimes };
  });
  return { ...slice, street, csp: [] };
}
