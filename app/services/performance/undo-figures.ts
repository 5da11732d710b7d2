import type { SliceSource } from "#app/domain/performance/figure-slices.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { lockImportsOf } from "#db/queries/crime-figures.ts";
import { findFigureImport, markFigureImportUndone } from "#db/queries/figure-imports.ts";
import { listSlicesOfBatch } from "#db/queries/figure-slices.ts";
import { inTransaction } from "#db/transaction.ts";
import type { AdminContext } from "../admin/admin-context.ts";
import { markNewestAgain } from "./import-published.ts";

const MOST_SLICES = 20_000;

/** Figures that were loaded do not count any more, and what they revised counts again. Nothing is deleted. */
export function undoFigures({ db, actor, now }: AdminContext, batchId: string) {
  return inTransaction(db, async (trx) => {
    const { partnershipId } = actor;
    await lockImportsOf(trx, partnershipId);
    const batch = await findFigureImport(trx, partnershipId, batchId);
    if (!batch) return { kind: "not-found" as const };
    const by = { undone_at: now.toISOString(), undone_by: actor.id };
    if (!(await markFigureImportUndone(trx, { partnershipId, id: batchId }, by))) return { kind: "changed" as const };
    if (batch.format === "police-uk" || batch.format === "home-office") {
      const slices = await listSlicesOfBatch(trx, partnershipId, batchId, MOST_SLICES);
      const source: SliceSource = batch.format;
      await markNewestAgain(trx, partnershipId, source, slices.map(({ from }) => from)); // prettier-ignore
    }
    await insertAuditEvent(trx, actor, now, {
      category: "alteration",
      event: "import.undone",
      objectKind: "import-batch",
      objectId: batchId,
      resultCount: batch.rows,
      detail: { format: batch.format },
    });
    return { kind: "done" as const };
  });
}
