import { v7 as uuid } from "uuid";
import { endAccess, insertAccess, unsafeListAccess } from "#db/queries/case-access.ts";
import { markRenewalDue } from "#db/queries/sessions.ts";
import { listUsersToName } from "#db/queries/users-to-name.ts";
import { type AccessContext, changeAccess, refused } from "./change-access.ts";
import { tellAnswerable } from "./tell-of-case.ts";

/**
 * From now on this user does not see the case, whatever else they are in it: its lead, its chair, somebody named. Whoever
 * answers for the case is told, because there may be work of theirs to give to somebody else.
 */
export function recordConflict(
  at: AccessContext,
  caseId: string,
  { userId, reason }: { userId: string; reason: string },
) {
  const { actor, now } = at;
  const { partnershipId } = actor;
  return changeAccess(
    at,
    caseId,
    async (trx, record, today) => {
      const users = await listUsersToName(trx, partnershipId, today);
      if (userId !== actor.id && !users.some(({ id }) => id === userId))
        return refused("userId", "Select a person from the list");
      const standing = (await unsafeListAccess(trx, caseId)).filter((row) => row.userId === userId);
      if (standing.some(({ access }) => access === "conflict"))
        return refused("userId", "Their conflict of interest is recorded already");
      for (const { id, version } of standing) await endAccess(trx, { partnershipId, id, version }, now);
      await insertAccess(trx, {
        id: uuid(),
        partnership_id: partnershipId,
        case_id: caseId,
        user_id: userId,
        access: "conflict",
        reason,
        given_by: actor.id,
        since: now.toISOString(),
        ended_at: null,
        version: 1,
      });
      await markRenewalDue(trx, userId);
      await tellAnswerable(
        trx,
        { ...record, partnershipId },
        { kind: "case-conflict", today, at: now, actorId: actor.id },
      );
      return {
        kind: "change",
        event: "case.conflict-recorded",
        change: { kind: "conflict", on_day: today, reason, after_user_id: userId },
        userIds: [userId],
        after: { userId, reason },
      };
    },
    { isOwn: userId === actor.id },
  );
}
