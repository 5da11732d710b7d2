import { mayGiveWayIn, SHARED_ACCOUNT } from "#app/domain/access/manage-account.ts";
import { isOwn } from "#app/domain/access/membership.ts";
import { issueAccessLink } from "#app/services/session/access-links.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findUser } from "#db/queries/users.ts";
import { inTransaction } from "#db/transaction.ts";
import { accountReach } from "./account-reach.ts";
import type { AdminContext } from "./admin-context.ts";
import { keepFactorsApart } from "./keep-factors-apart.ts";

/** The user's status in which each purpose makes sense. */
const FOR = { invitation: "invited", "password-reset": "active" } as const;

/** A new link for somebody who was invited, or who has forgotten the password. The one before opens nothing any more. */
export function issueUserLink(
  context: AdminContext,
  userId: string,
  purpose: "invitation" | "password-reset",
  reason: string | null,
) {
  const { db, actor, now } = context;
  return inTransaction(db, async (trx) => {
    const user = await findUser(trx, actor.partnershipId, userId);
    if (!user) return { kind: "not-found" as const };
    if (isOwn(actor, userId)) return { kind: "forbidden" as const };
    if (!mayGiveWayIn(await accountReach({ ...context, db: trx }, user))) return refused(SHARED_ACCOUNT);
    if (user.status !== FOR[purpose]) {
      return refused(
        user.status === "disabled"
          ? "This user is disabled. Enable the account first"
          : "This user's status has changed. Go back to the user and look again",
      );
    }
    if (purpose === "password-reset") {
      const refusal = await keepFactorsApart(trx, { actor, now }, { userId, kind: "password-link" });
      if (refusal !== null) return refused(refusal);
    }
    const { path } = await issueAccessLink(trx, { purpose, userId }, now);
    await insertAuditEvent(trx, actor, now, {
      category: "permission",
      event: purpose === "invitation" ? "user.invitation-renewed" : "user.password-reset-issued",
      objectKind: "user",
      objectId: userId,
      ...(reason === null ? {} : { detail: { reason } }),
    });
    return { kind: "done" as const, path };
  });
}

function refused(message: string) {
  return { kind: "refused" as const, refusal: { field: "reason" as const, message } };
}
