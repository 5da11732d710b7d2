import { chmodSync, existsSync } from "node:fs";
import SQLite from "better-sqlite3";
import { sql } from "kysely";
import { openDatabase, openReadOnly, sqliteFile } from "./connection.ts";
import { runPostgresTool } from "./postgres-tools.ts";
import type { Executor } from "./transaction.ts";

/**
 * A copy of the whole database as it stands at one moment, beside a server that goes on writing, in `to`; `read` is given
 * that same moment to read from. SQLite: VACUUM INTO is one read transaction on a handle that only reads, so that no writer
 * waits and nothing begins again when somebody writes, and what lay in free pages is not in the copy. PostgreSQL: pg_dump in
 * an exported snapshot. Throws where there is no database.
 */
export async function withSnapshot<R>(url: string, to: string, read: (db: Executor) => Promise<R>): Promise<R> {
  const file = sqliteFile(url);
  return file === null ? dumpPostgres(url, to, read) : copySqlite(file, to, read);
}

async function copySqlite<R>(file: string, to: string, read: (db: Executor) => Promise<R>): Promise<R> {
  if (!existsSync(file)) throw new Error(`There is no database in ${file}`);
  const source = new SQLite(file, { readonly: true });
  try {
    source.prepare("vacuum into ?").run(to);
  } finally {
    source.close();
  }
  chmodSync(to, 0o600);
  const copy = openReadOnly(`file:${to}`);
  try {
    return await read(copy);
  } finally {
    await copy.destroy();
  }
}

async function dumpPostgres<R>(url: string, to: string, read: (db: Executor) => Promise<R>): Promise<R> {
  const db = openDatabase(url);
  try {
    return await db
      .transaction()
      .setIsolationLevel("repeatable read")
      .setAccessMode("read only")
      .execute(async (trx) => {
        const { rows } = await sql<{ id: string }>`select pg_export_snapshot() as id`.execute(trx);
        const snapshot = rows[0]?.id ?? "";
        const args = ["--format=custom", "--no-owner", "--no-privileges", `--snapshot=${snapshot}`, `--file=${to}`];
        await runPostgresTool("pg_dump", url, args);
        chmodSync(to, 0o600);
        return read(trx);
      });
  } finally {
    await db.destroy();
  }
}
