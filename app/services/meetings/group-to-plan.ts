import type { Actor } from "#app/domain/access/actor.ts";
import { mayPlanMeetings, mayReadMeetings, refusePlanning } from "#app/domain/meetings/sitting.ts";
import { findGroup } from "#db/queries/groups.ts";
import { lockPartnership } from "#db/queries/memberships.ts";
import type { Transaction } from "#db/transaction.ts";

/** The group whose meetings the actor is about to change, or why not. Of two who plan at once the second waits here. */
export async function groupToPlan(trx: Transaction, actor: Actor, groupId: string, today: string) {
  const { partnershipId } = actor;
  await lockPartnership(trx, partnershipId);
  const group = mayReadMeetings(actor, groupId) ? await findGroup(trx, partnershipId, groupId) : undefined;
  if (!group) return { kind: "not-found" as const };
  if (!mayPlanMeetings(actor, groupId)) return { kind: "forbidden" as const };
  const refusal = refusePlanning(group, today);
  if (refusal) return { kind: "refused" as const, refusal };
  return { kind: "found" as const, group: { ...group, partnershipId } };
}
