import { createReadStream, existsSync } from "node:fs";
import { mkdir, open } from "node:fs/promises";
import path from "node:path";
import { type Unwritten } from "#db/queries/erasure-runs.ts";

/** Outside the database and never part of a backup of it: what a restore must erase again. Ids, and no word of anybody. */
export function erasedFileIn(dataDir: string) {
  return path.join(dataDir, "erased-ids");
}

/** On the disk when it returns. Begins a new line after one that a power cut left half written. */
export async function appendErased(file: string, erased: readonly Unwritten[]) {
  if (erased.length === 0) return;
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const handle = await open(file, "a+", 0o600);
  try {
    const { size } = await handle.stat();
    const last = size > 0 ? (await handle.read(Buffer.alloc(1), 0, 1, size - 1)).buffer.toString() : "\n";
    const lines = erased.map(({ partnershipId, kind, id, day, fate }) => `${JSON.stringify({ partnershipId, kind, id, day, fate })}\n`); // prettier-ignore
    await handle.appendFile(`${last === "\n" ? "" : "\n"}${lines.join("")}`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** In the order in which they were erased, once each time that they were. */
export async function* readErased(file: string): AsyncGenerator<Unwritten> {
  if (!existsSync(file)) return;
  let rest = "";
  for await (const chunk of createReadStream(file, "utf8") as AsyncIterable<string>) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const erased = erasedOf(line);
      if (erased) yield erased;
    }
  }
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
