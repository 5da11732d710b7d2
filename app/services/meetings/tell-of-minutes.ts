import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { listUsersOfGroup } from "#db/queries/case-groups.ts";
import type { Transaction } from "#db/transaction.ts";
import { notify } from "../notifications/notify.ts";

/** Everybody in the group is told where the minutes are, but for whoever made them; nothing is attached. */
export async function tellOfMinutes(
  trx: Transaction,
  { actor, now }: { actor: Actor; now: Date },
  kind: "minutes-out" | "minutes-corrected",
  sitting: { id: string; groupId: string; day: string },
) {
  const { partnershipId } = actor;
  const members = await listUsersOfGroup(trx, partnershipId, sitting.groupId, londonDay(now));
  const about = { objectKind: "meeting", objectId: sitting.id, reference: longDay(sitting.day) } as const;
  await notify(
    trx,
    members
      .filter(({ id }) => id !== actor.id)
      .map(({ id: userId }) => ({ partnershipId, userId, kind, ...about, at: now })),
  );
}
