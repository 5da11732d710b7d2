import { addMinutes } from "date-fns";
import { scanAgain } from "#app/services/documents/scan-again.ts";
import { hasScanner } from "#app/services/documents/scanner.ts";
import { documentsFolderIn } from "#app/services/documents/stored-files.ts";
import type { Job } from "./job.ts";

/** Documents that came before there was a scanner, or while it did not answer. */
export function scanDocuments(dataDir: string): Job {
  return {
    name: "scan-documents",
    first: "later",
    nextRunAt: (now) => addMinutes(now, 15),
    isNeeded: () => Promise.resolve(hasScanner()),
    async run({ db, now }) {
      const scanned = await scanAgain({ db, now, folder: documentsFolderIn(dataDir) });
      return scanned > 0 ? { scanned } : undefined;
    },
  };
}
