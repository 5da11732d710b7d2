import { rm } from "node:fs/promises";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { deleteRows } from "#db/queries/import-rows.ts";
import { findRun, updateRun } from "#db/queries/import-runs.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import type { AdminContext } from "../admin/admin-context.ts";
import { ROWS_AT_ONCE } from "./held-run.ts";

/** A file that is not wanted after all: it goes, with what was read of it. */
export async function discardImport({ db, actor, now }: AdminContext, folder: string, runId: string, version: number) {
  const result = await inTransaction(db, async (trx) => {
    const run = await findRun(trx, actor.partnershipId, runId);
    if (!run) return { kind: "not-found" as const };
    const isWaiting = ["uploaded", "checked", "failed"].includes(run.status) && run.batch_id === null;
    if (!isWaiting || run.version !== version) return { kind: "changed" as const };
    await updateRun(trx, run, { status: "removed", stored_as: null, ended_at: now.toISOString() });
    await insertAuditEvent(trx, actor, now, {
      category: "erasure",
      event: "import.discarded",
      objectKind: "import",
      objectId: run.id,
    });
    return { kind: "done" as const, storedAs: run.stored_as };
  });
  if (result.kind !== "done") return result;
  if (result.storedAs !== null) await rm(path.join(folder, result.storedAs), { force: true });
  await deleteAllRows(db, runId);
  return result;
}

async function deleteAllRows(db: Executor, runId: string) {
  while ((await inTransaction(db, (trx) => deleteRows(trx, runId, ROWS_AT_ONCE))) > 0) await setImmediate();
}
