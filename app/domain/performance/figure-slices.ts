import { cspKey, forceKey } from "./csp-names.ts";
import type { Period } from "./quarter.ts";

export type SliceSource = "police-uk" | "home-office";
/** What a publisher replaces as a whole: the month of a force, the quarter of a partnership. */
export type Subject = Period & { force: string; cspName: string | null };

/** One key for one subject and period, however its names are written. */
export function subjectKey({ force, cspName, from }: Subject) {
  return `${cspName === null ? forceKey(force) : cspKey({ force, cspName })}|${from}`;
}

type Slice = Subject & { id: string; batchId: string; createdAt: string; isVisible: boolean; isNewest: boolean };

/** Which slices count from now on and which no more: of each subject and period the newest that is visible. */
export function changedNewest(slices: readonly Slice[]): { newest: string[]; notNewest: string[] } {
  const newest = new Map<string, Slice>();
  for (const slice of slices) {
    const best = newest.get(subjectKey(slice));
    if (slice.isVisible && (!best || isLater(slice, best))) newest.set(subjectKey(slice), slice);
  }
  const isBest = (slice: Slice) => newest.get(subjectKey(slice))?.id === slice.id;
  return {
    newest: slices.filter((slice) => isBest(slice) && !slice.isNewest).map(({ id }) => id),
    notNewest: slices.filter((slice) => !isBest(slice) && slice.isNewest).map(({ id }) => id),
  };
}

function isLater(a: Slice, b: Slice) {
  return a.createdAt === b.createdAt ? a.batchId > b.batchId : a.createdAt > b.createdAt;
}

/** Counts as one text, for telling whether a file brings anything new. */
export function countsText(counts: readonly (readonly (string | number | null)[])[]) {
  return counts
    .map((count) => JSON.stringify(count))
    .sort()
    .join("\n");
}
