import path from "node:path";
import SQLite from "better-sqlite3";
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import { Checkpoints } from "./checkpoints.ts";
import { currentRequestId } from "./request-id.ts";
import { SqliteWriter, type Turn } from "./sqlite-writer.ts";
import { syncFolder } from "./sync-folder.ts";
import { refuseInsideTransaction } from "./transaction.ts";

/**
 * SQLite with one writer handle for transactions and one read-only handle for what is read while a transaction is open.
 *
 * - Transactions begin IMMEDIATE. A deferred `begin` fails in read-then-write transactions across two processes,
 *   because a read cannot be raised to a write once somebody else has written.
 * - While a transaction is open on the writer everybody else reads on a handle of its own: on the writer's they would see
 *   what may yet be taken back. At all other times they read on the writer's: each COMMIT empties the cache of every other
 *   handle, and every page leaves a row in the log, so that each would read its part of the file anew (docs/decisions/0054).
 * - The other handle is read-only, and on the writer's nothing but a read is run outside a transaction: a write there fails
 *   at once.
 * - foreign_keys: SQLite checks none unless told to. journal_mode WAL: readers and the writer do not wait for each other.
 * - synchronous FULL: better-sqlite3's WAL default, NORMAL, loses acknowledged rows when the power goes.
 * - recursive_triggers: without it INSERT OR REPLACE deletes an append-only row and its trigger says nothing.
 * - busy_timeout blocks the event loop, so it is short, and the writer (sqlite-writer.ts) waits the rest of the time without blocking.
 * - secure_delete: what is deleted is overwritten with zeros, or an erased name would lie in the file until something else
 *   takes its place.
 * - SQLite before 3.51.3 can corrupt a WAL file.
 */
const PRAGMAS = {
  ...{ foreign_keys: 1, journal_mode: "wal", synchronous: 2, recursive_triggers: 1, busy_timeout: 20 },
  secure_delete: 1,
};
const STATEMENTS_KEPT = 500;

export function sqliteDialect(file: string, { waitsForDisk = true } = {}): Dialect {
  const writer = new SQLite(file);
  set(writer, waitsForDisk ? PRAGMAS : { ...PRAGMAS, synchronous: 0 });
  keepJournalGone(file);
  refuseOldSqlite(writer);
  const reader = openReader(file);
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new TwoHandles(writer, reader, new Checkpoints(writer, file)),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** For a worker thread: reads alone, so that a long report never takes the writer. */
export function sqliteReadOnlyDialect(file: string): Dialect {
  const reader = openReader(file);
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new TwoHandles(null, reader),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

function openReader(file: string) {
  const reader = new SQLite(file, { readonly: true });
  set(reader, { busy_timeout: PRAGMAS.busy_timeout });
  return reader;
}

function set(handle: SQLite.Database, pragmas: Record<string, string | number>) {
  for (const [name, wanted] of Object.entries(pragmas)) {
    handle.pragma(`${name} = ${wanted}`);
    const found = handle.pragma(name, { simple: true });
    if (found !== wanted) throw new Error(`SQLite has ${name} = ${String(found)} where ${wanted} is needed`);
  }
}

/**
 * A new file is switched to WAL under a rollback journal, and SQLite removes that journal without syncing the folder. If the
 * power goes and the journal is back, the next start rolls the switch back and throws away the WAL with all that it holds.
 */
function keepJournalGone(file: string) {
  syncFolder(path.dirname(file));
}

function refuseOldSqlite(handle: SQLite.Database) {
  const version = handle.prepare("select sqlite_version()").pluck().get() as string;
  const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number);
  if (major * 1e6 + minor * 1e3 + patch < 3_051_003) throw new Error(`SQLite ${version} is older than 3.51.3`);
}

class Handle {
  readonly #statements = new Map<string, SQLite.Statement>();
  constructor(readonly database: SQLite.Database) {}

  run<R>({ sql, parameters }: CompiledQuery): QueryResult<R> {
    const statement = this.#statement(sql);
    if (statement.reader) return { rows: statement.all(...parameters) as R[] };
    return { rows: [], numAffectedRows: BigInt(statement.run(...parameters).changes) };
  }

  /** Null when it is anything but a read. */
  read<R>({ sql, parameters }: CompiledQuery): QueryResult<R> | null {
    const statement = this.#statement(sql);
    return statement.reader && statement.readonly ? { rows: statement.all(...parameters) as R[] } : null;
  }

  #statement(sql: string) {
    let statement = this.#statements.get(sql);
    if (!statement) {
      if (this.#statements.size >= STATEMENTS_KEPT) this.#statements.clear();
      statement = this.database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

class TwoHandles implements Driver {
  readonly #handle: Handle | null;
  readonly #writer: SqliteWriter | null;
  readonly #reader: Handle;

  constructor(writer: SQLite.Database | null, reader: SQLite.Database, checkpoints?: Checkpoints) {
    this.#handle = writer && new Handle(writer);
    this.#writer = writer && new SqliteWriter(writer, () => checkpoints?.afterCommit());
    this.#reader = new Handle(reader);
  }

  async init() {}

  async acquireConnection() {
    refuseInsideTransaction();
    return new Connection((query) => this.#read(query));
  }

  #read<R>(query: CompiledQuery): QueryResult<R> {
    const isFree = this.#handle?.database.inTransaction === false;
    return (isFree ? this.#handle?.read<R>(query) : null) ?? this.#reader.run<R>(query);
  }

  /** What a request writes is short; jobs, commands and imports have turns of their own. */
  async beginTransaction(connection: Connection) {
    if (!this.#writer || !this.#handle) throw new Error("This connection only reads");
    const handle = this.#handle;
    connection.turn = await this.#writer.begin(currentRequestId() !== null);
    connection.run = (query) => handle.run(query);
  }

  async commitTransaction({ turn }: Connection) {
    if (turn) await this.#writer?.commit(turn);
  }

  async rollbackTransaction({ turn, failure }: Connection) {
    if (turn) this.#writer?.rollback(turn, failure);
  }

  async releaseConnection() {}

  async destroy() {
    this.#reader.database.close();
    this.#handle?.database.close();
  }
}

class Connection implements DatabaseConnection {
  turn: Turn | null = null;
  /** Of the last statement that failed. */
  failure: unknown = null;
  constructor(public run: <R>(query: CompiledQuery) => QueryResult<R>) {}

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    try {
      return this.run<R>(query);
    } catch (error) {
      this.failure = error;
      throw error;
    }
  }

  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error("Page by key, or stream in the worker");
  }
}
