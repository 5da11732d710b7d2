import { v7 as uuid } from "uuid";
import type { NewMembership } from "#app/domain/access/membership.form.ts";
import {
  isOwn,
  type MembershipRefusal,
  refuseNewTerm,
  refuseOverlap,
  refuseRole,
} from "#app/domain/access/membership.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { hasEnded } from "#app/domain/groups/group.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findGroup } from "#db/queries/groups.ts";
import { insertMembership, listMembershipsOfUser, lockPartnership } from "#db/queries/memberships.ts";
import { markRenewalDue } from "#db/queries/sessions.ts";
import { findUser } from "#db/queries/users.ts";
import { inTransaction, type Transaction } from "#db/transaction.ts";
import type { AdminContext } from "./admin-context.ts";

/** From the page of a user or of a group: the field that was chosen is the one that the refusal names. */
type Wanted = NewMembership & { chosen: "groupId" | "userId" };

export function giveMembership({ db, actor, now }: AdminContext, wanted: Wanted) {
  const { userId, groupId, role, fromDay, untilDay } = wanted;
  return inTransaction(db, async (trx) => {
    await lockPartnership(trx, actor.partnershipId);
    const user = await findUser(trx, actor.partnershipId, userId);
    const group = await findGroup(trx, actor.partnershipId, groupId);
    if (!user || !group) return { kind: "not-found" as const };
    if (isOwn(actor, userId)) return { kind: "forbidden" as const };
    const refusal = await refuseMembership(trx, wanted, {
      user,
      group,
      partnershipId: actor.partnershipId,
      today: londonDay(now),
    });
    if (refusal) return { kind: "refused" as const, refusal };

    const id = uuid();
    await insertMembership(trx, {
      id, partnership_id: actor.partnershipId, group_id: groupId, user_id: userId, role, from_day: fromDay, until_day: untilDay, version: 1,
    }); // prettier-ignore
    await markRenewalDue(trx, userId);
    await insertAuditEvent(trx, actor, now, {
      category: "permission",
      event: "membership.given",
      objectKind: "user",
      objectId: userId,
      fields: ["groupId", "role", "fromDay", "untilDay"],
      detail: { after: { groupId, role, fromDay, untilDay } },
      objects: [
        { kind: "group", id: groupId },
        { kind: "membership", id },
      ],
    });
    return { kind: "done" as const };
  });
}

type Facts = { user: { status: string }; group: { endedOn: string | null }; partnershipId: string; today: string };

async function refuseMembership(
  trx: Transaction,
  wanted: Wanted,
  { user, group, partnershipId, today }: Facts,
): Promise<MembershipRefusal | null> {
  if (user.status === "disabled")
    return { field: wanted.chosen, message: "This user is disabled. Enable the account first" };
  if (hasEnded(group, today)) return { field: wanted.chosen, message: "This group has ended" };
  const held = (await listMembershipsOfUser(trx, partnershipId, wanted.userId)).filter(
    (m) => m.groupId === wanted.groupId,
  );
  return refuseNewTerm(wanted, today) ?? refuseRole(wanted.role, wanted) ?? refuseOverlap(wanted, held, wanted.chosen);
}
