import { sql } from "kysely";
import type { Executor } from "../transaction.ts";
import { everyRow } from "../every-row.ts";

// What a backup has to bring along with the database, of every partnership.

const AT_ONCE = 1_000;

export type StoredFile = { id: string; storedName: string };

/** Every document whose file is to be there: not those that were removed. */
export function listAllStoredDocuments(db: Executor): Promise<StoredFile[]> {
  return everyRow<StoredFile, string>(
    AT_ONCE,
    (after) =>
      db
        .selectFrom("document")
        .select(["id", "stored_name as storedName"])
        .where("removed_at", "is", null)
        .$if(after !== undefined, (q) => q.where("id", ">", after ?? ""))
        .orderBy("id")
        .limit(AT_ONCE)
        .execute(),
    ({ id }) => id,
  );
}

/** Every file that somebody sent to be loaded and that is still kept. */
export function listAllKeptImports(db: Executor): Promise<StoredFile[]> {
  return everyRow<StoredFile, string>(
    AT_ONCE,
    (after) =>
      db
        .selectFrom("import_run")
        .select(["id", (eb) => eb.fn.coalesce("stored_as", sql<string>`''`).as("storedName")])
        .where("stored_as", "is not", null)
        .$if(after !== undefined, (q) => q.where("id", ">", after ?? ""))
        .orderBy("id")
        .limit(AT_ONCE)
        .execute(),
    ({ id }) => id,
  );
}

/** The migrations that the database has been through, in their order. */
export async function listAppliedMigrations(db: Executor): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from schema_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
}

/** When a backup was last made, as the log has it. */
export async function findLastBackup(db: Executor): Promise<string | undefined> {
  const row = await db
    .selectFrom("audit_event")
    .select("at")
    .where("partnership_id", "is", null)
    .where("event", "=", "backup.made")
    .orderBy("at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.at;
}
