import { sql } from "kysely";
import { openDatabase } from "./connection.ts";
import type { Executor } from "./transaction.ts";

/** Whether a migrated database has nothing in it but what migrations brought. */
export async function isFresh(url: string): Promise<boolean> {
  const db = openDatabase(url);
  try {
    const tables = await listTables(db);
    for (const table of ["partnership", "user_account", "agency", "audit_event"] as const) {
      if (!tables.has(table)) return false;
      if (await db.selectFrom(table).select("id").limit(1).executeTakeFirst()) return false;
    }
    return true;
  } finally {
    await db.destroy();
  }
}

/** Each table of the public schema with its columns, in the order of their names. */
export async function listTables(db: Executor): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ name: string; columns: string[] }>`
    select c.relname as name, array_agg(a.attname::text order by a.attname collate "C") as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    group by c.relname order by c.relname collate "C"`.execute(db);
  return new Map(rows.map(({ name, columns }) => [name, columns]));
}

type Reference = { table: string; name: string };

/**
 * Fills tables in whatever order they come: append-only triggers rest, and references are checked when all of it is there,
 * before any of it stays. Their owner may do that; nobody has to be superuser. Both are as before when it returns.
 */
export async function withoutGuards<R>(trx: Executor, tables: readonly string[], fill: () => Promise<R>): Promise<R> {
  const { rows: references } = await sql<Reference>`
    select conrelid::regclass::text as table, conname as name from pg_constraint
    where contype = 'f' and connamespace = 'public'::regnamespace and not condeferrable`.execute(trx);
  const alterAll = async (words: string) => {
    for (const { table, name } of references)
      await sql.raw(`alter table ${table} alter constraint "${name}" ${words}`).execute(trx);
  };
  for (const table of tables) await sql`alter table ${sql.table(table)} disable trigger user`.execute(trx);
  await alterAll("deferrable initially deferred");
  const filled = await fill();
  await sql`set constraints all immediate`.execute(trx);
  await alterAll("not deferrable");
  for (const table of tables) await sql`alter table ${sql.table(table)} enable trigger user`.execute(trx);
  return filled;
}
