import { type Kysely, type RawBuilder, PostgresAdapter, sql } from "kysely";

// What SQLite and PostgreSQL spell differently, said once.

// A migration runs on whatever schema stands at its moment, which no type describes.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyDatabase = Kysely<any>;

export type Engine = "sqlite" | "postgres";

export function engineOf(db: AnyDatabase): Engine {
  return db.getExecutor().adapter instanceof PostgresAdapter ? "postgres" : "sqlite";
}

/** Keys, days, instants and words. "C": PostgreSQL would otherwise compare and sort by the language of its cluster. */
export function text(db: AnyDatabase): RawBuilder<unknown> {
  return engineOf(db) === "postgres" ? sql`text collate "C"` : sql`text`;
}

/** STRICT: without it SQLite stores text in an integer column. */
export function createTable(db: AnyDatabase, name: string) {
  const table = db.schema.createTable(name);
  return engineOf(db) === "sqlite" ? table.modifyEnd(sql`strict`) : table;
}

/** `column in ('a', 'b')`, for a named CHECK on a choice that no partnership may extend. */
export function oneOf(column: string, choices: readonly string[]) {
  return sql<boolean>`${sql.ref(column)} in (${sql.join(choices.map((choice) => sql.lit(choice)))})`;
}

/** A day as ISO text, or null. The shape alone: that the day exists is for the rules to say. */
export function isDay(column: string) {
  return sql<boolean>`${sql.ref(column)} like '____-__-__'`;
}

/**
 * UPDATE, DELETE and (PostgreSQL) TRUNCATE of the table are refused, always or unless an erasure run is open in the
 * same transaction.
 */
export async function appendOnly(db: AnyDatabase, table: string, except: "never" | "in-erasure-run") {
  if (engineOf(db) === "postgres") return appendOnlyPostgres(db, table, except);
  const condition =
    except === "never" ? sql`` : sql`when not exists (select 1 from erasure_run where open_marker is not null)`;
  for (const change of ["update", "delete"]) {
    const trigger = sql.ref(`${table}_refuse_${change}`);
    await sql`create trigger ${trigger} before ${sql.raw(change)} on ${sql.table(table)} ${condition}
      begin select raise(abort, 'append-only'); end`.execute(db);
  }
}

async function appendOnlyPostgres(db: AnyDatabase, table: string, except: "never" | "in-erasure-run") {
  const refuse = sql.raw(except === "never" ? "append_only_always" : "append_only_unless_erasing");
  await sql`create trigger ${sql.ref(`${table}_append_only`)} before update or delete on ${sql.table(table)}
    for each row execute function ${refuse}()`.execute(db);
  await sql`create trigger ${sql.ref(`${table}_refuse_truncate`)} before truncate on ${sql.table(table)}
    for each statement execute function append_only_always()`.execute(db);
}

/** The functions behind the triggers of PostgreSQL; SQLite writes the same words into each trigger. */
export async function createAppendOnlyFunctions(db: AnyDatabase) {
  if (engineOf(db) === "sqlite") return;
  await sql`create function append_only_always() returns trigger language plpgsql as $$
    begin raise exception 'append-only'; end $$`.execute(db);
  await sql`create function append_only_unless_erasing() returns trigger language plpgsql as $$
    begin
      if not exists (select 1 from erasure_run where open_marker is not null) then
        raise exception 'append-only';
      end if;
      if tg_op = 'DELETE' then return old; end if;
      return new;
    end $$`.execute(db);
}

export async function addIndex(db: AnyDatabase, name: string, table: string, columns: string[], isUnique = false) {
  const made = db.schema.createIndex(name).on(table).columns(columns);
  await (isUnique ? made.unique() : made).execute();
}
