import {
  type ColumnChoice,
  fromSaved,
  type SavedColumns,
  type SavedWords,
  wordsOf,
} from "#app/domain/imports/columns.ts";
import type { ImportKind } from "#app/domain/imports/kind.ts";
import { plainWords } from "#app/domain/locations/plain-words.ts";
import { listMappings } from "#db/queries/import-runs.ts";
import type { Executor } from "#db/transaction.ts";

/** The columns that were saved under that name, as they stand in this file, with what is meant by its names. */
export async function findSavedColumns(
  db: Executor,
  partnershipId: string,
  kind: ImportKind,
  name: string,
  firstRow: readonly string[],
): Promise<{ choice: ColumnChoice; words: SavedWords } | undefined> {
  const saved = (await listMappings(db, partnershipId, kind.name)).find((m) => plainWords(m.name) === plainWords(name));
  if (!saved) return undefined;
  const kept = JSON.parse(saved.columns) as SavedColumns;
  return { choice: fromSaved(kept, kind, firstRow), words: wordsOf(kept) };
}
