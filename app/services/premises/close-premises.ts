import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import type { PremisesClosing, PremisesReason } from "#app/domain/premises/close.form.ts";
import { refuseClosing, refuseKeeping, refuseReopening } from "#app/domain/premises/register-rules.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { listIncidentsAfter } from "#db/queries/premises-after.ts";
import { findPremises, type FoundPremises, updatePremises } from "#db/queries/premises.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";
import { endPending } from "./end-pending.ts";

type Context = { db: Executor; actor: Actor; now: Date };
type Refusal = { field: string | null; message: string };
type Change = {
  event: string;
  reason: string;
  set: Parameters<typeof updatePremises>[2];
  refuse: (trx: Transaction, found: FoundPremises) => Promise<Refusal | null>;
  also?: (trx: Transaction) => Promise<unknown>;
};

/** The day on which they closed for good: nothing that happened later is theirs, and what a grade asked for ends. */
export function closePremises(context: Context, id: string, form: PremisesClosing) {
  const today = londonDay(context.now);
  return changeState(context, id, form.version, {
    ...{ event: "premises.closed", reason: form.reason },
    set: { closed_on: form.closedOn, closed_reason: form.reason },
    async refuse(trx, found) {
      const { count } = await listIncidentsAfter(trx, context.actor, { premisesId: id, day: form.closedOn, limit: 0 });
      return refuseClosing(found, form.closedOn, { today, later: count });
    },
    also: (trx) =>
      endPending(
        trx,
        { ...context, today },
        { premisesId: id, reason: `The premises closed on ${longDay(form.closedOn)}` },
      ),
  });
}

export function reopenPremises(context: Context, id: string, form: PremisesReason) {
  return changeState(context, id, form.version, {
    ...{ event: "premises.reopened", reason: form.reason },
    set: { closed_on: null, closed_reason: null },
    refuse: (_, found) => Promise.resolve(refuseReopening(found)),
  });
}

/** A register does not have them and they trade all the same: they are looked at again when a later register misses them too. */
export function keepPremises(context: Context, id: string, form: PremisesReason) {
  return changeState(context, id, form.version, {
    ...{ event: "premises.kept", reason: form.reason, set: { missing_since: null } },
    refuse: (_, found) => Promise.resolve(refuseKeeping(found)),
  });
}

function changeState({ db, actor, now }: Context, id: string, version: number, change: Change) {
  return inTransaction(db, async (trx) => {
    const found = await findPremises(trx, actor, id);
    if (!found) return { kind: "not-found" as const };
    if (found.version !== version) return { kind: "changed" as const, current: found };
    const refusal = await change.refuse(trx, found);
    if (refusal) return { kind: "refused" as const, refusal };
    if (!(await updatePremises(trx, found, change.set))) {
      const current = await findPremises(trx, actor, id);
      return current ? { kind: "changed" as const, current } : { kind: "not-found" as const };
    }
    const { closedOn, closedReason, missingSince } = found;
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "alteration", event: change.event, objectKind: "premises", objectId: id },
      fields: Object.keys(change.set),
      detail: { before: { closedOn, closedReason, missingSince }, after: change.set, reason: change.reason },
    });
    await change.also?.(trx);
    return { kind: "done" as const };
  });
}
