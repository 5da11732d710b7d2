import { listRows } from "#db/queries/import-rows.ts";
import type { ImportRun } from "#db/queries/import-runs.ts";
import type { Executor } from "#db/transaction.ts";

const MOST_ERRORS = 1000;

/** What every command that loads a file prints with --json. The errors are the first thousand. */
export async function importResult(db: Executor, run: ImportRun) {
  const at = { id: run.id, partnershipId: run.partnership_id };
  const rows = await listRows(db, at, { fate: "error", after: 0, limit: MOST_ERRORS });
  const errors = rows.map(({ line, column, reason }) => ({ line, column, message: reason ?? "" }));
  if (run.problem) errors.unshift({ line: 0, column: null, message: run.problem });
  return {
    batch: run.status === "visible" ? run.id : null,
    rows: run.rows_read,
    imported: run.imported,
    updated: run.updated,
    skipped: run.skipped,
    possibleDuplicates: run.possible_duplicates,
    errors,
  };
}
