import path from "node:path";
import type { Unwritten } from "#db/queries/erasure-runs.ts";
import { appendLines, readLines } from "../audit/synced-lines.ts";

/** Outside the database and never part of a backup of it: what a restore must erase again. Ids, and no word of anybody. */
export function erasedFileIn(dataDir: string) {
  return path.join(dataDir, "erased-ids");
}

export function appendErased(file: string, erased: readonly Unwritten[]) {
  const lines = erased.map(({ partnershipId, kind, id, day, fate }) => ({ partnershipId, kind, id, day, fate }));
  return appendLines(file, lines);
}

/** In the order in which they were erased, once each time that they were. */
export function readErased(file: string): AsyncGenerator<Unwritten> {
  return readLines(file, erasedOf);
}

function erasedOf(line: string): Unwritten | null {
  try {
    const { partnershipId, kind, id, day, fate } = JSON.parse(line) as Partial<Unwritten>;
    if (typeof partnershipId !== "string" || typeof kind !== "string" || typeof id !== "string") return null;
    return { partnershipId, kind, id, day: day ?? "", fate: fate === "anonymise" ? "anonymise" : "erase" };
  } catch {
    return null;
  }
}
