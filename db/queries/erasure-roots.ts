import { sql } from "kysely";
import { tableOfKind } from "../holdings/all.ts";
import type { Table } from "../holdings/holding.ts";
import { inPieces } from "../in-pieces.ts";
import type { Executor } from "../transaction.ts";
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
