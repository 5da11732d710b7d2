import { findRun, type ImportRun, unsafeFindWaitingRun } from "#db/queries/import-runs.ts";
import { checkRun } from "./check-run.ts";
import { HeldRun, LeftForLater, type RunWork } from "./held-run.ts";
import { loadRun } from "./load-run.ts";
import { removeUndone } from "./undo-import.ts";

/** Whatever waits to be checked, loaded or taken back, the oldest first, also where a killed process left off. */
export async function workOnImports(work: RunWork): Promise<number> {
  let worked = 0;
  while (!work.isStopping()) {
    const run = await unsafeFindWaitingRun(work.db, work.clock());
    if (!run || !(await workOn(work, run))) break;
    worked++;
  }
  return worked;
}

/** One import, for a command that waits for it. False when another process has it. */
export async function workOnImport(work: RunWork, partnershipId: string, runId: string): Promise<boolean> {
  const run = await findRun(work.db, partnershipId, runId);
  return run !== undefined && workOn(work, run);
}

async function workOn(work: RunWork, run: ImportRun): Promise<boolean> {
  const held = await HeldRun.take(work, run);
  if (!held) return false;
  try {
    if (run.status === "checking") await checkRun(held);
    else if (run.status === "loading") await loadRun(held);
    else await removeUndone(held);
    return true;
  } catch (error) {
    if (error instanceof LeftForLater) return false;
    throw error;
  }
}
