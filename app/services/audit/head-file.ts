import { existsSync } from "node:fs";
import { open } from "node:fs/promises";
import path from "node:path";
import { appendLines, readLines } from "./synced-lines.ts";

/** The newest seal as it is noted outside the database, where whoever can cut the log's end does not reach. */
export type Head = { sequence: number; mac: string; sealedAt: string; count: number };

const TAIL_BYTES = 4096;

export function headFileIn(dataDir: string) {
  return path.join(dataDir, "audit-heads.log");
}

/** Of the last line that was written whole; 0 when there is none. */
export async function lastHeadSequence(file: string): Promise<number> {
  if (!existsSync(file)) return 0;
  const handle = await open(file, "r");
  try {
    const { size } = await handle.stat();
    const start = Math.max(0, size - TAIL_BYTES);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - start), 0, size - start, start);
    const heads = buffer.toString("utf8", 0, bytesRead).split("\n").map(headOf);
    return heads.findLast((head) => head !== null)?.sequence ?? 0;
  } finally {
    await handle.close();
  }
}

export function appendHeads(file: string, heads: readonly Head[]) {
  return appendLines(file, heads);
}

/** In the order in which they were written, one at a time. */
export function readHeads(file: string): AsyncGenerator<Head> {
  return readLines(file, headOf);
}

function headOf(line: string): Head | null {
  try {
    const head = JSON.parse(line) as Partial<Head> | null;
    return Number.isInteger(head?.sequence) && typeof head?.mac === "string" ? (head as Head) : null;
  } catch {
    return null;
  }
}
