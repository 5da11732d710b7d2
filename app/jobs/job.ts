import type { Executor } from "#db/transaction.ts";

/** Where lines about the running of the server go; never what anybody typed. */
export type JobLog = {
  info: (fields: Record<string, unknown>, message: string) => void;
  error: (fields: Record<string, unknown>, message: string) => void;
};

/** How many of what a run did: shown to administrators, so numbers and never names. */
export type JobCounts = Record<string, number>;

export type JobRun = {
  db: Executor;
  now: Date;
  clock: () => Date;
  /** The server wants to stop: what can be left for the next run is left. */
  isStopping: () => boolean;
  log: JobLog;
};

/** One thing done again and again in the background, by one process at a time. */
export type Job = {
  name: string;
  /** When it is due again after a run at that instant: counted from the run, so that missed ones are caught up once. */
  nextRunAt: (now: Date) => Date;
  /** Due at once at its very first start, or as `nextRunAt` says. */
  first: "now" | "later";
  /** Asked before the job is taken: a run with nothing to do writes nothing at all. */
  isNeeded?: (db: Executor, now: Date) => Promise<boolean>;
  /** A run that gives counts is written down; of one that gives none only the newest is known. */
  run: (at: JobRun) => Promise<JobCounts | void>;
  /** Once more when the server stops, after everything else has stopped. */
  atStop?: (at: JobRun) => Promise<void>;
};
