import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { notify } from "#app/services/notifications/notify.ts";
import { listUsersRunningGroup } from "#db/queries/case-groups.ts";
import type { Transaction } from "#db/transaction.ts";

type At = { actor: Actor; now: Date };
type Told = { id: string; reference: string };

/** The chair and coordinators of the group, but whoever did it. */
export async function tellGroup(
  trx: Transaction,
  { actor, now }: At,
  { id, reference, groupId }: Told & { groupId: string },
  kind: "referral-received" | "referral-withdrawn",
) {
  const users = await listUsersRunningGroup(trx, actor.partnershipId, groupId, londonDay(now));
  const others = users.filter((user) => user.id !== actor.id);
  await notify(
    trx,
    others.map((user) => ({
      partnershipId: actor.partnershipId,
      userId: user.id,
      kind,
      objectKind: "referral",
      objectId: id,
      reference,
      at: now,
    })),
  );
}

/** Whoever made the referral and the officer it comes from: that it has been decided, and not how. Its page says that. */
export async function tellReferrer(
  trx: Transaction,
  { actor, now }: At,
  { id, reference, createdBy, referringUserId }: Told & { createdBy: string | null; referringUserId: string | null },
) {
  const users = new Set([createdBy, referringUserId].filter((user) => user !== null && user !== actor.id));
  await notify(
    trx,
    [...users].map((userId) => ({
      partnershipId: actor.partnershipId,
      userId: userId ?? "",
      kind: "referral-decided",
      objectKind: "referral",
      objectId: id,
      reference,
      at: now,
    })),
  );
}
