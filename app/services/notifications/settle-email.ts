import type { Actor } from "#app/domain/access/actor.ts";
import { maySettle } from "#app/domain/notifications/outbox.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findEmailToSettle, settleEmail as settle } from "#db/queries/outbox.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";

type Context = { db: Executor; actor: Actor; now: Date };

/** An administrator has a message tried again, or says that it need not go. Under the same Message-ID as before. */
export function settleEmail({ db, actor, now }: Context, id: string, what: "again" | "leave") {
  return inTransaction(db, async (trx) => {
    const email = await findEmailToSettle(trx, actor.partnershipId, id);
    if (!email) return { kind: "not-found" as const };
    const isSettled = maySettle(email.status, what)
      ? await settle(trx, email, what === "again" ? "waiting" : "dropped", now)
      : false;
    if (!isSettled) return { kind: "changed" as const };
    await insertAuditEvent(trx, actor, now, {
      category: "alteration",
      event: what === "again" ? "email.tried-again" : "email.dropped",
      objectKind: "email",
      objectId: id,
      fields: ["status"],
      objects: [{ kind: "user", id: email.userId }],
      detail: { before: { status: email.status } },
    });
    return { kind: "done" as const };
  });
}
