import type { Readable } from "node:stream";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { FileProblem } from "./file-problem.ts";

/** A spreadsheet has dozens of parts. */
const MOST_PARTS = 10_000;
/** The Home Office's largest table is 1.4 GB unpacked. More than this is meant to fill something up. */
const MOST_UNPACKED = 2_000_000_000;
/** All but the sheets themselves and the texts that they share: workbooks name their sheets and styles in kilobytes. */
export const MOST_UNPACKED_BESIDE_SHEETS = 20_000_000;
const BROKEN = "The spreadsheet is damaged and cannot be read. Save it again, or save it as .csv";

export type ZipParts = Awaited<ReturnType<typeof openZip>>;

/** The parts of a zipped file by name. Nothing is unpacked but what is asked for, and that piece by piece. */
export async function openZip(path: string) {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false }).catch(() => {
    throw new FileProblem(BROKEN);
  });
  let parts: Map<string, Entry>;
  try {
    parts = await partsOf(zip);
  } catch {
    zip.close();
    throw new FileProblem(BROKEN);
  }
  return {
    has: (name: string) => parts.has(name),
    names: () => [...parts.keys()],
    async read(name: string, most = MOST_UNPACKED): Promise<AsyncIterable<Buffer>> {
      const part = parts.get(name);
      if (!part) throw new FileProblem(BROKEN);
      if (part.isEncrypted()) throw new FileProblem("The spreadsheet has a password. Save it without one");
      if (part.uncompressedSize > most)
        throw new FileProblem("The spreadsheet is too large when it is unpacked. Save it as .csv");
      const stream = await zip.openReadStreamPromise(part).catch(() => {
        throw new FileProblem(BROKEN);
      });
      return piecesOf(stream);
    },
    close: () => zip.close(),
  };
}

async function partsOf(zip: ZipFile) {
  const found = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    found.set(entry.fileName, entry);
    if (found.size > MOST_PARTS) throw new FileProblem(BROKEN);
  }
  return found;
}

/** yauzl itself notices a part that unpacks to more than it says. */
async function* piecesOf(stream: Readable): AsyncGenerator<Buffer> {
  const pieces = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  try {
    for (;;) {
      const piece: IteratorResult<Buffer, unknown> = await pieces.next().catch(() => {
        throw new FileProblem(BROKEN);
      });
      if (piece.done) return;
      yield piece.value;
    }
  } finally {
    stream.destroy();
  }
}
