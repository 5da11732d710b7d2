import { type RawBuilder, sql } from "kysely";
import { DELETED_IN_ORDER, holdingOf, keyOf, LINKS, type LinkFrom } from "../holdings/all.ts";
import type { Table } from "../holdings/holding.ts";
import { inPieces } from "../in-pieces.ts";
import type { Executor, Transaction } from "../transaction.ts";

/** Of each table the rows that one erasure reaches, by their key. */
export type Reached = Map<Table, Set<string>>;

export function idsIn(reached: Reached, table: Table): string[] {
  return [...(reached.get(table) ?? [])];
}

/** `column` in so many values as there are, in as few statements as they fit in. */
export async function valuesWhere(
  db: Executor,
  { table, select, column, among }: { table: Table; select: string; column: string; among: readonly string[] },
): Promise<string[]> {
  const found = new Set<string>();
  await inPieces(among, async (piece) => {
    const { rows } = await sql<{ value: string | null }>`select distinct ${sql.ref(select)} as value
      from ${sql.table(table)} where ${isIn(column, piece)} and ${sql.ref(select)} is not null`.execute(db);
    for (const { value } of rows) if (value !== null) found.add(value);
  });
  return [...found];
}

export function isIn(column: string, values: readonly string[]): RawBuilder<unknown> {
  return sql`${sql.ref(column)} in (${sql.join([...values])})`;
}

/** The given records and every row that goes with one of them, as the declared links say (db/holdings). */
export async function reachedFrom(db: Executor, roots: Iterable<readonly [Table, readonly string[]]>, into: Reached) {
  const queue = [...roots].map(([table, ids]) => ({ table, ids: added(into, table, ids) }));
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { table, ids } = next;
    if (ids.length === 0) continue;
    for (const link of LINKS.filter(({ to, way }) => to === table && (way === "goes" || way === "emptied"))) {
      const key = keyOf(link.from);
      if (key === null) continue;
      const rows = await valuesWhere(db, { table: link.from, select: key, column: link.column, among: ids });
      queue.push({ table: link.from, ids: added(into, link.from, rows) });
    }
  }
}

function added(into: Reached, table: Table, ids: readonly string[]): string[] {
  const known = into.get(table) ?? new Set<string>();
  into.set(table, known);
  const fresh = ids.filter((id) => !known.has(id));
  for (const id of fresh) known.add(id);
  return fresh;
}

/** The rows behind a link whose record is erased: by their own key, or by the link where a row has no one key. */
export function linksInto(reached: Reached): { link: LinkFrom; ids: string[] }[] {
  return LINKS.map((link) => ({ link, ids: idsIn(reached, link.to) })).filter(({ ids }) => ids.length > 0);
}

/** Whatever points to a row before the row itself. */
export async function deleteReached(trx: Transaction, reached: Reached) {
  for (const table of DELETED_IN_ORDER) await deleteRows(trx, table, reached);
}

async function deleteRows(trx: Transaction, table: Table, reached: Reached) {
  const key = keyOf(table);
  // What was written last goes first: a correction before what it corrects.
  const byKey = key === null ? [] : [{ column: key, ids: idsIn(reached, table).sort().reverse() }];
  const byLink = linksInto(reached)
    .filter(({ link }) => key === null && link.from === table && link.way === "goes")
    .map(({ link, ids }) => ({ column: link.column, ids }));
  for (const { column, ids } of [...byKey, ...byLink])
    await inPieces(ids, (piece) => sql`delete from ${sql.table(table)} where ${isIn(column, piece)}`.execute(trx));
}

/** Rows that stay point to nothing any more. */
export async function unlinkRows(trx: Transaction, reached: Reached) {
  for (const { link, ids } of linksInto(reached)) {
    const { from, column, to, way } = link;
    if (way !== "unlinked" && from !== to) continue;
    const next = holdingOf(from).isVersioned ? sql`, version = version + 1` : sql``;
    if (way === "unlinked" || isFreeChain(link))
      await inPieces(ids, (piece) =>
        sql`update ${sql.table(from)} set ${sql.ref(column)} = null${next} where ${isIn(column, piece)}`.execute(trx),
      );
  }
}

/** A chain that may run against the order in which its rows were written. */
function isFreeChain({ from, column }: LinkFrom) {
  return from === "person" && column === "merged_into_id";
}
