import { sql } from "kysely";
import { type AnyDatabase, appendOnly, createTable, engineOf, text } from "./portable.ts";

/**
 * Whether the database was born as a demonstration: one row or none. It is written before anything else is, is refused from
 * the first line of the log on, and never goes. On PostgreSQL it is always refused: a demonstration is a file of its own.
 */
export async function up(db: AnyDatabase) {
  const t = text(db);
  await createTable(db, "demonstration_birth")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("born_at", t, (c) => c.notNull())
    .addCheckConstraint("demonstration_birth_once", sql`id = 'demonstration'`)
    .execute();
  await appendOnly(db, "demonstration_birth", "never");
  if (engineOf(db) === "postgres") return refuseOnPostgres(db);
  const lived = ["audit_event", "partnership", "user_account", "access_link"].map(
    (table) => sql`exists (select 1 from ${sql.table(table)})`,
  );
  await sql`create trigger demonstration_birth_refuse_late before insert on demonstration_birth
    when ${sql.join(lived, sql` or `)}
    begin select raise(abort, 'a database is born as a demonstration or never is one'); end`.execute(db);
}

async function refuseOnPostgres(db: AnyDatabase) {
  await sql`create function demonstration_birth_refused() returns trigger language plpgsql as $$
    begin raise exception 'a demonstration is a file of its own'; end $$`.execute(db);
  await sql`create trigger demonstration_birth_refuse before insert on demonstration_birth
    for each row execute function demonstration_birth_refused()`.execute(db);
}
