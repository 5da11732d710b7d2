import { existsSync } from "node:fs";
import SQLite from "better-sqlite3";
import { sql } from "kysely";
import { MIGRATIONS, type Migration } from "../migrations/all.ts";
import { type AnyDatabase, engineOf } from "../migrations/portable.ts";
import { openDatabase, sqliteFile } from "./connection.ts";

/** Any 63-bit number will do, as long as every process takes the same. */
const ADVISORY_LOCK = 7_466_180_201;

type Migrated = { applied: string[]; copy: string | null };

/** Brings the database to the newest schema. A SQLite file that will change is copied beside itself first. */
export async function migrateDatabase(url: string, now: Date): Promise<Migrated> {
  const db = openDatabase(url);
  try {
    const due = await pendingMigrations(db);
    if (due.length === 0) return { applied: [], copy: null };
    const file = sqliteFile(url);
    const copy = file !== null && due.length < MIGRATIONS.length ? await copyBefore(file, now) : null;
    return { applied: await migrate(db), copy };
  } finally {
    await db.destroy();
  }
}

/** Each migration and its row stand or fall together, one process at a time. Throws when the database is newer than the code. */
export async function migrate(db: AnyDatabase, migrations: readonly Migration[] = MIGRATIONS): Promise<string[]> {
  const applied: string[] = [];
  for (;;) {
    const name = await db.transaction().execute(async (trx) => {
      if (engineOf(trx) === "postgres") await sql`select pg_advisory_xact_lock(${sql.lit(ADVISORY_LOCK)})`.execute(trx);
      await trx.schema
        .createTable("schema_migration")
        .ifNotExists()
        .addColumn("name", "text", (c) => c.primaryKey())
        .addColumn("applied_at", "text", (c) => c.notNull())
        .execute();
      const next = firstPending(await appliedNames(trx), migrations);
      if (!next) return null;
      await next.up(trx);
      await trx
        .insertInto("schema_migration")
        .values({ name: next.name, applied_at: new Date().toISOString() })
        .execute();
      return next.name;
    });
    if (name === null) return applied;
    applied.push(name);
  }
}

export async function pendingMigrations(db: AnyDatabase, migrations: readonly Migration[] = MIGRATIONS) {
  const tables = await db.introspection.getTables();
  const names = tables.some((table) => table.name === "schema_migration") ? await appliedNames(db) : [];
  const first = firstPending(names, migrations);
  return first ? migrations.slice(migrations.indexOf(first)) : [];
}

async function appliedNames(db: AnyDatabase): Promise<string[]> {
  const rows = await db.selectFrom("schema_migration").select("name").orderBy("name").execute();
  return rows.map((row) => String(row.name));
}

/** The first of these that this version does not know: the database that went through them is newer. */
export function findUnknownMigration(applied: readonly string[], migrations: readonly Migration[] = MIGRATIONS) {
  return applied.find((name) => !migrations.some((m) => m.name === name));
}

function firstPending(applied: string[], migrations: readonly Migration[]) {
  const unknown = findUnknownMigration(applied, migrations);
  if (unknown) {
    throw new Error(
      `The database is newer than this version of Joint Action: it holds ${unknown}. Start the newer version`,
    );
  }
  return migrations.find((m) => !applied.includes(m.name));
}

async function copyBefore(file: string, now: Date) {
  if (!existsSync(file)) return null;
  const copy = `${file}.before-${now.toISOString().replaceAll(/[:.]/g, "-")}`;
  const source = new SQLite(file);
  try {
    await source.backup(copy);
  } finally {
    source.close();
  }
  return copy;
}
