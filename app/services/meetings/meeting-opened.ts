import type { Actor } from "#app/domain/access/actor.ts";
import { mayOpenAgenda, mayRunMeeting } from "#app/domain/meetings/agenda.ts";
import { findGroup } from "#db/queries/groups.ts";
import { findSitting } from "#db/queries/meetings.ts";
import type { Executor } from "#db/transaction.ts";

/** A meeting of a group of the actor's own, or undefined: of another group nobody opens what it hears. */
export async function meetingOpened(db: Executor, actor: Actor, groupId: string, sittingId: string) {
  if (!mayOpenAgenda(actor, groupId)) return undefined;
  const group = await findGroup(db, actor.partnershipId, groupId);
  const sitting = group && (await findSitting(db, actor, groupId, sittingId));
  return group && sitting && { group, sitting, mayRun: mayRunMeeting(actor, groupId) };
}
