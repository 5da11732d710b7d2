import { mayChangeAccount, mayGiveWayIn, SHARED_ACCOUNT } from "#app/domain/access/manage-account.ts";
import { isOwn, type Term } from "#app/domain/access/membership.ts";
import { expireAccessLinks } from "#db/queries/access-links.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { endSessionsOf } from "#db/queries/sessions.ts";
import { findUser, updateUser } from "#db/queries/users.ts";
import { inTransaction } from "#db/transaction.ts";
import { accountReach } from "./account-reach.ts";
import type { AdminContext } from "./admin-context.ts";
import { keepAnAdministrator } from "./keep-an-administrator.ts";

type Wanted = { version: number; change: "disable" | "enable"; reason: string };

/** Disabling ends every session and every link at once; it counts in all partnerships, and stands in the log of each. */
export function setUserStatus(context: AdminContext, userId: string, { version, change, reason }: Wanted) {
  const { db, actor, now } = context;
  return inTransaction(db, async (trx) => {
    const user = await findUser(trx, actor.partnershipId, userId);
    if (!user) return { kind: "not-found" as const };
    if (isOwn(actor, userId)) return { kind: "forbidden" as const };
    const reach = await accountReach({ ...context, db: trx }, user);
    if (!mayChangeAccount(reach)) return { kind: "forbidden" as const };
    const disables = change === "disable";
    if (user.version !== version || disables === (user.status === "disabled"))
      return { kind: "changed" as const, current: user };
    if (!disables && !mayGiveWayIn(reach)) return refused(SHARED_ACCOUNT);
    if (disables) {
      const partnershipIds = [actor.partnershipId, ...reach.elsewhere];
      const after = (terms: readonly (Term & { userId: string })[]) => terms.filter((term) => term.userId !== userId);
      const lost = await keepAnAdministrator(trx, { actor, now }, { userId, partnershipIds, after });
      if (lost !== null) return refused(lost);
    }

    const status = disables ? "disabled" : user.hasPassword ? "active" : "invited";
    if (!(await updateUser(trx, userId, version, { status }))) return { kind: "changed" as const, current: user };
    if (disables) {
      await endSessionsOf(trx, userId, now);
      await expireAccessLinks(trx, userId, now.toISOString());
    }
    for (const partnershipId of [actor.partnershipId, ...reach.elsewhere]) {
      await insertAuditEvent(trx, { ...actor, partnershipId }, now, {
        category: "permission",
        event: disables ? "user.disabled" : "user.enabled",
        objectKind: "user",
        objectId: userId,
        fields: ["status"],
        detail: { reason, before: { status: user.status }, after: { status } },
      });
    }
    return { kind: "done" as const };
  });
}

function refused(message: string) {
  return { kind: "refused" as const, refusal: { field: "reason" as const, message } };
}
