import { addMinutes } from "date-fns";
import { documentsFolderIn, exportsFolderIn } from "#app/services/documents/stored-files.ts";
import { sweepFiles as sweep } from "#app/services/documents/sweep-files.ts";
import { removeLeftStagings } from "#app/services/operation/staging.ts";
import type { Job } from "./job.ts";

/** Files that belong to nothing any more, or never came to. */
export function sweepFiles(dataDir: string): Job {
  return {
    name: "sweep-files",
    first: "now",
    nextRunAt: (now) => addMinutes(now, 30),
    async run({ db, now }) {
      const erased = await sweep({ db, now, documents: documentsFolderIn(dataDir), exports: exportsFolderIn(dataDir) });
      await removeLeftStagings(dataDir);
      return erased > 0 ? { erased } : undefined;
    },
  };
}
