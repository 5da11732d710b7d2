import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { mayOpenAgenda, mayRunMeeting, refuseStandingItem } from "#app/domain/meetings/agenda.ts";
import type { AgendaOrderGiven, StandingItemGiven } from "#app/domain/meetings/agenda.form.ts";
import type { AgendaPart } from "#app/domain/meetings/agenda-parts.ts";
import {
  insertStandingItem,
  listStandingItems,
  replaceAgendaParts,
  updateStandingItem,
} from "#db/queries/agenda-candidates.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findGroup } from "#db/queries/groups.ts";
import { lockPartnership } from "#db/queries/memberships.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";
import { madeOnce } from "../session/made-once.ts";

type Context = { db: Executor; actor: Actor; now: Date };

/** Which parts a group hears, in the order of the numbers typed; of equal numbers as the list has them. */
function orderedParts(form: AgendaOrderGiven): AgendaPart[] {
  const at = (part: AgendaPart) => form[`order-${part}`];
  return [...form.parts].sort((a, b) => at(a) - at(b));
}

export function setAgendaOrder({ db, actor, now }: Context, groupId: string, form: AgendaOrderGiven) {
  return inTransaction(db, async (trx) => {
    const stopped = await groupToRun(trx, actor, groupId);
    if (stopped) return stopped;
    const parts = orderedParts(form);
    if (parts.length === 0) {
      const refusal = { field: "parts", message: "Select at least one part" };
      return { kind: "refused" as const, refusal };
    }
    await lockPartnership(trx, actor.partnershipId);
    await replaceAgendaParts(trx, { partnershipId: actor.partnershipId, groupId }, parts);
    await logged(trx, { actor, now }, "agenda.order-changed", groupId, { parts });
    return { kind: "done" as const };
  });
}

export function addStandingItem(context: Context & { once: string | null }, groupId: string, form: StandingItemGiven) {
  const { actor, now } = context;
  return madeOnce(context, "standing-item", async (trx) => {
    const stopped = await groupToRun(trx, actor, groupId);
    if (stopped) return stopped;
    const refusal = refuseStandingItem(form);
    if (refusal) return { kind: "refused" as const, refusal };
    const id = uuid();
    await insertStandingItem(trx, {
      ...{ id, partnership_id: actor.partnershipId, group_id: groupId, part: form.part, title: form.title },
      ...{ subject: form.subject, beat_code: form.subject === "beat" ? form.beatCode : null, retired_on: null },
      ...{ created_at: now.toISOString(), version: 1 },
    });
    await logged(trx, { actor, now }, "agenda.standing-item-added", groupId, { id, ...form });
    return { kind: "done" as const, id };
  });
}

/** No more heard from the next agenda on, or heard again. */
export function retireStandingItem(
  { db, actor, now }: Context,
  { groupId, id }: { groupId: string; id: string },
  { version, intent }: { version: number; intent: "retire" | "again" },
) {
  return inTransaction(db, async (trx) => {
    const stopped = await groupToRun(trx, actor, groupId);
    if (stopped) return stopped;
    const all = await listStandingItems(trx, { partnershipId: actor.partnershipId, groupId }, true);
    const item = all.find((one) => one.id === id);
    if (!item) return { kind: "not-found" as const };
    const retired_on = intent === "retire" ? londonDay(now) : null;
    if (item.version !== version || !(await updateStandingItem(trx, item, { retired_on })))
      return { kind: "changed" as const, current: item };
    await logged(trx, { actor, now }, "agenda.standing-item-changed", groupId, { id, retired_on });
    return { kind: "done" as const };
  });
}

async function groupToRun(trx: Transaction, actor: Actor, groupId: string) {
  const group = mayOpenAgenda(actor, groupId) && (await findGroup(trx, actor.partnershipId, groupId));
  if (!group) return { kind: "not-found" as const };
  return mayRunMeeting(actor, groupId) ? null : { kind: "forbidden" as const };
}

type Event = "agenda.order-changed" | "agenda.standing-item-added" | "agenda.standing-item-changed";

function logged(
  trx: Transaction,
  { actor, now }: Omit<Context, "db">,
  event: Event,
  groupId: string,
  after: Record<string, unknown>,
) {
  return insertAuditEvent(trx, actor, now, {
    ...{ category: "alteration", event, objectKind: "group", objectId: groupId, fields: Object.keys(after) },
    detail: { after },
  });
}
