import type { Actor } from "#app/domain/access/actor.ts";
import { changedFields } from "#app/domain/audit/event-content.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { SittingMove } from "#app/domain/meetings/sitting.form.ts";
import { refuseDay, refuseSame } from "#app/domain/meetings/sitting.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findSitting, updateSitting } from "#db/queries/meetings.ts";
import { updateDueOfUnanswered } from "#db/queries/research-asking.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { researchDueOn } from "./ask-agencies.ts";
import { groupToPlan } from "./group-to-plan.ts";
import { recordSittingChange } from "./record-sitting-change.ts";
import { takenDays } from "./taken-days.ts";
import { warningsOfDays } from "./warnings-of-days.ts";
import { whySittingStays } from "./why-sitting-stays.ts";

type Context = { db: Executor; actor: Actor; now: Date };

/** To another day, time or place, with the reason. `warned`: as for a meeting that is added. */
export function moveSitting({ db, actor, now }: Context, groupId: string, id: string, move: SittingMove) {
  const { partnershipId } = actor;
  return inTransaction(db, async (trx) => {
    const today = londonDay(now);
    const found = await groupToPlan(trx, actor, groupId, today);
    if (found.kind !== "found") return found;
    const sitting = await findSitting(trx, actor, groupId, id);
    if (!sitting) return { kind: "not-found" as const };
    if (sitting.version !== move.version) return { kind: "changed" as const, current: sitting };
    const after = { day: move.day, startTime: move.startTime ?? "", place: move.place };
    const refusal =
      (await whySittingStays(trx, sitting, today)) ??
      refuseSame(sitting, after) ??
      refuseDay(move.day, today, await takenDays(trx, { partnershipId, groupId, today, but: id }));
    if (refusal) return { kind: "refused" as const, refusal };
    const [{ warnings = [] } = {}] = await warningsOfDays(trx, { partnershipId, groupId, days: [move.day], today });
    if (warnings.length > 0 && move.warnedDay !== move.day) return { kind: "warned" as const, warnings };

    const key = { partnershipId, id, version: move.version };
    const { day, startTime: start_time, place } = after;
    await updateSitting(trx, key, { day, start_time, place, status: "moved", reason: move.reason });
    await recordSittingChange(trx, { actor, now }, { kind: "moved", before: sitting, after, reason: move.reason });
    const due = await researchDueOn(trx, partnershipId, day, today);
    if (due.kind === "known") await updateDueOfUnanswered(trx, id, due.value);
    const before = { day: sitting.day, startTime: sitting.startTime, place: sitting.place, status: sitting.status };
    await insertAuditEvent(trx, actor, now, {
      category: "alteration",
      event: "meeting.moved",
      objectKind: "meeting",
      objectId: id,
      fields: [...changedFields(before, { ...after, status: "moved" }), "reason"],
      detail: { before, after: { ...after, status: "moved", reason: move.reason }, warnings },
      objects: [{ kind: "group", id: groupId }],
    });
    return { kind: "done" as const };
  });
}
