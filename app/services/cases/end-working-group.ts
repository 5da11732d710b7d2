import type { WorkingGroupEnding } from "#app/domain/cases/manage-case.form.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import {
  countOpenActionsOfGroup,
  endMembershipsOf,
  markWorkingGroupEnded,
  unsafeFindWorkingGroup,
} from "#db/queries/case-working-groups.ts";
import { updateGroup } from "#db/queries/groups.ts";
import { markRenewalDueInGroup } from "#db/queries/memberships.ts";
import type { Transaction } from "#db/transaction.ts";
import { type CaseContext, changeCase, refused } from "./change-case.ts";

/** At its objective, or for another reason. Its memberships end with it. */
export function endWorkingGroup(at: CaseContext, id: string, { version, reason }: WorkingGroupEnding) {
  return changeCase(at, {
    id,
    version,
    async decide(trx, record) {
      const group = await unsafeFindWorkingGroup(trx, id);
      if (!group) return refused({ field: null, message: "This case has no working group" });
      const open = await countOpenActionsOfGroup(trx, group.groupId);
      if (open > 0)
        return refused({
          field: null,
          message: `The working group has ${open === 1 ? "an open action" : `${open} open actions`}: finish or end them first`,
        });
      return {
        kind: "change",
        event: "case.working-group-ended",
        set: {},
        change: { kind: "working-group-ended", group_id: group.groupId, reason },
        before: { groupId: group.groupId },
        after: { groupId: null },
        objects: [{ kind: "group", id: group.groupId }],
        also: (within) => endWorkingGroupOf(within, at, record, reason),
      };
    },
  });
}

/** Of a case that has one. */
export async function endWorkingGroupOf(
  trx: Transaction,
  { actor, now }: CaseContext,
  record: { id: string },
  reason: string,
) {
  const { partnershipId } = actor;
  const group = await unsafeFindWorkingGroup(trx, record.id);
  if (!group) return;
  const today = londonDay(now);
  await markWorkingGroupEnded(
    trx,
    { partnershipId, id: group.id, version: group.version },
    { on: today, reason, by: actor.id },
  );
  await markRenewalDueInGroup(trx, partnershipId, group.groupId);
  await endMembershipsOf(trx, partnershipId, group.groupId, today);
  await updateGroup(trx, { partnershipId, id: group.groupId, version: group.groupVersion }, { ended_on: today });
}
