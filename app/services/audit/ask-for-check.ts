import type { Actor } from "#app/domain/access/actor.ts";
import { LOG_CHECK_JOB } from "#app/domain/audit/log-jobs.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { bringJobForward, insertJobIfNew } from "#db/queries/jobs.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";

/** The job runner does it within a second or two, in the worker thread; the log itself then holds what was found. */
export function askForCheck({ db, actor, now }: { db: Executor; actor: Actor; now: Date }) {
  return inTransaction(db, async (trx) => {
    await insertJobIfNew(trx, LOG_CHECK_JOB, now);
    await bringJobForward(trx, LOG_CHECK_JOB, now);
    await insertAuditEvent(trx, actor, now, {
      category: "system",
      event: "audit.check-requested",
      objectKind: "log",
      objectId: null,
    });
  });
}
