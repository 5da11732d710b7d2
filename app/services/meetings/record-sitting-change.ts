import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import type { SittingChangeKind } from "#app/domain/meetings/sitting.ts";
import { listUsersOfGroup } from "#db/queries/case-groups.ts";
import { insertSittingChange } from "#db/queries/meetings.ts";
import type { Transaction } from "#db/transaction.ts";
import { notify } from "../notifications/notify.ts";

type When = { day: string; startTime: string; place: string | null };
type Change = {
  kind: SittingChangeKind;
  before: When & { id: string; groupId: string };
  after: When;
  reason: string;
};

const TOLD = { moved: "meeting-moved", cancelled: "meeting-cancelled", reinstated: "meeting-reinstated" } as const;

/** What became of a meeting, for its history; everybody in the group is told, but for whoever did it. */
export async function recordSittingChange(
  trx: Transaction,
  { actor, now }: { actor: Actor; now: Date },
  { kind, before, after, reason }: Change,
) {
  const { partnershipId } = actor;
  await insertSittingChange(trx, {
    ...{ id: uuid(), partnership_id: partnershipId, sitting_id: before.id, kind },
    ...{ before_day: before.day, before_start_time: before.startTime, before_place: before.place },
    ...{ after_day: after.day, after_start_time: after.startTime, after_place: after.place },
    ...{ reason, changed_by: actor.id, changed_at: now.toISOString() },
  });
  const members = await listUsersOfGroup(trx, partnershipId, before.groupId, londonDay(now));
  const about = { objectKind: "group-meetings", objectId: before.groupId, reference: longDay(before.day) } as const;
  await notify(
    trx,
    members
      .filter(({ id }) => id !== actor.id)
      .map(({ id: userId }) => ({ partnershipId, userId, kind: TOLD[kind], ...about, at: now })),
  );
}
