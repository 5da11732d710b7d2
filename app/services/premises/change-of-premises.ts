import type { Actor } from "#app/domain/access/actor.ts";
import type { EVENT_NAMES } from "#app/domain/audit/event-names.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findPremises, type FoundPremises } from "#db/queries/premises.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";
import type { PremisesAt } from "./settle-actions.ts";

export type PremisesContext = { db: Executor; actor: Actor; now: Date };
type Refusal = { field: string | null; message: string };
export type Refused = { kind: "refused"; refusal: Refusal };

type Versioned = { id: string; version: number };
type Changed<S> = {
  kind: "change";
  event: keyof typeof EVENT_NAMES;
  set: S;
  detail: Record<string, unknown>;
  also?: (trx: Transaction, at: PremisesAt) => Promise<unknown>;
};
type Steps<R extends Versioned, S> = {
  premisesId: string;
  version: number;
  find: (trx: Transaction) => Promise<R | undefined>;
  update: (trx: Transaction, read: R, set: S) => Promise<boolean>;
  decide: (trx: Transaction, read: R, at: PremisesAt & { premises: FoundPremises }) => Promise<Changed<S> | Refused>;
};

/** One change of something that follows a grade: who may, whether it may be, the row, the log and what goes with it. */
export function changeOfPremises<R extends Versioned, S>(
  { db, actor, now }: PremisesContext,
  { premisesId, version, find, update, decide }: Steps<R, S>,
) {
  return inTransaction(db, async (trx) => {
    const premises = await findPremises(trx, actor, premisesId);
    const read = premises && (await find(trx));
    if (!read) return { kind: "not-found" as const };
    if (!actor.permissions.has("premises:record")) return { kind: "forbidden" as const };
    if (read.version !== version) return { kind: "changed" as const, current: read };
    const at = { actor, now, today: londonDay(now) };
    const change = await decide(trx, read, { ...at, premises });
    if (change.kind === "refused") return change;
    // Where several transactions write at once, as on PostgreSQL, the version can still change after the read above.
    if (!(await update(trx, read, change.set))) {
      const current = await find(trx);
      return current ? { kind: "changed" as const, current } : { kind: "not-found" as const };
    }
    await notePremises(trx, at, premisesId, change.event, change.detail);
    await change.also?.(trx, at);
    return { kind: "done" as const };
  });
}

export function notePremises(
  trx: Transaction,
  { actor, now }: Pick<PremisesAt, "actor" | "now">,
  premisesId: string,
  event: keyof typeof EVENT_NAMES,
  after: Record<string, unknown>,
) {
  return insertAuditEvent(trx, actor, now, {
    category: "alteration",
    event,
    objectKind: "premises",
    objectId: premisesId,
    fields: Object.keys(after),
    detail: { after },
  });
}

export function refusedOfPremises(refusal: Refusal): Refused {
  return { kind: "refused", refusal };
}
