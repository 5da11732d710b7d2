import type { Actor } from "#app/domain/access/actor.ts";
import { MEETING_STEP_MS } from "#app/domain/access/session-limits.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { isKeeping, mayMinute, NO_TEXTS, refuseMinuting } from "#app/domain/meetings/item-minute.ts";
import { isMinuteTaker } from "#db/queries/attendance.ts";
import { areMinutesConfirmed } from "#db/queries/minutes.ts";
import { findItemMinute, insertItemMinute } from "#db/queries/item-minutes.ts";
import { noteMeetingKept } from "#db/queries/sessions.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";
import { itemOpened } from "./gate-of.ts";

export type ItemContext = { db: Executor; actor: Actor; now: Date };
export type ItemAt = { groupId: string; sittingId: string; itemId: string };
export type OpenItem = Extract<Awaited<ReturnType<typeof itemOpened>>, { kind: "open" }>;

/** Before anything is written of an item: the version that whoever writes the first words has read. */
export const FIRST_VERSION = 1;

/** Whether the actor writes what is said of an item of a meeting that they have opened, and why nobody does. */
export async function rightsInItem({ db, actor }: Omit<ItemContext, "now">, { meeting: { group, sitting } }: OpenItem) {
  const isTaker = await isMinuteTaker(db, sitting.id, actor.id);
  return {
    mayMinute: mayMinute(actor, group.id, isTaker),
    refusal: refuseMinuting(sitting, await areMinutesConfirmed(db, sitting.id)),
  };
}

type Asking = Omit<ItemContext, "db"> & { trx: Transaction };

/**
 * What stands of an item, held for whoever may write it; or why they do not. `isByItself`: the page asks and nobody, which
 * keeps no session.
 */
export async function itemToMinute({ actor, now, trx }: Asking, at: ItemAt, isByItself = false) {
  const opened = await itemOpened({ db: trx, actor, now }, at);
  if (opened.kind === "not-found") return opened;
  if (opened.kind === "gated") return { kind: "forbidden" as const };
  const rights = await rightsInItem({ db: trx, actor }, opened);
  if (!rights.mayMinute) return { kind: "forbidden" as const };
  if (rights.refusal) return { kind: "refused" as const, refusal: rights.refusal };
  const { item, meeting } = opened;
  await insertItemMinute(trx, {
    ...{ item_id: item.id, partnership_id: actor.partnershipId, minute: NO_TEXTS.minute },
    ...{ decision: NO_TEXTS.decision, shared_summary: NO_TEXTS.sharedSummary, saved_at: null, saved_by: null },
    ...{ lease_user_id: null, lease_until: null, version: FIRST_VERSION },
  });
  const row = await findItemMinute(trx, actor, item.id);
  if (!row) return { kind: "not-found" as const };
  if (!isByItself) await noteKept(trx, { actor, now }, meeting.sitting);
  return { kind: "found" as const, item, meeting, row };
}

type Sitting = Parameters<typeof isKeeping>[0];

/** Whoever keeps a meeting has opened or saved an item of it: their session is not idle on that day. */
export async function keepMeeting({ db, actor, now }: ItemContext, sitting: Sitting) {
  if (isKeeping(sitting, londonDay(now))) await inTransaction(db, (trx) => noteKept(trx, { actor, now }, sitting));
}

async function noteKept(trx: Transaction, { actor, now }: Omit<ItemContext, "db">, sitting: Sitting) {
  if (!isKeeping(sitting, londonDay(now))) return;
  await noteMeetingKept(trx, actor.sessionId, { now, since: new Date(now.getTime() - MEETING_STEP_MS) });
}
