import { countToLoad } from "#app/domain/imports/fates.ts";
import { isForeignKeyViolation } from "#db/faults.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { listItems } from "#db/queries/import-rows.ts";
import { findRun, type ImportRun, markBatch, updateRun } from "#db/queries/import-runs.ts";
import { inTransaction, type Transaction } from "#db/transaction.ts";
import type { AdminContext } from "../admin/admin-context.ts";
import { type HeldRun, RELEASED, ROWS_AT_ONCE } from "./held-run.ts";
import type { ImportContext, KindWork, Referrer } from "./kind-work.ts";
import { kindWork } from "./kinds.ts";
import { countsOf, sourceOf } from "./stored-run.ts";

/** Makes at most two items of each row of a small file. */
const MOST_ITEMS = 2 * ROWS_AT_ONCE;

/** Takes a batch back, while nothing else refers to its records: it is unseen from this moment on. */
export async function undoImport(context: AdminContext, runId: string, version: number | null) {
  const { db, actor, now } = context;
  try {
    return await inTransaction(db, async (trx) => {
      const run = await findRun(trx, actor.partnershipId, runId);
      if (!run) return { kind: "not-found" as const };
      if (run.status !== "visible" || (version !== null && run.version !== version))
        return { kind: "changed" as const };
      const work = kindWork(run.kind);
      const at: ImportContext = {
        partnershipId: run.partnership_id,
        batchId: run.id,
        actor,
        now,
        source: sourceOf(run),
      };
      const referrers = await work.referrers(trx, at);
      if (referrers.length > 0) return { kind: "referred-to" as const, referrers };
      await takeBack(trx, at, run, work);
      await insertAuditEvent(trx, actor, now, {
        category: "alteration",
        event: "import.undone",
        objectKind: "import",
        objectId: run.id,
        resultCount: countToLoad(countsOf(run), work.kind),
        detail: { kind: run.kind, version: run.version_label },
      });
      return { kind: "done" as const };
    });
  } catch (error) {
    if (!isForeignKeyViolation(error)) throw error;
    const referrers: Referrer[] = [{ what: "other records", count: 1 }];
    return { kind: "referred-to" as const, referrers };
  }
}

async function takeBack(trx: Transaction, at: ImportContext, run: ImportRun, work: KindWork) {
  await markBatch(trx, run.id, "undone");
  const ended = { ...RELEASED, ended_at: at.now.toISOString() };
  if (work.writes === "hidden") {
    await updateRun(trx, run, { ...ended, status: "undoing" });
    return;
  }
  const items = await listItems(trx, run.id, MOST_ITEMS);
  await work.takeBack(trx, at, items.map((item) => ({ ...item, before: item.before === null ? null : (JSON.parse(item.before) as unknown) }))); // prettier-ignore
  await updateRun(trx, run, { ...ended, status: "undone" });
}

/** Deletes what nobody sees any more: of a file that was taken back, or of one whose loading has failed. */
export async function removeUndone(held: HeldRun) {
  const work = kindWork(held.run.kind);
  if (work.writes !== "hidden") return;
  let left = 1;
  while (left > 0)
    left = await held.step(async (trx) => ({
      changes: {},
      result: await work.remove(trx, held.run.id, held.atOnce(ROWS_AT_ONCE)),
    }));
  const { problem, version } = held.run;
  const status = problem === null ? ("undone" as const) : ("failed" as const);
  await held.step(() =>
    Promise.resolve({
      changes: { ...RELEASED, status, ended_at: held.work.clock().toISOString(), version: version + 1 },
      result: null,
    }),
  );
}
