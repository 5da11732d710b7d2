import { createReadStream, existsSync } from "node:fs";
import { mkdir, open } from "node:fs/promises";
import path from "node:path";

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

/** On the disk when it returns. Begins a new line after one that a power cut left half written. */
export async function appendHeads(file: string, heads: readonly Head[]) {
  if (heads.length === 0) return;
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const handle = await open(file, "a+", 0o600);
  try {
    const { size } = await handle.stat();
    const last = size > 0 ? (await handle.read(Buffer.alloc(1), 0, 1, size - 1)).buffer.toString() : "\n";
    const lines = heads.map((head) => `${JSON.stringify(head)}\n`).join("");
    await handle.appendFile(last === "\n" ? lines : `\n${lines}`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** In the order in which they were written, one at a time. */
export async function* readHeads(file: string): AsyncGenerator<Head> {
  if (!existsSync(file)) return;
  let rest = "";
  for await (const chunk of createReadStream(file, "utf8") as AsyncIterable<string>) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const head = headOf(line);
      if (head) yield head;
    }
  }
}

function headOf(line: string): Head | null {
  try {
    const head = JSON.parse(line) as Partial<Head> | null;
    return Number.isInteger(head?.sequence) && typeof head?.mac === "string" ? (head as Head) : null;
  } catch {
    return null;
  }
}
