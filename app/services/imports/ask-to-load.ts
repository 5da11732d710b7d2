import { countToLoad, refuseLoad } from "#app/domain/imports/fates.ts";
import { findRun, insertBatch, updateRun } from "#db/queries/import-runs.ts";
import { inTransaction } from "#db/transaction.ts";
import type { AdminContext } from "../admin/admin-context.ts";
import { kindWork } from "./kinds.ts";
import { absentFrom } from "./absent-from.ts";
import { countsOf, readingOf } from "./stored-run.ts";

/** Begins the batch; its rows are written in the background. */
export function askToLoad({ db, actor, now }: AdminContext, runId: string, version: number) {
  return inTransaction(db, async (trx) => {
    const run = await findRun(trx, actor.partnershipId, runId);
    if (!run) return { kind: "not-found" as const };
    if (run.version !== version) return { kind: "refused" as const, message: "This import has moved on. Look again" };
    const absent = await absentFrom(trx, run);
    const refusal = refuseLoad(run.status, countToLoad(countsOf(run), kindWork(run.kind).kind), absent.length);
    if (refusal) return { kind: "refused" as const, message: refusal };
    const { format, hash } = readingOf(run);
    await insertBatch(trx, {
      id: run.id,
      partnership_id: run.partnership_id,
      kind: run.kind,
      format,
      content_hash: hash,
      status: "loading",
      row_count: 0,
      created_at: now.toISOString(),
      created_by: actor.id,
    });
    await updateRun(trx, run, { status: "loading", batch_id: run.id, rows_loaded: 0, held_by: null, held_until: null });
    return { kind: "done" as const };
  });
}
