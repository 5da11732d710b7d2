import { createHash } from "node:crypto";
import SQLite from "better-sqlite3";
import { sql } from "kysely";
import type { AnyDatabase } from "../migrations/portable.ts";
import { openDatabase } from "./connection.ts";
import { migrate } from "./migrate.ts";
import { isEmptyPostgres } from "./postgres-restore.ts";
import { isFresh, listTables, withoutGuards } from "./postgres-tables.ts";
import type { Executor, Transaction } from "./transaction.ts";

type Row = Record<string, string | number | null>;
export type MovedTable = { table: string; rows: number };

/** PostgreSQL takes 65,535 values in a statement. */
const VALUES_AT_ONCE = 20_000;
const READ_AT_ONCE = 1_000;
/** Of the target's own: which migrations it has been through, and when. */
const OWN = "schema_migration";

/**
 * Copies every table of an SQLite file that nobody else has open into a PostgreSQL database in which nobody has worked, in
 * one transaction there, and holds the rows of each table in both against each other. `finish` is asked in that transaction,
 * when all of it is in place: what it throws takes everything back. The file is only read, and held so that nobody opens it.
 */
export async function moveDatabase<R>(
  file: string,
  url: string,
  finish: (trx: Transaction, tables: MovedTable[]) => Promise<R>,
): Promise<R> {
  if (!(await isEmptyPostgres(url)) && !(await isFresh(url)))
    throw new Error("The PostgreSQL database is not empty. Nothing was changed in either");
  const db = openDatabase(url);
  const source = new SQLite(file, { fileMustExist: true });
  try {
    source.exec("begin exclusive");
    // With a write-ahead log somebody has opened it again, and could go on reading.
    if (source.pragma("journal_mode", { simple: true }) !== "delete") throw new Error("The database is open elsewhere");
    await migrate(db);
    return await db.transaction().execute(async (trx) => {
      const names = await sameTables(source, trx);
      const tables = await withoutGuards(trx, names, async () => {
        const moved: MovedTable[] = [];
        for (const name of names) moved.push({ table: name, rows: await moveTable(source, trx, name) });
        return moved;
      });
      return finish(trx, tables);
    });
  } finally {
    source.close();
    await db.destroy();
  }
}

/** In the order of their names. Throws when the two schemas differ. */
async function sameTables(source: SQLite.Database, trx: Executor): Promise<string[]> {
  const found = source
    .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name")
    .pluck()
    .all() as string[];
  const there = await listTables(trx);
  for (const name of found)
    if (there.get(name)?.join() !== columnsOf(source, name).join())
      throw new Error(`The table ${name} is not the same in the two databases`);
  const more = [...there.keys()].find((name) => !found.includes(name));
  if (more !== undefined) throw new Error(`The table ${more} is not in the file`);
  return found.filter((name) => name !== OWN);
}

function columnsOf(source: SQLite.Database, table: string): string[] {
  return source.prepare("select name from pragma_table_info(?) order by name").pluck().all(table) as string[];
}

async function moveTable(source: SQLite.Database, trx: AnyDatabase, table: string): Promise<number> {
  const columns = columnsOf(source, table);
  const atOnce = Math.max(1, Math.floor(VALUES_AT_ONCE / columns.length));
  const sent = new Content(columns);
  // What migrations brought: the file has its own of it.
  await trx.deleteFrom(table).execute();
  let piece: Row[] = [];
  const send = async () => {
    if (piece.length > 0) await trx.insertInto(table).values(piece).execute();
    piece = [];
  };
  const listed = columns.map((name) => `"${name}"`).join(", ");
  for (const row of source.prepare(`select ${listed} from "${table}"`).iterate() as IterableIterator<Row>) {
    sent.add(row);
    piece.push(row);
    if (piece.length >= atOnce) await send();
  }
  await send();
  const arrived = await contentThere(trx, table, columns);
  if (arrived.rows !== sent.rows || arrived.sum !== sent.sum)
    throw new Error(`The rows of ${table} did not arrive as they were sent (${sent.rows}, ${arrived.rows} arrived)`);
  return sent.rows;
}

async function contentThere(trx: AnyDatabase, table: string, columns: string[]): Promise<Content> {
  const content = new Content(columns);
  await sql`declare moved no scroll cursor for select ${sql.join(columns.map((c) => sql.ref(c)))} from ${sql.table(table)}`.execute(trx); // prettier-ignore
  for (;;) {
    const { rows } = await sql<Row>`fetch ${sql.lit(READ_AT_ONCE)} from moved`.execute(trx);
    for (const row of rows) content.add(row);
    if (rows.length < READ_AT_ONCE) break;
  }
  await sql`close moved`.execute(trx);
  return content;
}

/** How many rows, and what is in them in whatever order they come: the sum of their SHA-256 hashes, modulo 2^256. */
class Content {
  rows = 0;
  sum = 0n;
  constructor(readonly columns: readonly string[]) {}

  add(row: Row) {
    const hash = createHash("sha256").update(JSON.stringify(this.columns.map((name) => row[name]))).digest("hex"); // prettier-ignore
    this.sum = BigInt.asUintN(256, this.sum + BigInt(`0x${hash}`));
    this.rows += 1;
  }
}
