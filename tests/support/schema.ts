import { sql } from "kysely";
import type { Executor } from "#db/transaction.ts";
import { engine } from "./database.ts";

export type Table = {
  name: string;
  columns: Map<string, { type: string; isNullable: boolean; collation: string | null }>;
  foreignKeys: string[][];
  /** Each column of a foreign key with the table that it refers to. */
  references: { column: string; table: string }[];
  /** The columns of each index that covers every row, in their order. */
  indexes: string[][];
  /** Of each CHECK, null when nobody has named it. */
  checks: (string | null)[];
  isAppendOnly: boolean;
  /** SQLite only. */
  isStrict: boolean;
};

/** The schema as the engine itself describes it, without the migration runner's own table. */
export async function schemaOf(db: Executor): Promise<Table[]> {
  const tables = engine === "postgres" ? await onPostgres(db) : await onSqlite(db);
  return tables.filter((table) => table.name !== "schema_migration").sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function onSqlite(db: Executor): Promise<Table[]> {
  const list = await all<{ name: string; strict: 0 | 1; type: string }>(
    db,
    "select name, strict, type from pragma_table_list where schema = 'main'",
  );
  const names = list.filter((t) => t.type === "table" && !t.name.startsWith("sqlite_"));
  return Promise.all(
    names.map(async ({ name, strict }) => {
      const columns = await all<{ name: string; type: string; notnull: 0 | 1; pk: number }>(
        db,
        `select * from pragma_table_info('${name}')`,
      );
      const keys = await all<{ id: number; from: string; table: string }>(
        db,
        `select id, "from", "table" from pragma_foreign_key_list('${name}') order by id, seq`,
      );
      const indexes = await all<{ index: string; column: string }>(
        db,
        `select l.name as "index", i.name as "column" from pragma_index_list('${name}') l, pragma_index_info(l.name) i where l.partial = 0 order by l.seq, i.seqno`,
      );
      const [{ sql: text = "" } = {}] = await all<{ sql: string }>(
        db,
        `select sql from sqlite_master where type = 'table' and name = '${name}'`,
      );
      const triggers = await all<{ sql: string }>(
        db,
        `select sql from sqlite_master where type = 'trigger' and tbl_name = '${name}'`,
      );
      const rowid = columns.filter((c) => c.pk > 0 && c.type.toLowerCase() === "integer").map((c) => c.name);
      return {
        name,
        columns: new Map(
          columns.map((c) => [
            c.name,
            {
              type: c.type.toLowerCase(),
              isNullable: c.notnull === 0 && c.pk === 0,
              collation: collationIn(text, c.name),
            },
          ]),
        ),
        foreignKeys: grouped(keys.map((k) => [String(k.id), k.from])),
        references: keys.map((k) => ({ column: k.from, table: k.table })),
        indexes: [...grouped(indexes.map((i) => [i.index, i.column])), ...(rowid.length === 1 ? [rowid] : [])],
        checks: [...text.matchAll(/(?:constraint\s+"(\w+)"\s+)?\bcheck\s*\(/gi)].map((match) => match[1] ?? null),
        isAppendOnly: triggers.some((t) => t.sql.includes("append-only")),
        isStrict: strict === 1,
      };
    }),
  );
}

function collationIn(createTable: string, column: string) {
  return new RegExp(`"${column}" \\w+ collate (\\w+)`, "i").exec(createTable)?.[1] ?? null;
}

async function onPostgres(db: Executor): Promise<Table[]> {
  type Column = { table: string; name: string; type: string; nullable: boolean; collation: string | null };
  const columns = await all<Column>(
    db,
    `select table_name as "table", column_name as name, data_type as type, is_nullable = 'YES' as nullable, collation_name as collation
     from information_schema.columns where table_schema = 'public' order by ordinal_position`,
  );
  const constraints = await all<{ table: string; name: string; type: string; target: string; columns: string[] }>(
    db,
    `select c.relname as "table", k.conname as name, k.contype::text as type, k.confrelid::regclass::text as target,
       (select array_agg(a.attname::text order by o.n) from unnest(k.conkey) with ordinality o(num, n)
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = o.num) as columns
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace s on s.oid = c.relnamespace
     where s.nspname = 'public'`,
  );
  const indexes = await all<{ table: string; columns: string[] }>(
    db,
    `select c.relname as "table",
       (select array_agg(a.attname::text order by o.n) from unnest(i.indkey::int2[]) with ordinality o(num, n)
        join pg_attribute a on a.attrelid = i.indrelid and a.attnum = o.num) as columns
     from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace s on s.oid = c.relnamespace
     where s.nspname = 'public' and i.indpred is null`,
  );
  const triggers = await all<{ table: string }>(
    db,
    `select distinct c.relname as "table" from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid
     where p.proname like 'append_only%'`,
  );
  return [...new Set(columns.map((c) => c.table))].map((name) => {
    const own = <T extends { table: string }>(rows: T[]) => rows.filter((row) => row.table === name);
    return {
      name,
      columns: new Map(
        own(columns).map((c) => [c.name, { type: c.type, isNullable: c.nullable, collation: c.collation }]),
      ),
      foreignKeys: own(constraints).filter((c) => c.type === "f").map((c) => c.columns), // prettier-ignore
      references: own(constraints).filter((c) => c.type === "f").flatMap((c) => c.columns.map((column) => ({ column, table: c.target }))), // prettier-ignore
      indexes: own(indexes).map((i) => i.columns),
      // What PostgreSQL names by itself ends so.
      checks: own(constraints).filter((c) => c.type === "c").map((c) => (/_check\d*$/.test(c.name) ? null : c.name)), // prettier-ignore
      isAppendOnly: own(triggers).length > 0,
      isStrict: true,
    };
  });
}

async function all<R>(db: Executor, text: string) {
  return (await sql.raw<R>(text).execute(db)).rows;
}

function grouped(pairs: [string, string][]): string[][] {
  const groups = new Map<string, string[]>();
  for (const [key, value] of pairs) groups.set(key, [...(groups.get(key) ?? []), value]);
  return [...groups.values()];
}
