import SQLite from "better-sqlite3";

/** How many pages the journal has, whether they are in the file by now or not. */
export type Checkpointed = { pages: number };
type Elsewhere = (file: string) => Promise<Checkpointed>;
let elsewhere: Elsewhere | null = null;

/**
 * Once at the start of a server: a thread of its own, so that pages go on while the journal is written back into the file. Null:
 * the handle that writes does it by itself after a COMMIT, as SQLite has it.
 */
export function runCheckpointsIn(thread: Elsewhere | null) {
  elsewhere = thread;
}

const AGAIN_MS = 250;
/** SQLite's own: after a COMMIT with so many pages in the journal. */
const OWN_PAGES = 1_000;
/** With so many the writer sees to the few that have come since, so that the next transaction begins the journal anew: 64 MB. */
const LONG_PAGES = 16_000;

/**
 * When the journal is written back. SQLite does it in the thread that commits, and after a backup that has been read from for
 * minutes, or beside an import, that is seconds in which no page is answered (docs/decisions/0060). Durable is what was
 * committed without it.
 */
export class Checkpoints {
  readonly #writer: SQLite.Database;
  readonly #file: string;
  #isOwn = true;
  #isUnderWay = false;
  #last = -Infinity;

  constructor(writer: SQLite.Database, file: string) {
    this.#writer = writer;
    this.#file = file;
  }

  afterCommit() {
    if (!elsewhere) return this.#doOwn(true);
    this.#doOwn(false);
    if (this.#isUnderWay || performance.now() - this.#last < AGAIN_MS) return;
    this.#isUnderWay = true;
    elsewhere(this.#file)
      .then(({ pages }) => {
        if (pages >= LONG_PAGES && this.#isFree()) this.#writer.pragma("wal_checkpoint(passive)");
      })
      // The thread has ended, or the disk is in trouble: the next COMMIT sees to it, and the one after that asks again.
      .catch(() => this.#isFree() && this.#doOwn(true))
      .finally(() => {
        this.#isUnderWay = false;
        this.#last = performance.now();
      });
  }

  #doOwn(isOwn: boolean) {
    if (isOwn === this.#isOwn) return;
    this.#isOwn = isOwn;
    this.#writer.pragma(`wal_autocheckpoint = ${isOwn ? OWN_PAGES : 0}`);
  }

  #isFree() {
    return this.#writer.open && !this.#writer.inTransaction;
  }
}

const handles = new Map<string, SQLite.Database>();

/** In the thread that does it: as much as nobody still reads from the journal, and nobody waits for it. */
export function writeJournalBack(file: string): Checkpointed {
  const handle = handles.get(file) ?? new SQLite(file, { fileMustExist: true });
  handles.set(file, handle);
  const [row] = handle.pragma("wal_checkpoint(passive)") as { log: number }[];
  return { pages: row?.log ?? 0 };
}
