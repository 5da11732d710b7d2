import { setImmediate, setTimeout as sleep } from "node:timers/promises";
import { addMilliseconds } from "date-fns";
import { advanceRun, type ImportRun, takeRun } from "#db/queries/import-runs.ts";
import { isAskedLately } from "#db/request-id.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";

/** A process that dies holds its import no longer than this. */
const HOLD_MS = 15_000;
/** The lock on the database is held for milliseconds. */
export const ROWS_AT_ONCE = 500;
/** Of rows with much in them, such as boundaries, fewer: the pages wait for as long as one step takes. */
export const LETTERS_AT_ONCE = 1_000_000;

export type RunWork = {
  db: Executor;
  /** Where uploads lie. */
  folder: string;
  clock: () => Date;
  /** This process, for as long as it lives. */
  holder: string;
  isStopping: () => boolean;
};

/** The server is stopping, or another process has the import: what is written stays, and the rest is done later. */
export class LeftForLater extends Error {}

/** While somebody is at work a step takes no longer, and the pages have as long again before the next. */
const STEP_MS = 20;
const LEAST_SHARE = 0.02;

/** What share of its rows the next step has, by how long this one took in milliseconds. */
export function nextShare(share: number, took: number, isAskedMeanwhile: boolean): number {
  const fitting = isAskedMeanwhile ? (share * STEP_MS) / Math.max(took, 1) : 2 * share;
  return Math.min(1, Math.max(LEAST_SHARE, Math.min(fitting, 2 * share)));
}

/** One import in the hands of one process. */
export class HeldRun {
  #share = 1;

  constructor(
    readonly work: RunWork,
    readonly run: ImportRun,
  ) {}

  static async take(work: RunWork, run: ImportRun): Promise<HeldRun | null> {
    const now = work.clock();
    const until = addMilliseconds(now, HOLD_MS);
    const taken = await inTransaction(work.db, (trx) => takeRun(trx, run.id, work.holder, now, until));
    return taken ? new HeldRun(work, run) : null;
  }

  /** How many rows of at most so many the next step has. */
  atOnce(most: number): number {
    return Math.max(1, Math.round(most * this.#share));
  }

  /** One transaction of the work, then a breath for the pages. `changes` are what it makes of the run itself. */
  async step<R>(work: (trx: Transaction) => Promise<{ changes: Partial<ImportRun>; result: R }>): Promise<R> {
    if (this.work.isStopping()) throw new LeftForLater();
    const began = performance.now();
    const result = await inTransaction(this.work.db, async (trx) => {
      const done = await work(trx);
      const held = { held_until: addMilliseconds(this.work.clock(), HOLD_MS).toISOString(), ...done.changes };
      if (!(await advanceRun(trx, this.run.id, this.work.holder, held))) throw new LeftForLater();
      return done.result;
    });
    const took = performance.now() - began;
    this.#share = nextShare(this.#share, took, isAskedLately());
    await (isAskedLately() ? sleep(took) : setImmediate());
    return result;
  }
}

export const RELEASED = { held_by: null, held_until: null };
