import { mkdirSync } from "node:fs";
import path from "node:path";
import { Kysely } from "kysely";
import { postgresDialect } from "./postgres-dialect.ts";
import { sqliteDialect, sqliteReadOnlyDialect } from "./sqlite-dialect.ts";
import type { Database } from "./types/database.ts";

/** A new file on which nobody relies until it is whole and has been synced: nothing in it waits for the disk. */
export function openForBuilding(file: string): Kysely<Database> {
  return new Kysely<Database>({ dialect: sqliteDialect(file, { waitsForDisk: false }) });
}

/** `file:<path>` or `postgres://…`. */
export function openDatabase(url: string): Kysely<Database> {
  const file = sqliteFile(url);
  if (file === null) return new Kysely<Database>({ dialect: postgresDialect(url) });
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  return new Kysely<Database>({ dialect: sqliteDialect(file) });
}

/** For worker threads: whatever they do there, they change nothing. */
export function openReadOnly(url: string): Kysely<Database> {
  const file = sqliteFile(url);
  const dialect = file === null ? postgresDialect(url, { readOnly: true }) : sqliteReadOnlyDialect(file);
  return new Kysely<Database>({ dialect });
}

/** The path of an SQLite database, or null for PostgreSQL. */
export function sqliteFile(url: string) {
  if (/^postgres(ql)?:\/\//.test(url)) return null;
  return path.resolve(url.replace(/^file:/, ""));
}
