import { v7 as uuid } from "uuid";
import type { Executor, Transaction } from "../transaction.ts";

/** The instant that a job was found due, by which its row is known to be as it was read. */
export type DueJob = { name: string; dueAt: string };

export function listDueJobs(db: Executor, names: readonly string[], now: Date): Promise<DueJob[]> {
  return db
    .selectFrom("job")
    .select(["name", "next_run_at as dueAt"])
    .where("name", "in", names)
    .where("next_run_at", "<=", now.toISOString())
    .where((eb) => eb.or([eb("leased_until", "is", null), eb("leased_until", "<=", now.toISOString())]))
    .orderBy("next_run_at")
    .limit(100)
    .execute();
}

export function findJob(db: Executor, name: string) {
  return db
    .selectFrom("job")
    .select(["next_run_at as nextRunAt", "leased_until as leasedUntil", "last_started_at as lastStartedAt"])
    .select(["last_finished_at as lastFinishedAt", "last_failed_at as lastFailedAt", "last_failure as lastFailure"])
    .where("name", "=", name)
    .executeTakeFirst();
}

export async function insertJobIfNew(trx: Transaction, name: string, nextRunAt: Date) {
  await trx
    .insertInto("job")
    .values({ name, next_run_at: nextRunAt.toISOString() })
    .onConflict((c) => c.column("name").doNothing())
    .execute();
}

/** Only if nobody else has it: of two processes at once, one runs the job. */
export async function takeJob(trx: Transaction, job: DueJob, holder: string, now: Date, until: Date): Promise<boolean> {
  const result = await trx
    .updateTable("job")
    .set({ lease_holder: holder, leased_until: until.toISOString(), last_started_at: now.toISOString() })
    .where("name", "=", job.name)
    .where("next_run_at", "=", job.dueAt)
    .where((eb) => eb.or([eb("leased_until", "is", null), eb("leased_until", "<=", now.toISOString())]))
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function extendLease(trx: Transaction, name: string, holder: string, until: Date) {
  await trx
    .updateTable("job")
    .set({ leased_until: until.toISOString() })
    .where("name", "=", name)
    .where("lease_holder", "=", holder)
    .execute();
}

export async function releaseJob(trx: Transaction, name: string, holder: string) {
  await trx
    .updateTable("job")
    .set({ lease_holder: null, leased_until: null })
    .where("name", "=", name)
    .where("lease_holder", "=", holder)
    .execute();
}

/** A run that somebody asked for meanwhile stays due. */
export async function markJobFinished(trx: Transaction, job: DueJob, holder: string, now: Date, nextRunAt: Date) {
  await moveOn(trx, job, nextRunAt);
  await trx
    .updateTable("job")
    .set({ last_finished_at: now.toISOString() })
    .where("name", "=", job.name)
    .where("lease_holder", "=", holder)
    .execute();
  await releaseJob(trx, job.name, holder);
}

/** `failure` says what kind of error it was and nothing that anybody typed. */
export async function markJobFailed(
  trx: Transaction,
  job: DueJob,
  holder: string,
  now: Date,
  nextRunAt: Date,
  failure: string,
) {
  await moveOn(trx, job, nextRunAt);
  await trx
    .updateTable("job")
    .set({ last_failed_at: now.toISOString(), last_failure: failure })
    .where("name", "=", job.name)
    .where("lease_holder", "=", holder)
    .execute();
  await releaseJob(trx, job.name, holder);
}

/** Due now, unless it is already. */
export async function bringJobForward(trx: Transaction, name: string, now: Date) {
  await trx
    .updateTable("job")
    .set({ next_run_at: now.toISOString() })
    .where("name", "=", name)
    .where((eb) => eb.or([eb("next_run_at", ">", now.toISOString()), eb("leased_until", ">", now.toISOString())]))
    .execute();
}

async function moveOn(trx: Transaction, { name, dueAt }: DueJob, nextRunAt: Date) {
  await trx
    .updateTable("job")
    .set({ next_run_at: nextRunAt.toISOString() })
    .where("name", "=", name)
    .where("next_run_at", "=", dueAt)
    .execute();
}

type Run = { job: string; startedAt: Date; finishedAt: Date; counts: Record<string, number>; error: string | null };

export async function insertJobRun(trx: Transaction, { job, startedAt, finishedAt, counts, error }: Run) {
  const row = { id: uuid(), job, started_at: startedAt.toISOString(), finished_at: finishedAt.toISOString() };
  await trx
    .insertInto("job_run")
    .values({ ...row, counts: JSON.stringify(counts), error })
    .execute();
}

export function listJobs(db: Executor) {
  return db
    .selectFrom("job")
    .select(["name", "next_run_at as nextRunAt", "leased_until as leasedUntil", "last_started_at as lastStartedAt"])
    .select(["last_finished_at as lastFinishedAt", "last_failed_at as lastFailedAt", "last_failure as lastFailure"])
    .orderBy("name")
    .limit(100)
    .execute();
}

type RunPage = { job?: string; before?: string; limit: number };

/** Newest first. */
export function listJobRuns(db: Executor, { job, before, limit }: RunPage) {
  return db
    .selectFrom("job_run")
    .select(["id", "job", "started_at as startedAt", "finished_at as finishedAt", "counts", "error"])
    .$if(job !== undefined, (q) => q.where("job", "=", job ?? ""))
    .$if(before !== undefined, (q) => q.where("id", "<", before ?? ""))
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}

export async function deleteJobRunsBefore(trx: Transaction, instant: string): Promise<number> {
  const result = await trx.deleteFrom("job_run").where("started_at", "<", instant).executeTakeFirst();
  return Number(result.numDeletedRows);
}
