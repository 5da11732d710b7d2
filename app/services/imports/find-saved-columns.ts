import { type ColumnChoice, fromSaved, type SavedColumns } from "#app/domain/imports/columns.ts";
import type { ImportKind } from "#app/domain/imports/kind.ts";
import { plainWords } from "#app/domain/locations/plain-words.ts";
import { listMappings } from "#db/queries/import-runs.ts";
import type { Executor } from "#db/transaction.ts";

/** The columns that were saved under that name, as they stand in this file. */
export async function findSavedColumns(
  db: Executor,
  partnershipId: string,
  kind: ImportKind,
  name: string,
  firstRow: readonly string[],
): Promise<ColumnChoice | undefined> {
  const saved = (await listMappings(db, partnershipId, kind.name)).find((m) => plainWords(m.name) === plainWords(name));
  return saved && fromSaved(JSON.parse(saved.columns) as SavedColumns, kind, firstRow);
}
