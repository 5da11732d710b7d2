import { addSeconds } from "date-fns";
import { SEALING_JOB } from "#app/domain/audit/log-jobs.ts";
import { sealEvents } from "#app/services/audit/seal-events.ts";
import { anyUnsealed } from "#db/queries/audit-seals.ts";
import type { Job, JobRun } from "./job.ts";

/** How long a committed event may wait for its seal. */
const EVERY_SECONDS = 3;

export function sealAudit(headFile: string): Job {
  // The first run also notes the heads of seals that were made just before the server was killed.
  let hasRun = false;
  const run = async ({ db, now }: JobRun) => {
    await sealEvents({ db, now, headFile });
    hasRun = true;
  };
  return {
    name: SEALING_JOB,
    first: "now",
    nextRunAt: (now) => addSeconds(now, EVERY_SECONDS),
    isNeeded: async (db) => !hasRun || (await anyUnsealed(db)),
    run,
    atStop: run,
  };
}
