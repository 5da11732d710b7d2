import { sql } from "kysely";
import { type Scrub, scrubbed } from "#app/domain/retention/erased-words.ts";
import { columnsIn, holdingOf, keyOf, TABLES } from "../holdings/all.ts";
import type { Table } from "../holdings/holding.ts";
import { inPieces } from "../in-pieces.ts";
import type { Executor, Transaction } from "../transaction.ts";
import { idsIn, isIn, type Reached } from "./erasure-rows.ts";

type Row = Record<string, string | null>;
type Written = { table: Table; key: string; row: Row };

/** What people wrote in the rows, and what was frozen of them. */
export async function listWritten(db: Executor, rows: Reached): Promise<Written[]> {
  const written: Written[] = [];
  for (const table of TABLES) {
    const key = keyOf(table);
    const columns = writtenIn(table);
    if (key === null || columns.length === 0) continue;
    const select = sql.join([...new Set([key, ...columns])].map((column) => sql.ref(column)));
    await inPieces(idsIn(rows, table), async (piece) => {
      const found = await sql<Row>`select ${select} from ${sql.table(table)} where ${isIn(key, piece)}`.execute(db);
      written.push(...found.rows.map((row) => ({ table, key, row })));
    });
  }
  return written;
}

export function textsOf(written: readonly Written[]): string[] {
  return written.flatMap(({ row }) => Object.values(row).filter((text) => text !== null));
}

/** The same rows with other words, where those differ. */
export async function rewrite(trx: Transaction, written: readonly Written[], words: Scrub): Promise<number> {
  let changed = 0;
  for (const { table, key, row } of written) {
    const frozen = columnsIn(holdingOf(table).frozen);
    const changes = writtenIn(table).flatMap((column) => {
      const before = row[column] ?? null;
      if (before === null) return [];
      const after = frozen.includes(column) ? scrubbed(before, words) : words.rename(before);
      return after === before ? [] : [sql`${sql.ref(column)} = ${after}`];
    });
    if (changes.length === 0) continue;
    if (holdingOf(table).isVersioned) changes.push(sql`version = version + 1`);
    await sql`update ${sql.table(table)} set ${sql.join(changes)} where ${sql.ref(key)} = ${row[key]}`.execute(trx);
    changed++;
  }
  return changed;
}

function writtenIn(table: Table) {
  const { words, frozen } = holdingOf(table);
  return [...columnsIn(words), ...columnsIn(frozen)];
}
