import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { SittingReinstatement } from "#app/domain/meetings/sitting.form.ts";
import { refuseDay, refuseReinstatement, statusWhenReinstated } from "#app/domain/meetings/sitting.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findSitting, updateSitting } from "#db/queries/meetings.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { groupToPlan } from "./group-to-plan.ts";
import { recordSittingChange } from "./record-sitting-change.ts";
import { takenDays } from "./taken-days.ts";
import { warningsOfDays } from "./warnings-of-days.ts";

type Context = { db: Executor; actor: Actor; now: Date };

/** A cancelled meeting takes place after all, where and when it was. `warned`: as for a meeting that is added. */
export function reinstateSitting(
  { db, actor, now }: Context,
  groupId: string,
  id: string,
  { version, reason, warnedDay }: SittingReinstatement,
) {
  const { partnershipId } = actor;
  return inTransaction(db, async (trx) => {
    const today = londonDay(now);
    const found = await groupToPlan(trx, actor, groupId, today);
    if (found.kind !== "found") return found;
    const sitting = await findSitting(trx, actor, groupId, id);
    if (!sitting) return { kind: "not-found" as const };
    if (sitting.version !== version) return { kind: "changed" as const, current: sitting };
    const { day } = sitting;
    const refusal =
      refuseReinstatement(sitting, today) ??
      refuseDay(day, today, await takenDays(trx, { partnershipId, groupId, today, but: id }));
    if (refusal) return { kind: "refused" as const, refusal };
    const [{ warnings = [] } = {}] = await warningsOfDays(trx, { partnershipId, groupId, days: [day], today });
    if (warnings.length > 0 && warnedDay !== day) return { kind: "warned" as const, warnings };

    const status = statusWhenReinstated(sitting);
    await updateSitting(trx, { partnershipId, id, version }, { status, reason });
    await recordSittingChange(trx, { actor, now }, { kind: "reinstated", before: sitting, after: sitting, reason });
    await insertAuditEvent(trx, actor, now, {
      category: "alteration",
      event: "meeting.reinstated",
      objectKind: "meeting",
      objectId: id,
      fields: ["status", "reason"],
      detail: { before: { status: sitting.status, reason: sitting.reason }, after: { status, reason }, warnings },
      objects: [{ kind: "group", id: groupId }],
    });
    return { kind: "done" as const };
  });
}
