import { isDueToResume } from "#app/domain/cases/manage-case.ts";
import { unsafeFindLastChange } from "#db/queries/case-changes.ts";
import { unsafeFindTransfer } from "#db/queries/case-transfers.ts";
import { unsafeFindWorkingGroup, unsafeListWorkingMembers } from "#db/queries/case-working-groups.ts";
import type { Executor } from "#db/transaction.ts";
import type { CaseFacts } from "./change-case.ts";
import { unsafeClosuresOf } from "./closures-of.ts";

/** Where the life of a case stands, for its pages: its hold, its working group, its transfer, its closures. */
export async function standingOfCase(db: Executor, record: CaseFacts, today: string) {
  const held = record.status === "on-hold" ? await unsafeFindLastChange(db, record.id, "held") : undefined;
  const group = await unsafeFindWorkingGroup(db, record.id);
  const members = group ? await unsafeListWorkingMembers(db, group.groupId, today) : [];
  const transfer = await unsafeFindTransfer(db, record.id);
  return {
    hold: record.holdUntil
      ? { until: record.holdUntil, reason: held?.reason ?? null, isPassed: isDueToResume(record, today) }
      : null,
    workingGroup: group
      ? {
          groupId: group.groupId,
          name: group.name,
          objective: group.objective,
          startedOn: group.startedOn,
          members: members.map(({ name, agencyName, role }) => ({ name, agencyName, isChair: role === "chair" })),
        }
      : null,
    transfer: transfer
      ? {
          status: transfer.status,
          adultOn: transfer.adultOn,
          toGroupName: transfer.toGroupName,
          reason: transfer.reason,
        }
      : null,
    closures: await unsafeClosuresOf(db, record.id),
    isClosed: record.status === "closed",
  };
}
