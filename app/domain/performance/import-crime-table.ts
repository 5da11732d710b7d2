import { type Disagreement, disagreementsOf } from "./crime-table.ts";
import type { CrimeType } from "./crime-types.ts";
import { dayAYearBefore, type Period } from "./quarter.ts";
import type { CrimeTableEntry } from "./read-crime-table.ts";

export type Fate = "new" | "changed" | "same";
export const FATE_NAMES: Record<Fate, string> = { new: "New", changed: "Changed", same: "Already recorded" };

/** What the newest visible import of the same period says of one type. */
export type RecordedEntry = CrimeTableEntry;

export type JudgedEntry = CrimeTableEntry & {
  fate: Fate;
  recorded: { previous: number | null; current: number } | null;
  disagreements: Disagreement[];
};

/** What loading would do to each row. The same figures again are no news, whatever file they come in. */
export function judgeEntries(entries: readonly CrimeTableEntry[], recorded: readonly RecordedEntry[]): JudgedEntry[] {
  const known = new Map<CrimeType, RecordedEntry>(recorded.map((entry) => [entry.crimeType, entry]));
  return entries.map((entry) => {
    const before = known.get(entry.crimeType);
    const fate = !before ? "new" : factsOf(before) === factsOf(entry) ? "same" : "changed";
    const disagreements = entry.previous === null ? [] : disagreementsOf({ ...entry, previous: entry.previous });
    return {
      ...entry,
      fate,
      recorded: before ? { previous: before.previous, current: before.current } : null,
      disagreements,
    };
  });
}

/** One text for one set of figures: for comparing them, and for the hash of what was loaded. */
export function factsOf({
  crimeType,
  previous,
  current,
  printedPercent,
  printedDifference,
  positions,
}: CrimeTableEntry) {
  const places = [...positions]
    .sort((a, b) => (a.asAt < b.asAt ? -1 : 1))
    .map((p) => [p.asAt, p.position, p.groupSize, p.printed]);
  return JSON.stringify([crimeType, previous, current, printedPercent, printedDifference, places]);
}

/** Figures are of days that have been, and of a year at most, so that they can be held against the same days before. */
export function refusePeriod({ from, to }: Period, today: string): { field: "from" | "to"; message: string } | null {
  if (to < from) return { field: "to", message: "Last day of the figures must be on or after the first day" };
  if (to > today) return { field: "to", message: "Last day of the figures must be today or in the past" };
  if (from <= dayAYearBefore(to)) return { field: "from", message: "The figures must be of one year at the most" };
  return null;
}
