import { sql } from "kysely";
import { tableOfKind } from "../holdings/all.ts";
import type { Table } from "../holdings/holding.ts";
import { inPieces } from "../in-pieces.ts";
import type { Executor } from "../transaction.ts";
import { saysSomething } from "./erasure-files.ts";
import { isIn } from "./erasure-rows.ts";

/** Those of the records that stand in the partnership, by their tables. What a file said is none: its rows are emptied. */
export async function rootsOf(
  db: Executor,
  partnershipId: string,
  subjects: readonly { kind: string; id: string }[],
): Promise<Map<Table, string[]>> {
  const asked = new Map<Table, string[]>();
  for (const { kind, id } of subjects) {
    const table = tableOfKind(kind);
    if (table) asked.set(table, [...(asked.get(table) ?? []), id]);
  }
  const roots = new Map<Table, string[]>();
  for (const [table, ids] of asked)
    await inPieces(ids, async (piece) => {
      const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)}
        where partnership_id = ${partnershipId} and ${isIn("id", piece)}`.execute(db);
      roots.set(table, [...(roots.get(table) ?? []), ...rows.map(({ id }) => id)]);
    });
  return roots;
}

type Erased = { partnershipId: string; kind: string; id: string };

/** Of records that were erased, those that stand in the database all the same, once each and in the same order. */
export async function listStanding<E extends Erased>(db: Executor, erased: readonly E[]): Promise<E[]> {
  const standing = new Set<string>();
  for (const partnershipId of new Set(erased.map((one) => one.partnershipId))) {
    const own = erased.filter((one) => one.partnershipId === partnershipId);
    for (const ids of (await rootsOf(db, partnershipId, own)).values()) for (const id of ids) standing.add(id);
    for (const { id } of own.filter(({ kind }) => kind === "import-batch"))
      if (await saysSomething(db, partnershipId, id)) standing.add(id);
  }
  return [...new Map(erased.filter(({ id }) => standing.has(id)).map((one) => [one.id, one])).values()];
}
