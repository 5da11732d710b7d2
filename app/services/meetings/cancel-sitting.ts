import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { SittingCancellation } from "#app/domain/meetings/sitting.form.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findSitting, updateSitting } from "#db/queries/meetings.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { groupToPlan } from "./group-to-plan.ts";
import { recordSittingChange } from "./record-sitting-change.ts";
import { whySittingStays } from "./why-sitting-stays.ts";

type Context = { db: Executor; actor: Actor; now: Date };

/** It stays in the list, with the reason: the pattern does not plan that day again. */
export function cancelSitting(
  { db, actor, now }: Context,
  groupId: string,
  id: string,
  { version, reason }: SittingCancellation,
) {
  const { partnershipId } = actor;
  return inTransaction(db, async (trx) => {
    const today = londonDay(now);
    const found = await groupToPlan(trx, actor, groupId, today);
    if (found.kind !== "found") return found;
    const sitting = await findSitting(trx, actor, groupId, id);
    if (!sitting) return { kind: "not-found" as const };
    if (sitting.version !== version) return { kind: "changed" as const, current: sitting };
    const refusal = await whySittingStays(trx, sitting, today);
    if (refusal) return { kind: "refused" as const, refusal };
    await updateSitting(trx, { partnershipId, id, version }, { status: "cancelled", reason });
    await recordSittingChange(trx, { actor, now }, { kind: "cancelled", before: sitting, after: sitting, reason });
    await insertAuditEvent(trx, actor, now, {
      category: "alteration",
      event: "meeting.cancelled",
      objectKind: "meeting",
      objectId: id,
      fields: ["status", "reason"],
      detail: { before: { status: sitting.status, day: sitting.day }, after: { status: "cancelled", reason } },
      objects: [{ kind: "group", id: groupId }],
    });
    return { kind: "done" as const };
  });
}
