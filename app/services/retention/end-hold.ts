import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { refuseHoldReview } from "#app/domain/retention/hold.form.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findHold, markHoldEnded, updateHoldReview } from "#db/queries/retention-holds.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { latestHoldReview } from "./place-hold.ts";

type Context = { db: Executor; actor: Actor; now: Date };
type Asked = { id: string; version: number } & ({ what: "end"; reason: string } | { what: "review"; reviewOn: string });

/** A hold that was looked at: it ends with a reason, or stands and is looked at again by the day that the setting allows. */
export function settleHold({ db, actor, now }: Context, asked: Asked) {
  const { partnershipId } = actor;
  const today = londonDay(now);
  return inTransaction(db, async (trx) => {
    const hold = await findHold(trx, partnershipId, asked.id);
    if (!hold) return { kind: "not-found" as const };
    if (hold.version !== asked.version || hold.ended_on !== null) return { kind: "changed" as const, current: hold };
    if (asked.what === "review") {
      const latest = await latestHoldReview(trx, partnershipId, today);
      const refusal = refuseHoldReview(asked.reviewOn, { today, latest, words: longDay(latest) });
      if (refusal) return { kind: "refused" as const, refusal };
    }
    const of = { partnershipId, id: hold.id, version: hold.version };
    const isSaved =
      asked.what === "end"
        ? await markHoldEnded(trx, of, { ended_on: today, ended_by: actor.id, ended_reason: asked.reason })
        : await updateHoldReview(trx, of, asked.reviewOn);
    if (!isSaved) return { kind: "changed" as const, current: (await findHold(trx, partnershipId, hold.id)) ?? hold };
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "alteration", objectKind: hold.record_kind, objectId: hold.record_id },
      event: asked.what === "end" ? "retention.hold-ended" : "retention.hold-reviewed",
      fields: asked.what === "end" ? ["endedOn", "endedReason"] : ["reviewOn"],
      detail: asked,
    });
    return { kind: "done" as const };
  });
}
