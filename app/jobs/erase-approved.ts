import path from "node:path";
import { addSeconds } from "date-fns";
import { documentsFolderIn, exportsFolderIn } from "#app/services/documents/stored-files.ts";
import { eraseApproved as erase } from "#app/services/retention/erase-approved.ts";
import { erasedFileIn } from "#app/services/retention/erased-file.ts";
import { finishErasing } from "#app/services/retention/finish-erasing.ts";
import { listUnwritten } from "#db/queries/erasure-runs.ts";
import { unsafeFindOpenRun } from "#db/queries/retention-runs.ts";
import { removeCopiesBefore, type Wiped } from "#db/wipe-traces.ts";
import type { Job } from "./job.ts";

const EVERY_SECONDS = 10;

type Options = { dataDir: string; databaseUrl: string; wipe: () => Promise<Wiped> };

/** Erases what the information governance officer approved; also what a killed process has left, and its file outside. */
export function eraseApproved({ dataDir, databaseUrl, wipe }: Options): Job {
  const folders = {
    documents: documentsFolderIn(dataDir),
    uploads: path.join(dataDir, "uploads"),
    erasedFile: erasedFileIn(dataDir),
  };
  return {
    name: "erase-approved",
    first: "now",
    nextRunAt: (now) => addSeconds(now, EVERY_SECONDS),
    isNeeded: async (db) => (await unsafeFindOpenRun(db)) !== undefined || (await listUnwritten(db, 1)).length > 0,
    run: ({ db, now, clock, isStopping }) => {
      const removeCopies = () => removeCopiesBefore(databaseUrl);
      const traces = { exports: exportsFolderIn(dataDir), wipe, removeCopies };
      const finish = (run: { id: string; partnershipId: string }) => finishErasing({ db, now }, run, traces);
      return erase({ db, clock, folders, isStopping, finish });
    },
  };
}
