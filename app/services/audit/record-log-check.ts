import { systemActor } from "#app/domain/access/actor.ts";
import { type LogCheck, faultInWords } from "#app/domain/audit/log-check.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";

/** The log keeps what became of each check of itself; `purpose` is what the page about it shows. */
export function recordLogCheck({ db, now }: { db: Executor; now: Date }, { ok, events, unsealed, first }: LogCheck) {
  return inTransaction(db, (trx) =>
    insertAuditEvent(trx, systemActor("jobs"), now, {
      category: "system",
      event: ok ? "audit.found-whole" : "audit.found-faulty",
      objectKind: "log",
      objectId: null,
      resultCount: events,
      purpose: first ? faultInWords(first) : undefined,
      detail: { events, unsealed, first },
    }),
  );
}
