import { findRun, type ImportRun, markBatch, unsafeFindWaitingRun } from "#db/queries/import-runs.ts";
import { isStorageFault, isUnavailable } from "#db/faults.ts";
import { checkRun } from "./check-run.ts";
import { HeldRun, LeftForLater, RELEASED, type RunWork } from "./held-run.ts";
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
    // A fault of the machine passes, and the work goes on. Any other would come again and again with this file.
    if (!isStorageFault(error) && !isUnavailable(error) && run.status !== "undoing") await giveUp(held).catch(() => {});
    throw error;
  }
}

/** Whoever sent the file is told; why it failed stands in the job's run. */
function giveUp(held: HeldRun) {
  const { run, work } = held;
  const isLoading = run.status === "loading";
  return held.step(async (trx) => {
    if (isLoading) await markBatch(trx, run.id, "failed");
    const changes = {
      ...RELEASED,
      status: "failed" as const,
      problem: "Joint Action could not work on this file. Tell whoever runs it",
      ended_at: isLoading ? work.clock().toISOString() : null,
      version: run.version + 1,
    };
    return { changes, result: null };
  });
}
