import { createReadStream, existsSync } from "node:fs";
import { mkdir, open } from "node:fs/promises";
import path from "node:path";

// A file outside the database that only grows, a line of JSON a time: the heads of the log, the ids of what was erased.

/** On the disk when it returns. Begins a new line after one that a power cut left half written. */
export async function appendLines(file: string, values: readonly object[]) {
  if (values.length === 0) return;
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const handle = await open(file, "a+", 0o600);
  try {
    const { size } = await handle.stat();
    const last = size > 0 ? (await handle.read(Buffer.alloc(1), 0, 1, size - 1)).buffer.toString() : "\n";
    const lines = values.map((value) => `${JSON.stringify(value)}\n`).join("");
    await handle.appendFile(last === "\n" ? lines : `\n${lines}`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** In the order in which they were written, one at a time; what `read` makes nothing of is left out. */
export async function* readLines<T>(file: string, read: (line: string) => T | null): AsyncGenerator<T> {
  if (!existsSync(file)) return;
  let rest = "";
  for await (const chunk of createReadStream(file, "utf8") as AsyncIterable<string>) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const value = read(line);
      if (value !== null) yield value;
    }
  }
}
