import { setTimeout as sleep } from "node:timers/promises";
import { addMinutes } from "date-fns";
import { findJob, listJobRuns } from "#db/queries/jobs.ts";
import type { Executor } from "#db/transaction.ts";
import type { Job, JobCounts, JobLog } from "./job.ts";
import { JobRunner } from "./runner.ts";

type Options = { db: Executor; job: Job; log: JobLog; askedAt: Date };
export type Outcome =
  | { kind: "done"; counts: JobCounts }
  | { kind: "failed"; error: string }
  | { kind: "nothing-to-do" }
  | { kind: "too-long" };

const LONGEST_MINUTES = 10;

/**
 * Runs a job that has been asked for, here or in whichever process takes it first: a server on the same database may. It
 * ends when a run that began after it was asked for has ended.
 */
export async function runOne({ db, job, log, askedAt }: Options): Promise<Outcome> {
  const runner = new JobRunner({ db, jobs: [job], log });
  const asked = askedAt.toISOString();
  const until = addMinutes(new Date(), LONGEST_MINUTES);
  while (new Date() < until) {
    await runner.startDue();
    await runner.settled();
    const row = await findJob(db, job.name);
    const isAfter = (instant: string | null | undefined) => (instant ?? "") >= asked;
    const isFree = (row?.leasedUntil ?? "") <= new Date().toISOString();
    if (row && isFree && isAfter(row.lastStartedAt)) {
      if (isAfter(row.lastFailedAt) && (row.lastFailedAt ?? "") > (row.lastFinishedAt ?? ""))
        return { kind: "failed", error: row.lastFailure ?? "" };
      if (isAfter(row.lastFinishedAt)) return { kind: "done", counts: await countsOf(db, job.name, asked) };
    }
    if (isFree && job.isNeeded && !(await job.isNeeded(db, new Date()))) return { kind: "nothing-to-do" };
    await sleep(200);
  }
  return { kind: "too-long" };
}

async function countsOf(db: Executor, name: string, since: string): Promise<JobCounts> {
  const [run] = await listJobRuns(db, { job: name, limit: 1 });
  return run && run.startedAt >= since ? (JSON.parse(run.counts) as JobCounts) : {};
}
