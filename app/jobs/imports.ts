import { addDays, addSeconds } from "date-fns";
import { v7 as uuid } from "uuid";
import { expireFiles } from "#app/services/imports/expire-files.ts";
import { followUpImports } from "#app/services/imports/follow-up-imports.ts";
import { workOnImports } from "#app/services/imports/work-on-imports.ts";
import { unsafeFindFollowUp } from "#db/queries/import-follow-ups.ts";
import { unsafeFindWaitingRun } from "#db/queries/import-runs.ts";
import type { Job } from "./job.ts";

const EVERY_SECONDS = 2;

/** Checks, loads and takes back what somebody has asked for; also what a killed process has left. */
export function workOnFiles(folder: string): Job {
  const holder = uuid();
  return {
    name: "imports",
    first: "now",
    nextRunAt: (now) => addSeconds(now, EVERY_SECONDS),
    isNeeded: async (db, now) =>
      (await unsafeFindWaitingRun(db, now)) !== undefined || (await unsafeFindFollowUp(db)) !== undefined,
    async run({ db, clock, isStopping }) {
      const worked = await workOnImports({ db, folder, clock, holder, isStopping });
      const followed = await followUpImports({ db, clock, isStopping });
      return { imports: worked, reportsFollowedUp: followed };
    },
  };
}

export function expireImportedFiles(folder: string): Job {
  return {
    name: "expire-imported-files",
    first: "now",
    nextRunAt: (now) => addDays(now, 1),
    run: ({ db, now }) => expireFiles({ db, folder, now }),
  };
}
