import path from "node:path";
import { existsSync } from "node:fs";
import { rename } from "node:fs/promises";
import type { ErasureFolders } from "../retention/erase-record.ts";
import { appendErased, erasedFileIn, readErased } from "../retention/erased-file.ts";
import { documentsFolderIn } from "../documents/stored-files.ts";
import type { Unwritten } from "#db/queries/erasure-runs.ts";

const AT_ONCE = 1_000;

export function foldersIn(dataDir: string): ErasureFolders {
  return {
    documents: documentsFolderIn(dataDir),
    uploads: path.join(dataDir, "uploads"),
    erasedFile: erasedFileIn(dataDir),
  };
}

/**
 * One list of all that was erased, in the folder of the restore: from outside the backup (the data folder, or the file that
 * was named) and, for what stands in no other list, from the backup. Each line once, in the order of its list.
 */
export async function gatherErased(dataDir: string, staging: string, named: string | null) {
  if (named !== null && !existsSync(named)) throw new Error(`There is no file ${named}`);
  const ofBackup = `${erasedFileIn(staging)}.of-backup`;
  if (existsSync(erasedFileIn(staging))) await rename(erasedFileIn(staging), ofBackup);
  const outside = [erasedFileIn(dataDir), ...(named === null ? [] : [named])].filter((file) => existsSync(file));
  const seen = new Set<string>();
  for (const file of [ofBackup, ...outside]) {
    let piece: Unwritten[] = [];
    for await (const one of readErased(file)) {
      const key = `${one.partnershipId} ${one.kind} ${one.id} ${one.day} ${one.fate}`;
      if (seen.has(key)) continue;
      seen.add(key);
      piece.push(one);
      if (piece.length < AT_ONCE) continue;
      await appendErased(erasedFileIn(staging), piece);
      piece = [];
    }
    await appendErased(erasedFileIn(staging), piece);
  }
  return { isFromOutside: outside.length > 0 };
}
