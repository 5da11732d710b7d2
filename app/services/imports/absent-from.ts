import type { ImportRun } from "#db/queries/import-runs.ts";
import type { Executor } from "#db/transaction.ts";
import { kindWork } from "./kinds.ts";
import { countsOf, sourceOf } from "./stored-run.ts";

/**
 * What is recorded here and not in a checked file that is all there is of its kind, by name; of any other file nothing, nor
 * of one in which no row could be read: it says nothing of what there is.
 */
export async function absentFrom(db: Executor, run: ImportRun): Promise<string[]> {
  const work = kindWork(run.kind);
  const source = sourceOf(run);
  const { imported, updated, skipped } = countsOf(run);
  if (imported + updated + skipped === 0) return [];
  if (work.writes !== "hidden" || !work.absent || !source.isWhole || run.status !== "checked") return [];
  return work.absent(db, { partnershipId: run.partnership_id, batchId: run.id, source });
}
