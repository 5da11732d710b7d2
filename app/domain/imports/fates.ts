export const RUN_STATUS_NAMES = {
  uploaded: "Columns to be chosen",
  checking: "Being checked",
  checked: "Checked, not loaded",
  loading: "Being loaded",
  visible: "Loaded",
  undoing: "Being undone",
  undone: "Undone",
  removed: "Discarded",
  failed: "Failed",
} as const;
export type RunStatus = keyof typeof RUN_STATUS_NAMES;

/** Statuses in which Joint Action itself is at work. */
export const WORKING: readonly RunStatus[] = ["checking", "loading", "undoing"];

export const FATE_NAMES = {
  imported: "New",
  updated: "Changes a record",
  skipped: "Left out",
  "possible-duplicate": "Possible duplicate, left out",
  error: "Error, left out",
} as const;
export type Fate = keyof typeof FATE_NAMES;
/** Of a kind whose possible duplicates are loaded beside what they may be. */
const LOADED_BESIDE = "Possibly recorded already, loaded beside it";

export function fateName(fate: Fate, { loadsDuplicates = false }: { loadsDuplicates?: boolean }): string {
  return fate === "possible-duplicate" && loadsDuplicates ? LOADED_BESIDE : FATE_NAMES[fate];
}

/** The fates whose rows are written. */
export function loadedFates({ loadsDuplicates = false }: { loadsDuplicates?: boolean }): Fate[] {
  return ["imported", "updated", ...(loadsDuplicates ? (["possible-duplicate"] as const) : [])];
}

export function countToLoad(counts: FateCounts, kind: { loadsDuplicates?: boolean }): number {
  return loadedFates(kind).reduce((sum, fate) => sum + counts[fate], 0);
}

export const FATES = Object.keys(FATE_NAMES) as Fate[];

export type FateCounts = Record<Fate, number>;
export const NO_FATES: FateCounts = { imported: 0, updated: 0, skipped: 0, "possible-duplicate": 0, error: 0 };

export function countFates(rows: readonly { fate: Fate }[]): FateCounts {
  const counts = { ...NO_FATES };
  for (const { fate } of rows) counts[fate]++;
  return counts;
}

/** Why a file cannot be loaded as it was checked, or null. `absent`: what a whole file shows to be there no more. */
export function refuseLoad(status: RunStatus, rows: number, absent = 0): string | null {
  if (status !== "checked") return "This file is not waiting to be loaded";
  return rows + absent === 0 ? "There is nothing in this file to load" : null;
}

export function addFates(a: FateCounts, b: FateCounts): FateCounts {
  return Object.fromEntries(FATES.map((fate) => [fate, a[fate] + b[fate]])) as FateCounts;
}
