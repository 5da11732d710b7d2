import { sql } from "kysely";
import { openReadOnly, sqliteFile } from "./connection.ts";
import { findUnknownMigration } from "./migrate.ts";
import { findLastBackup, listAppliedMigrations } from "./queries/backup-facts.ts";
import { listArchiveRows } from "./queries/log-archives.ts";
import type { Executor } from "./transaction.ts";

/** What a check of the installation asks of the database, by a handle that only reads. Throws where it cannot be served. */
export async function findDatabaseFacts(url: string) {
  const isSqlite = sqliteFile(url) !== null;
  const db = openReadOnly(url);
  try {
    const version = isSqlite ? await oneValue(db, "select sqlite_version() as value") : await oneValue(db, "select current_setting('server_version') as value"); // prettier-ignore
    const tables = (await db.introspection.getTables()).map(({ name }) => name);
    const unknown = tables.includes("schema_migration") ? findUnknownMigration(await listAppliedMigrations(db)) : undefined; // prettier-ignore
    if (unknown !== undefined) throw new Error(`it is newer than this version of Joint Action: it holds ${unknown}`);
    const hasLog = tables.includes("audit_event");
    const hasEvent = hasLog && (await db.selectFrom("audit_event").select("id").limit(1).executeTakeFirst()) !== undefined; // prettier-ignore
    return {
      ...{ engine: isSqlite ? ("sqlite" as const) : ("postgres" as const), version, hasLog: hasEvent },
      isEncrypted: isSqlite || isLocal(url) || (await oneValue(db, "select ssl::text as value from pg_stat_ssl where pid = pg_backend_pid()")) === "true", // prettier-ignore
      lastBackupAt: (hasLog && (await findLastBackup(db))) || null,
      archives: tables.includes("audit_archive") ? await listArchiveRows(db) : [],
    };
  } finally {
    await db.destroy();
  }
}

async function oneValue(db: Executor, statement: string): Promise<string> {
  const { rows } = await sql.raw<{ value: string }>(statement).execute(db);
  return rows[0]?.value ?? "";
}

function isLocal(url: string) {
  const { hostname } = new URL(url);
  return hostname === "" || hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127.");
}
