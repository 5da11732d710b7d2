import { sql } from "kysely";
import type { PackSource, Reach } from "#app/domain/rights/pack-source.ts";
import { everyRow } from "../every-row.ts";
import { inPieces } from "../in-pieces.ts";
import type { Executor } from "../transaction.ts";

export type PackRow = Readonly<Record<string, string | number | null>>;
type Table = Pick<PackSource, "table" | "key">;

const ROWS_AT_ONCE = 500;

/** The key of a row, in one word. */
export function packKey({ key = ["id"] }: Table, row: PackRow): string {
  return key.map((column) => String(row[column])).join("|");
}

/** Rows of a table in which a column holds one of these, whoever may see them. */
export async function unsafeRowsReached(
  db: Executor,
  partnershipId: string,
  { table }: Table,
  reach: Reach,
  ids: readonly string[],
): Promise<PackRow[]> {
  const rows: PackRow[] = [];
  await inPieces([...new Set(ids)], async (piece) => {
    const found = await sql<PackRow>`
      select * from ${sql.table(table)}
      where partnership_id = ${partnershipId} and ${sql.ref(reach.column)} in (${heldIn(reach, piece)})
    `.execute(db);
    rows.push(...found.rows);
  });
  return rows;
}

function heldIn(reach: Reach, ids: readonly string[]) {
  const list = sql.join(ids);
  if (!("through" in reach)) return list;
  const { table, select, on, kind } = reach.through;
  const ofKind = kind === undefined ? sql`` : sql` and object_kind = ${kind}`;
  return sql`select ${sql.ref(select)} from ${sql.table(table)} where ${sql.ref(on)} in (${list})${ofKind}`;
}

/**
 * Rows of a table with one of these runs of letters in one of these columns: a net with wide meshes, by which every row
 * that names somebody is read; whether it does is for the rule that compares names.
 */
export async function unsafeRowsWith(
  db: Executor,
  partnershipId: string,
  { table, key = ["id"] }: Table,
  columns: readonly string[],
  runs: readonly string[],
): Promise<PackRow[]> {
  if (columns.length === 0 || runs.length === 0) return [];
  const anywhere = sql.join(
    columns.flatMap((column) => runs.map((run) => sql`lower(${sql.ref(column)}) like ${`%${run}%`}`)),
    sql` or `,
  );
  const [first = "id"] = key;
  const read = (after?: string) => {
    const beyond = after === undefined ? sql`` : sql` and ${sql.ref(first)} > ${after}`;
    return sql<PackRow>`
      select * from ${sql.table(table)}
      where partnership_id = ${partnershipId} and (${anywhere})${beyond}
      order by ${sql.ref(first)} limit ${ROWS_AT_ONCE}
    `.execute(db);
  };
  // Of a table whose first column of the key is not unique a page could end between two of one value.
  if (key.length > 1) {
    const all = await sql<PackRow>`
      select * from ${sql.table(table)} where partnership_id = ${partnershipId} and (${anywhere})
    `.execute(db);
    return all.rows;
  }
  return everyRow(
    ROWS_AT_ONCE,
    async (after?: string) => (await read(after)).rows,
    (row) => String(row[first]),
  );
}

/** The rows of items by their keys. */
export async function unsafeRowsByKey(
  db: Executor,
  partnershipId: string,
  { table, key = ["id"] }: Table,
  keys: readonly string[],
): Promise<PackRow[]> {
  const rows: PackRow[] = [];
  const written = key.map((column) => sql`cast(${sql.ref(column)} as text)`);
  const whole = key.length === 1 ? sql.ref(key[0] ?? "id") : sql.join(written, sql` || '|' || `);
  await inPieces(keys, async (piece) => {
    const found = await sql<PackRow>`
      select * from ${sql.table(table)} where partnership_id = ${partnershipId} and ${whole} in (${sql.join(piece)})
    `.execute(db);
    rows.push(...found.rows);
  });
  return rows;
}

/** Rows that belong to items, in the order in which they were made. */
export async function unsafeRowsWithin(
  db: Executor,
  table: string,
  on: string,
  keys: readonly string[],
): Promise<PackRow[]> {
  const rows: PackRow[] = [];
  await inPieces(keys, async (piece) => {
    const found = await sql<PackRow>`
      select * from ${sql.table(table)} where ${sql.ref(on)} in (${sql.join(piece)})
    `.execute(db);
    rows.push(...found.rows);
  });
  const order = (row: PackRow) => String(row["changed_at"] ?? row["id"] ?? "");
  return rows.sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0));
}

/** What the rows of a list are called. */
export async function listNames(
  db: Executor,
  table: string,
  column: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  await inPieces([...new Set(ids)], async (piece) => {
    const found = await sql<{ id: string; name: string }>`
      select id, ${sql.ref(column)} as name from ${sql.table(table)} where id in (${sql.join(piece)})
    `.execute(db);
    for (const { id, name } of found.rows) names.set(id, name);
  });
  return names;
}
