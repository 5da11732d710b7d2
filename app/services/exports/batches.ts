import type { Actor } from "#app/domain/access/actor.ts";
import type { Cell } from "#app/domain/exports/cell.ts";
import type { Column } from "#app/domain/exports/columns.ts";
import type { Executor } from "#db/transaction.ts";

/** Rows that are read at once: a page of a list, many times over. */
export const AT_ONCE = 500;

/** A row of a list as cells, and the records that it shows, for the log. */
export type ExportRow = { cells: Cell[]; objects: { kind: string; id: string }[] };
export type Batch = ExportRow[];
/** `leaves`: whether the file goes to somebody outside the partnership. */
export type From = { db: Executor; actor: Actor; now: Date; leaves?: boolean };
type About = { id: string; personId?: string | null };

export function cellsOf<R>(columns: readonly Column<R>[], today: string) {
  return (rows: readonly R[]): Batch =>
    rows.map((row) => ({ cells: columns.map((column) => column.of(row, today)), objects: [] }));
}

export function batchOf<R>(columns: readonly Column<R>[], today: string, kind: string) {
  return (rows: readonly (R & About)[]): Batch =>
    rows.map((row) => ({
      cells: columns.map((column) => column.of(row, today)),
      objects: [{ kind, id: row.id }, ...(row.personId ? [{ kind: "person", id: row.personId }] : [])],
    }));
}

export async function* paged<R>(page: (after?: R) => Promise<R[]>, batch: (rows: R[]) => Batch): AsyncGenerator<Batch> {
  let after: R | undefined;
  do {
    const rows = await page(after);
    if (rows.length > 0) yield batch(rows);
    after = rows.length === AT_ONCE ? rows.at(-1) : undefined;
  } while (after !== undefined);
}

export async function* once<R>(rows: Promise<R[]>, batch: (rows: R[]) => Batch): AsyncGenerator<Batch> {
  yield batch(await rows);
}
