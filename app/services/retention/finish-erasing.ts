import { eraseFile, listStoredBefore } from "../documents/stored-files.ts";
import { systemActor } from "#app/domain/access/actor.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";

const EVER = new Date(8.64e15);

export type Finishing = {
  exports: string;
  /** In a thread of its own: takes seconds for each hundred megabytes. */
  wipe: () => Promise<{ isWhole: boolean; seconds: number }>;
  removeCopies: () => Promise<number>;
};

/**
 * After what was approved is gone: lists that were made into files before, copies of the database that a migration left, and
 * what deleted rows left in the database's own files. Any of them would bring the erased back.
 */
export async function finishErasing(
  { db, now }: { db: Executor; now: Date },
  run: { id: string; partnershipId: string },
  { exports, wipe, removeCopies }: Finishing,
) {
  const names = await listStoredBefore(exports, EVER);
  for (const name of names) await eraseFile(exports, name);
  const copies = await removeCopies();
  const { isWhole, seconds } = await wipe();
  await inTransaction(db, (trx) =>
    insertAuditEvent(trx, systemActor("jobs", run.partnershipId), now, {
      ...{ category: "erasure", event: "retention.traces-wiped", objectKind: "retention-run", objectId: run.id },
      ...{ resultCount: names.length + copies, detail: { exports: names.length, copies, seconds, isWhole } },
    }),
  );
  return { exports: names.length, copies, wiped: isWhole ? 1 : 0 };
}
