import { sql } from "kysely";
import { addIndex, type AnyDatabase, appendOnly, createTable, engineOf, oneOf, text } from "./portable.ts";

/**
 * Months of the log that lie in files beside the database, each with the hash of its file; a month that was discarded has a
 * second row, for the file of its events' hashes. From then on an event of such a month may be deleted, if nothing of its content
 * was ever kept apart: an erasure has nothing to do in the files.
 */
export async function up(db: AnyDatabase) {
  const t = text(db);
  await createTable(db, "audit_archive")
    .addColumn("month", t, (c) => c.notNull())
    .addColumn("form", t, (c) => c.notNull())
    .addColumn("sha256", t, (c) => c.notNull())
    .addColumn("bytes", engineOf(db) === "postgres" ? "bigint" : "integer", (c) => c.notNull())
    .addColumn("event_count", "integer", (c) => c.notNull())
    .addColumn("object_count", "integer", (c) => c.notNull())
    .addColumn("first_event_id", t, (c) => c.notNull())
    .addColumn("last_event_id", t, (c) => c.notNull())
    .addColumn("archived_at", t, (c) => c.notNull())
    .addColumn("archived_by", t, (c) => c.notNull())
    .addColumn("event_id", t, (c) => c.notNull().references("audit_event.id"))
    .addColumn("mac", t, (c) => c.notNull())
    .addPrimaryKeyConstraint("audit_archive_key", ["month", "form"])
    .addCheckConstraint("audit_archive_month_shape", sql`month like '____-__'`)
    .addCheckConstraint("audit_archive_form_known", oneOf("form", ["events", "hashes"]))
    .execute();
  await addIndex(db, "audit_archive_by_event", "audit_archive", ["event_id"]);
  await appendOnly(db, "audit_archive", "never");

  const deletable = {
    audit_event: archived("old"),
    audit_object: `exists (select 1 from audit_event e where e.id = old.event_id and ${archived("e")})`,
  };
  for (const [table, condition] of Object.entries(deletable)) {
    if (engineOf(db) === "postgres") await onPostgres(db, table, condition);
    else await onSqlite(db, table, condition);
  }
}

/** Of an event's row: it is in a registered archive, sealed, and has never had a detail. */
function archived(row: string) {
  return `exists (select 1 from audit_archive a where a.month = substr(${row}.at, 1, 7)
      and ${row}.id >= a.first_event_id and ${row}.id <= a.last_event_id)
    and ${row}.detail_mac is null
    and not exists (select 1 from audit_detail where event_id = ${row}.id)
    and not exists (select 1 from audit_detail_erased where event_id = ${row}.id)
    and not exists (select 1 from audit_unsealed where event_id = ${row}.id)`;
}

async function onSqlite(db: AnyDatabase, table: string, condition: string) {
  await sql`drop trigger ${sql.ref(`${table}_refuse_delete`)}`.execute(db);
  await sql`create trigger ${sql.ref(`${table}_refuse_delete`)} before delete on ${sql.table(table)}
    when not (${sql.raw(condition)})
    begin select raise(abort, 'append-only'); end`.execute(db);
}

async function onPostgres(db: AnyDatabase, table: string, condition: string) {
  const refuse = sql.raw(`append_only_unless_archived_${table}`);
  await sql`create function ${refuse}() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' then
        if ${sql.raw(condition)} then return old; end if;
      end if;
      raise exception 'append-only';
    end $$`.execute(db);
  await sql`drop trigger ${sql.ref(`${table}_append_only`)} on ${sql.table(table)}`.execute(db);
  await sql`create trigger ${sql.ref(`${table}_append_only`)} before update or delete on ${sql.table(table)}
    for each row execute function ${refuse}()`.execute(db);
}
