import { subHours } from "date-fns";
import { EXPORT_HOURS } from "#app/domain/exports/disclosure.ts";
import { listExportsSince } from "#db/queries/disclosures.ts";
import { listStoredNamesInUse } from "#db/queries/documents.ts";
import type { Executor } from "#db/transaction.ts";
import { eraseFile, listStoredBefore } from "./stored-files.ts";

type Context = { db: Executor; now: Date; documents: string; exports: string };

/** Far longer than it takes from a file that is whole to the row that names it. */
const UNRECORDED_HOURS = 1;
const AT_ONCE = 500;

/**
 * Takes away the files that no row names: left by a stop between file and row, or of a document that has been removed;
 * and downloads that are no longer handed out.
 */
export async function sweepFiles({ db, now, documents, exports }: Context): Promise<number> {
  const orphans = await sweep(documents, subHours(now, UNRECORDED_HOURS), (names) => listStoredNamesInUse(db, names));
  const since = subHours(now, EXPORT_HOURS);
  return orphans + (await sweep(exports, since, (names) => listExportsSince(db, names, since)));
}

async function sweep(folder: string, before: Date, inUse: (names: string[]) => Promise<Set<string>>) {
  const names = await listStoredBefore(folder, before);
  let erased = 0;
  for (let i = 0; i < names.length; i += AT_ONCE) {
    const some = names.slice(i, i + AT_ONCE);
    const used = await inUse(some);
    for (const name of some.filter((n) => !used.has(n))) {
      await eraseFile(folder, name);
      erased++;
    }
  }
  return erased;
}
