import { v7 as uuid } from "uuid";
import type { MembershipChange } from "#app/domain/access/membership.form.ts";
import {
  changedRole,
  endedTerm,
  isOwn,
  refuseEnding,
  refuseOverlap,
  refuseRole,
  type Term,
} from "#app/domain/access/membership.ts";
import type { GroupRole } from "#app/domain/access/roles.ts";
import { changedFields } from "#app/domain/audit/event-content.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import {
  deleteRole,
  findMembership,
  insertMembership,
  listMembershipsOfUser,
  lockPartnership,
  updateMembership,
} from "#db/queries/memberships.ts";
import { markRenewalDue } from "#db/queries/sessions.ts";
import { findUser } from "#db/queries/users.ts";
import { inTransaction, type Transaction } from "#db/transaction.ts";
import type { AdminContext } from "./admin-context.ts";

type Membership = NonNullable<Awaited<ReturnType<typeof findMembership>>>;

export function changeMembership(
  { db, actor, now }: AdminContext,
  userId: string,
  membershipId: string,
  change: MembershipChange,
) {
  const { partnershipId } = actor;
  return inTransaction(db, async (trx) => {
    await lockPartnership(trx, partnershipId);
    const user = await findUser(trx, partnershipId, userId);
    const membership = user && (await findMembership(trx, partnershipId, userId, membershipId));
    if (!membership) return { kind: "not-found" as const };
    if (isOwn(actor, userId)) return { kind: "forbidden" as const };
    if (membership.version !== change.version) return { kind: "changed" as const, current: membership };
    const today = londonDay(now);
    const role = change.ends === "now" ? membership.role : change.role;
    const after = endedTerm(membership, change, today);
    const others = (await listMembershipsOfUser(trx, partnershipId, userId)).filter(
      (m) => m.groupId === membership.groupId && m.id !== membershipId,
    );
    const refusal =
      refuseEnding(membership, change, today) ??
      (after && (refuseRole(role, after) ?? refuseOverlap(after, others, "groupId")));
    if (refusal)
      return {
        kind: "refused" as const,
        refusal: refusal.field === "groupId" ? { ...refusal, field: "untilDay" as const } : refusal,
      };

    if (!(await write(trx, partnershipId, membership, { role, after, today })))
      return { kind: "changed" as const, current: membership };
    await markRenewalDue(trx, userId);
    const before = { role: membership.role, fromDay: membership.fromDay, untilDay: membership.untilDay };
    await insertAuditEvent(trx, actor, now, {
      category: "permission",
      event: change.ends === "now" ? "membership.ended" : "membership.changed",
      objectKind: "user",
      objectId: userId,
      fields: after ? changedFields(before, { role, untilDay: after.untilDay }) : ["role", "fromDay", "untilDay"],
      detail: { groupId: membership.groupId, before, after: after && { role, untilDay: after.untilDay } },
      objects: [
        { kind: "group", id: membership.groupId },
        { kind: "membership", id: membershipId },
      ],
    });
    return { kind: "done" as const };
  });
}

type Result = { role: GroupRole; after: Term | null; today: string };

/** Who was what, and until when, stays on the record. */
async function write(
  trx: Transaction,
  partnershipId: string,
  m: Membership,
  { role, after, today }: Result,
): Promise<boolean> {
  const key = { partnershipId, id: m.id, version: m.version };
  if (!after) return deleteRole(trx, "membership", key);
  const split = role === m.role ? null : changedRole(m, today);
  if (!split?.before) return updateMembership(trx, key, { role, until_day: after.untilDay });
  if (!(await updateMembership(trx, key, { until_day: split.before.untilDay }))) return false;
  await insertMembership(trx, {
    id: uuid(), partnership_id: partnershipId, group_id: m.groupId, user_id: m.userId, role, from_day: split.fromDay, until_day: after.untilDay, version: 1,
  }); // prettier-ignore
  return true;
}
