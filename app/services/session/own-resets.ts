import type { Actor } from "#app/domain/access/actor.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { acknowledgeResets, listUnacknowledgedResets } from "#db/queries/credential-resets.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";

/** What the user has to be told of, once signed in. */
export function findOwnResets(db: Executor, actor: Actor) {
  return listUnacknowledgedResets(db, actor.id);
}

/** The user says that they know of these: they are not shown again. Somebody else's stay as they are. */
export function acknowledgeOwnResets({ db, actor, now }: { db: Executor; actor: Actor; now: Date }, ids: string[]) {
  return inTransaction(db, async (trx) => {
    if ((await acknowledgeResets(trx, actor.id, ids, now.toISOString())) === 0) return;
    await insertAuditEvent(trx, actor, now, {
      category: "sign-in",
      event: "user.reset-acknowledged",
      objectKind: "user",
      objectId: actor.id,
    });
  });
}
