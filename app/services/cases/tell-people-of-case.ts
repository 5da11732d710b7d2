import type { NotificationKind } from "#app/domain/notifications/kinds.ts";
import type { Transaction } from "#db/transaction.ts";
import { notify } from "../notifications/notify.ts";

type At = { actor: { id: string; partnershipId: string }; now: Date };

/** By reference alone. Nobody is told of what they did themselves. */
export function tellPeopleOfCase(
  trx: Transaction,
  { actor, now }: At,
  { id, reference }: { id: string; reference: string },
  userIds: readonly string[],
  kind: NotificationKind,
) {
  const { partnershipId } = actor;
  const told = [...new Set(userIds)].filter((userId) => userId !== actor.id);
  return notify(
    trx,
    told.map((userId) => ({ partnershipId, userId, kind, objectKind: "case", objectId: id, reference, at: now })),
  );
}
