import { setImmediate } from "node:timers/promises";
import { addMilliseconds } from "date-fns";
import { advanceRun, type ImportRun, takeRun } from "#db/queries/import-runs.ts";
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

/** One import in the hands of one process. */
export class HeldRun {
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

  /** One transaction of the work, then a breath for the pages. `changes` are what it makes of the run itself. */
  async step<R>(work: (trx: Transaction) => Promise<{ changes: Partial<ImportRun>; result: R }>): Promise<R> {
    if (this.work.isStopping()) throw new LeftForLater();
    const result = await inTransaction(this.work.db, async (trx) => {
      const done = await work(trx);
      const held = { held_until: addMilliseconds(this.work.clock(), HOLD_MS).toISOString(), ...done.changes };
      if (!(await advanceRun(trx, this.run.id, this.work.holder, held))) throw new LeftForLater();
      return done.result;
    });
    await setImmediate();
    return result;
  }
}

export const RELEASED = { held_by: null, held_until: null };
