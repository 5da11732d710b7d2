import { v7 as uuid } from "uuid";
import { refuseReset, type ResetKind, resetsSince } from "#app/domain/access/refuse-reset.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { insertCredentialReset, listResetsSince } from "#db/queries/credential-resets.ts";
import { lockUser } from "#db/queries/users.ts";
import type { Transaction } from "#db/transaction.ts";
import type { Administrator } from "./admin-context.ts";

type Wanted = { userId: string; kind: ResetKind };

/**
 * Notes a reset, of which the user is told at the next sign-in; or gives the reason why this administrator may not make
 * it, and then an event as well. Whoever runs the server holds the keys anyway, and may.
 */
export async function keepFactorsApart(
  trx: Transaction,
  { actor, now }: { actor: Administrator; now: Date },
  { userId, kind }: Wanted,
): Promise<string | null> {
  await lockUser(trx, userId);
  const isSystem = actor.sessionId === null;
  const earlier = isSystem ? [] : await listResetsSince(trx, userId, resetsSince(now));
  const reason = refuseReset(kind, earlier, actor.id, now);
  if (reason !== null) {
    await insertAuditEvent(trx, actor, now, {
      category: "refusal",
      event: "user.reset-refused",
      objectKind: "user",
      objectId: userId,
      purpose: kind,
    });
    return reason;
  }
  await insertCredentialReset(trx, {
    id: uuid(),
    user_id: userId,
    kind,
    made_by: isSystem ? null : actor.id,
    made_at: now.toISOString(),
    acknowledged_at: null,
  });
  return null;
}
