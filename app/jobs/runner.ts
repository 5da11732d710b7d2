import { setTimeout as sleep } from "node:timers/promises";
import { addMilliseconds } from "date-fns";
import { v7 as uuid } from "uuid";
import {
  type DueJob,
  extendLease,
  insertJobIfNew,
  insertJobRun,
  listDueJobs,
  markJobFailed,
  markJobFinished,
  releaseJob,
  takeJob,
} from "#db/queries/jobs.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import type { Job, JobLog, JobRun } from "./job.ts";

/** A process that dies holds its jobs no longer than this. */
export const LEASE_MS = 15_000;
const TICK_MS = 1000;
const BACK_OFF_MS = { first: 5000, most: 600_000 };

type Options = { db: Executor; jobs: readonly Job[]; log: JobLog; clock?: () => Date };

/** Starts the jobs of this process. `stop` waits for those that are running. */
export function startJobs(options: Options): { stop: () => Promise<void> } {
  const runner = new JobRunner(options);
  const stopping = new AbortController();
  const loop = (async () => {
    while (!stopping.signal.aborted) {
      await runner.startDue();
      await sleep(TICK_MS, undefined, { signal: stopping.signal }).catch(() => {});
    }
  })();
  return {
    async stop() {
      runner.isStopping = true;
      stopping.abort();
      await loop;
      await runner.stop();
    },
  };
}

export class JobRunner {
  isStopping = false;
  readonly #options: Required<Options>;
  readonly #holder = uuid();
  readonly #running = new Map<string, Promise<void>>();
  readonly #failures = new Map<string, number>();
  #isPrepared = false;

  constructor(options: Options) {
    this.#options = { clock: () => new Date(), ...options };
  }

  /** Takes what is due and leaves it running, each job by itself. Never throws: the next tick tries again. */
  async startDue() {
    const { db, jobs, log, clock } = this.#options;
    try {
      if (!this.#isPrepared) await this.#prepare();
      const names = jobs.map((job) => job.name).filter((name) => !this.#running.has(name));
      if (names.length === 0) return;
      for (const due of await listDueJobs(db, names, clock())) {
        const job = jobs.find(({ name }) => name === due.name);
        if (!job || this.isStopping || (job.isNeeded && !(await job.isNeeded(db, clock())))) continue;
        const now = clock();
        const until = addMilliseconds(now, LEASE_MS);
        if (!(await inTransaction(db, (trx) => takeJob(trx, due, this.#holder, now, until)))) continue;
        this.#running.set(job.name, this.#run(job, due, now));
      }
    } catch (error) {
      log.error({ error: kindOf(error) }, "the jobs could not be read");
    }
  }

  /** Until nothing is running. */
  async settled() {
    await Promise.all(this.#running.values());
  }

  async stop() {
    this.isStopping = true;
    await this.settled();
    const { jobs, log, clock } = this.#options;
    for (const job of jobs) {
      await job.atStop?.(this.#at(clock())).catch((error: unknown) => {
        log.error({ job: job.name, error: kindOf(error) }, "a job failed while stopping");
      });
    }
  }

  async #prepare() {
    const { db, jobs, clock } = this.#options;
    const now = clock();
    await inTransaction(db, async (trx) => {
      for (const job of jobs) await insertJobIfNew(trx, job.name, job.first === "now" ? now : job.nextRunAt(now));
    });
    this.#isPrepared = true;
  }

  async #run(job: Job, due: DueJob, now: Date) {
    const { db, clock } = this.#options;
    const heartbeat = setInterval(() => void this.#extend(job.name), LEASE_MS / 3).unref();
    try {
      const counts = await job.run(this.#at(now));
      this.#failures.delete(job.name);
      const ended = clock();
      await inTransaction(db, async (trx) => {
        await markJobFinished(trx, due, this.#holder, ended, job.nextRunAt(ended));
        if (counts) await insertJobRun(trx, { job: job.name, startedAt: now, finishedAt: ended, counts, error: null });
      });
    } catch (error) {
      await this.#failed(job, due, now, error);
    } finally {
      clearInterval(heartbeat);
      this.#running.delete(job.name);
    }
  }

  #at(now: Date): JobRun {
    const { db, log, clock } = this.#options;
    return { db, now, clock, log, isStopping: () => this.isStopping };
  }

  async #failed(job: Job, due: DueJob, startedAt: Date, error: unknown) {
    const { db, log, clock } = this.#options;
    const failures = (this.#failures.get(job.name) ?? 0) + 1;
    const now = clock();
    const next = addMilliseconds(now, Math.min(BACK_OFF_MS.first * 2 ** (failures - 1), BACK_OFF_MS.most));
    try {
      if (this.isStopping) {
        // Cut short by the stop: due as before, for the next start.
        await inTransaction(db, (trx) => releaseJob(trx, job.name, this.#holder));
        return;
      }
      this.#failures.set(job.name, failures);
      log.error({ job: job.name, error: kindOf(error), failures }, "a job failed");
      const failure = kindOf(error);
      await inTransaction(db, async (trx) => {
        await markJobFailed(trx, due, this.#holder, now, next, failure);
        await insertJobRun(trx, { job: job.name, startedAt, finishedAt: now, counts: {}, error: failure });
      });
    } catch (again) {
      log.error({ job: job.name, error: kindOf(again) }, "a job's failure could not be recorded");
    }
  }

  async #extend(name: string) {
    const { db, log, clock } = this.#options;
    const until = addMilliseconds(clock(), LEASE_MS);
    await inTransaction(db, (trx) => extendLease(trx, name, this.#holder, until)).catch((error: unknown) => {
      log.error({ job: name, error: kindOf(error) }, "a lease could not be extended");
    });
  }
}

/** The name of the error and its code: its message may quote what somebody typed. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { code } = error as { code?: unknown };
  return typeof code === "string" ? `${error.name} ${code}` : error.name;
}
