import type { Actor } from "#app/domain/access/actor.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findEventDetail } from "#db/queries/audit-log.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";

type Context = { db: Executor; actor: Actor; now: Date };

/** The content of an event on a restricted record, for a reason; the reason is in the log before the content is out. */
export function openRestrictedDetail({ db, actor, now }: Context, eventId: string, reason: string) {
  return inTransaction(db, async (trx) => {
    const detail = await findEventDetail(trx, actor, eventId);
    if (!detail) return { kind: "not-found" as const };
    await insertAuditEvent(trx, actor, now, {
      category: "consultation",
      event: "audit.detail-opened",
      objectKind: "audit-event",
      objectId: eventId,
      detail: { reason },
    });
    return { kind: "done" as const, content: detail.content };
  });
}
