import { mayGiveWayIn, SHARED_ACCOUNT } from "#app/domain/access/manage-account.ts";
import { isOwn } from "#app/domain/access/membership.ts";
import { accountReach } from "#app/services/admin/account-reach.ts";
import type { AdminContext } from "#app/services/admin/admin-context.ts";
import { keepFactorsApart } from "#app/services/admin/keep-factors-apart.ts";
import { notify } from "#app/services/notifications/notify.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { replaceRecoveryCodes } from "#db/queries/recovery-codes.ts";
import { endSessionsOf } from "#db/queries/sessions.ts";
import { updateUserForSignIn } from "#db/queries/sign-in.ts";
import { findUser } from "#db/queries/users.ts";
import { inTransaction } from "#db/transaction.ts";

/** A lost authenticator: the next sign-in sets up another. Nobody resets their own, which would spare them the code. */
export function resetFactor(context: AdminContext, userId: string, reason: string) {
  const { db, actor, now } = context;
  return inTransaction(db, async (trx) => {
    const user = await findUser(trx, actor.partnershipId, userId);
    if (!user) return { kind: "not-found" as const };
    if (isOwn(actor, userId)) return { kind: "forbidden" as const };
    if (!mayGiveWayIn(await accountReach({ ...context, db: trx }, user))) {
      return { kind: "refused" as const, refusal: { field: "reason" as const, message: SHARED_ACCOUNT } };
    }
    const refusal = await keepFactorsApart(trx, { actor, now }, { userId, kind: "authenticator" });
    if (refusal !== null) return { kind: "refused" as const, refusal: { field: "reason" as const, message: refusal } };
    await updateUserForSignIn(trx, userId, { totp_secret_sealed: null, totp_confirmed_at: null, totp_last_step: null });
    await replaceRecoveryCodes(trx, userId, []);
    await endSessionsOf(trx, userId, now);
    await insertAuditEvent(trx, actor, now, {
      category: "permission",
      event: "user.factor-reset",
      objectKind: "user",
      objectId: userId,
      fields: ["authenticator", "recovery-codes"],
      detail: { reason },
    });
    const about = { objectKind: "user", objectId: userId, reference: "" } as const;
    await notify(trx, [{ partnershipId: actor.partnershipId, userId, kind: "credential-reset", ...about, at: now }]);
    return { kind: "done" as const };
  });
}
