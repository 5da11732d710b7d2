import type { LoggedActor } from "#app/domain/access/actor.ts";
import { faultInWords, type LogCheck, warningInWords } from "#app/domain/audit/log-check.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";

/** The log keeps what became of each check of itself; `purpose` is what the page about it shows. */
export function recordLogCheck(
  { db, actor, now }: { db: Executor; actor: LoggedActor; now: Date },
  { ok, events, unsealed, first, warning }: LogCheck,
) {
  return inTransaction(db, (trx) =>
    insertAuditEvent(trx, actor, now, {
      category: "system",
      event: ok ? "audit.found-whole" : "audit.found-faulty",
      objectKind: "log",
      objectId: null,
      resultCount: events,
      purpose: first ? faultInWords(first) : warning && warningInWords(warning),
      detail: { events, unsealed, first, warning },
    }),
  );
}
