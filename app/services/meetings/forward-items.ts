import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { mayOpenAgenda, mayRunMeeting } from "#app/domain/meetings/agenda.ts";
import type { ForwardChange, NewForward } from "#app/domain/meetings/forward.form.ts";
import { refuseForward } from "#app/domain/meetings/forward-programme.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findForwardItem, insertForwardItem, updateForwardItem } from "#db/queries/forward-items.ts";
import { findGroup } from "#db/queries/groups.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";
import { madeOnce } from "../session/made-once.ts";

type Context = { db: Executor; actor: Actor; now: Date };

/** A group of the actor's own, with whether they run it; of another group nobody opens what it hears. */
export async function groupOpened(db: Executor, actor: Actor, groupId: string) {
  const group = mayOpenAgenda(actor, groupId) ? await findGroup(db, actor.partnershipId, groupId) : undefined;
  return group && { group, mayRun: mayRunMeeting(actor, groupId) };
}

export function addForwardItem(context: Context & { once: string | null }, groupId: string, form: NewForward) {
  const { actor, now } = context;
  return madeOnce(context, "forward-item", async (trx) => {
    const stopped = await refusedTo(trx, actor, groupId);
    if (stopped) return stopped;
    const refusal =
      refuseForward({ ...form, state: "planned", reason: null }, null, londonDay(now)) ??
      (await refuseAgency(trx, actor, form));
    if (refusal) return { kind: "refused" as const, refusal };
    const id = uuid();
    await insertForwardItem(trx, {
      ...{ id, partnership_id: actor.partnershipId, group_id: groupId, ...columns(form), state: "planned" },
      ...{ state_reason: null, created_at: now.toISOString(), created_by: actor.id, version: 1 },
    });
    await logged(trx, { actor, now }, "forward.item-added", groupId, { id, ...form });
    return { kind: "done" as const, id };
  });
}

export function changeForwardItem(
  { db, actor, now }: Context,
  at: { groupId: string; id: string },
  form: ForwardChange,
) {
  return inTransaction(db, async (trx) => {
    const item = await findForwardItem(trx, actor, at.groupId, at.id);
    if (!item) return { kind: "not-found" as const };
    const stopped = await refusedTo(trx, actor, at.groupId);
    if (stopped) return stopped;
    if (item.version !== form.version) return { kind: "changed" as const, current: item };
    const refusal = refuseForward(form, item.dueOn, londonDay(now)) ?? (await refuseAgency(trx, actor, form));
    if (refusal) return { kind: "refused" as const, refusal };
    const { state, reason } = form;
    const changes = { ...columns(form), state, state_reason: state === "planned" ? null : reason };
    if (!(await updateForwardItem(trx, item, changes))) return { kind: "changed" as const, current: item };
    await logged(trx, { actor, now }, "forward.item-changed", at.groupId, { id: item.id, ...form });
    return { kind: "done" as const };
  });
}

function columns({ title, detail, when, dueOn, actionByAgencyId, actionBy, part }: NewForward) {
  return {
    ...{ title, detail, due_on: when === "day" ? dueOn : null, part },
    ...{ action_by_agency_id: actionByAgencyId, action_by: actionBy },
  };
}

async function refusedTo(trx: Transaction, actor: Actor, groupId: string) {
  const found = await groupOpened(trx, actor, groupId);
  if (!found) return { kind: "not-found" as const };
  return found.mayRun ? null : { kind: "forbidden" as const };
}

async function refuseAgency(trx: Transaction, actor: Actor, { actionByAgencyId }: NewForward) {
  if (actionByAgencyId === null) return null;
  const agencies = await listAgenciesOfPartnership(trx, actor.partnershipId);
  if (agencies.some(({ id }) => id === actionByAgencyId)) return null;
  return { field: "actionByAgencyId", message: "Select an agency" };
}

function logged(
  trx: Transaction,
  { actor, now }: Omit<Context, "db">,
  event: "forward.item-added" | "forward.item-changed",
  groupId: string,
  after: Record<string, unknown>,
) {
  return insertAuditEvent(trx, actor, now, {
    ...{ category: "alteration", event, objectKind: "group", objectId: groupId, fields: Object.keys(after) },
    detail: { after },
  });
}
