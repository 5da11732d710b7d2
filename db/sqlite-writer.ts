import { setTimeout as sleep } from "node:timers/promises";
import type SQLite from "better-sqlite3";

const BUSY_RETRIES = 150;
/** A transaction whose turn comes later than this after the first of its group is made durable with the next. */
const GROUP_MS = 10;

/** One transaction at the writer. */
export type Turn = { readonly shares: boolean; isRunning: boolean; isInSavepoint: boolean; start: () => void };

/**
 * Transactions on the one writer handle, one after the other. Making one durable waits for the disk, and that is most of what a
 * short one takes: those that are asked for in the same turn of the event loop run one after the other in one outer
 * transaction, each but the first in a savepoint, and one COMMIT makes all of them durable (group commit). None is answered
 * before it. What fails takes nothing back of another; when the COMMIT fails, or SQLite takes the outer transaction back
 * because the disk is full, each of the group fails.
 */
export class SqliteWriter {
  readonly #database: SQLite.Database;
  readonly #afterCommit: () => void;
  readonly #waiting: Turn[] = [];
  #running: Turn | null = null;
  /** Those of the group that are done and not durable yet. */
  #done: { resolve: () => void; reject: (error: unknown) => void }[] = [];
  #groupBegan = 0;

  /** `afterCommit` is called when transactions have been made durable. */
  constructor(database: SQLite.Database, afterCommit: () => void = () => {}) {
    this.#database = database;
    this.#afterCommit = afterCommit;
  }

  /** `shares`: whether it is short, as what a page or a form needs is, and waits for others of its kind. */
  async begin(shares: boolean): Promise<Turn> {
    const turn: Turn = { shares, isRunning: false, isInSavepoint: false, start: () => {} };
    if (this.#running || shares) await this.#turnOf(turn);
    else this.#running = turn;
    try {
      if (this.#done.length > 0) {
        this.#database.exec("savepoint turn");
        turn.isInSavepoint = true;
      } else await this.#beginOuter();
    } catch (error) {
      this.#end(turn);
      throw error;
    }
    turn.isRunning = true;
    return turn;
  }

  #turnOf(turn: Turn): Promise<void> {
    const isFirst = this.#waiting.length === 0;
    if (!this.#running && isFirst) setImmediate(() => this.#running ?? this.#startNext());
    return new Promise((start) => {
      turn.start = start;
      this.#waiting.push(turn);
    });
  }

  async #beginOuter() {
    for (let tries = 0; ; tries++) {
      try {
        this.#database.exec("begin immediate");
        this.#groupBegan = performance.now();
        return;
      } catch (error) {
        if (tries === BUSY_RETRIES || (error as { code?: string }).code !== "SQLITE_BUSY") throw error;
        await sleep(10 + Math.random() * 40);
      }
    }
  }

  /** Resolves when it is on the disk. */
  commit(turn: Turn): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      this.#done.push({ resolve, reject });
      if (turn.isInSavepoint && this.#database.inTransaction) this.#database.exec("release turn");
      this.#end(turn);
    });
  }

  /** Takes back what it did, because of that; nothing when its own COMMIT failed, which has taken it back. */
  rollback(turn: Turn, cause: unknown) {
    if (!turn.isRunning) return;
    // SQLite has taken all of it back already when the disk was full.
    if (!this.#database.inTransaction) this.#failGroup(cause);
    else this.#database.exec(turn.isInSavepoint ? "rollback to turn; release turn" : "rollback");
    this.#end(turn);
  }

  /** The next has its turn: in the same outer transaction, or after that has been made durable. */
  #end(turn: Turn) {
    turn.isRunning = false;
    const [next] = this.#waiting;
    const isYoung = performance.now() - this.#groupBegan < GROUP_MS;
    const joins = turn.shares && next?.shares && isYoung && this.#database.inTransaction;
    if (this.#done.length > 0 && !joins) this.#makeDurable();
    this.#startNext();
  }

  #startNext() {
    this.#running = this.#waiting.shift() ?? null;
    this.#running?.start();
  }

  #makeDurable() {
    try {
      this.#database.exec("commit");
      for (const { resolve } of this.#takeDone()) resolve();
      this.#afterCommit();
    } catch (error) {
      if (this.#database.inTransaction) this.#database.exec("rollback");
      this.#failGroup(error);
    }
  }

  #failGroup(error: unknown) {
    for (const { reject } of this.#takeDone()) reject(error);
  }

  #takeDone() {
    const done = this.#done;
    this.#done = [];
    return done;
  }
}
