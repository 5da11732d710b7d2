import type { Subject } from "#app/domain/performance/figure-slices.ts";
import type { LineError } from "#app/domain/performance/read-crime-table.ts";

export type StreetCount = { areaId: string | null; category: string; crimes: number };
export type CspCount = {
  offenceGroup: string;
  offenceSubgroup: string;
  offence: string;
  offenceCode: string;
  crimes: number;
};
/** What a file says of one subject and period: counts of one of the two kinds. */
export type SliceRead = Subject & {
  rowsOutside: number;
  rowsWithoutPlace: number;
  street: StreetCount[];
  csp: CspCount[];
};
export type PublishedFile = {
  slices: SliceRead[];
  rows: number;
  errors: LineError[];
  /** Members of the similar group that the file does not name. */
  notFound: string[];
  /** What the publisher says beside the figures of those that are kept. */
  notes: string[];
  publishedOn: string | null;
};

export function crimesOf({ street, csp }: Pick<SliceRead, "street" | "csp">) {
  const borough = street.filter(({ areaId }) => areaId === null);
  return [...borough, ...csp].reduce((sum, { crimes }) => sum + crimes, 0);
}

/** After so many nobody reads on: the file is of another kind. */
export const MOST_ERRORS = 20;

export function unreadable(line: number, message: string, column: string | null = null): PublishedFile {
  return { slices: [], rows: 0, errors: [{ line, column, message }], notFound: [], notes: [], publishedOn: null };
}
