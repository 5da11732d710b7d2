import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import type { EVENT_NAMES } from "#app/domain/audit/event-names.ts";
import { changedFields } from "#app/domain/audit/event-content.ts";
import { insertActionChange } from "#db/queries/action-changes.ts";
import { updateAction } from "#db/queries/actions.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import type { UnfinishedAction } from "#db/queries/premises-meetings.ts";
import type { Transaction } from "#db/transaction.ts";
import { NOTHING } from "../actions/change-action.ts";
import { tellOwnerOfChange } from "../actions/tell-owner.ts";

export type PremisesAt = { actor: Actor; now: Date; today: string };
type Change = Partial<Parameters<typeof insertActionChange>[1]> & {
  kind: Parameters<typeof insertActionChange>[1]["kind"];
};
type Settled = {
  event: keyof typeof EVENT_NAMES;
  set: Parameters<typeof updateAction>[2];
  change: Change;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
};

/** Nobody is to do them any more, because what they belong to has ended; each owner is told. */
export async function endActionsOf(
  trx: Transaction,
  at: PremisesAt,
  actions: readonly UnfinishedAction[],
  reason: string,
) {
  for (const action of actions)
    await settleAction(trx, at, action, {
      event: "action.ended",
      set: { status: "ended", finished_on: at.today, hold_until: null },
      change: { kind: "state", before_value: action.status, after_value: "ended", reason },
      before: { status: action.status, finishedOn: null },
      after: { status: "ended", finishedOn: at.today },
    });
}

/** Done, because what it asked for was recorded. */
export function finishActionOf(
  trx: Transaction,
  at: PremisesAt,
  action: UnfinishedAction,
  { finishedOn, outcome }: { finishedOn: string; outcome: string },
) {
  return settleAction(trx, at, action, {
    event: "action.completed",
    set: { status: "done", finished_on: finishedOn, outcome, hold_until: null },
    change: { kind: "state", before_value: action.status, after_value: "done" },
    before: { status: action.status, finishedOn: null, outcome: null },
    after: { status: "done", finishedOn, outcome },
  });
}

/** An earlier day, because the grade that asks for it is stricter now. */
export function hastenAction(
  trx: Transaction,
  at: PremisesAt,
  action: UnfinishedAction,
  dueOn: string,
  reason: string,
) {
  return settleAction(trx, at, action, {
    event: "action.due-day-changed",
    set: { due_on: dueOn, priority: "high", late_reason: null },
    change: { kind: "due", before_value: action.dueOn, after_value: dueOn, reason },
    before: { dueOn: action.dueOn, priority: action.priority },
    after: { dueOn, priority: "high" },
  });
}

/** One change of an action that follows from something else in the same transaction. */
async function settleAction(trx: Transaction, { actor, now }: PremisesAt, action: UnfinishedAction, settled: Settled) {
  const { partnershipId } = actor;
  const { id, version, premisesId } = action;
  // Whoever changes it at the same moment waits for this transaction or has made it fail: nothing is half done.
  if (!(await updateAction(trx, { partnershipId, id, version, isFinished: false }, settled.set)))
    throw new Error("An action changed meanwhile");
  const row = { id: uuid(), partnership_id: partnershipId, action_id: id };
  await insertActionChange(trx, {
    ...{ ...NOTHING, ...settled.change, ...row },
    ...{ changed_by: actor.id, changed_at: now.toISOString() },
  });
  await insertAuditEvent(trx, actor, now, {
    category: "alteration",
    event: settled.event,
    objectKind: "action",
    objectId: id,
    fields: changedFields(settled.before, settled.after),
    objects: premisesId === null ? [] : [{ kind: "premises", id: premisesId }],
    detail: { before: settled.before, after: settled.after },
  });
  const about = { partnershipId, actorId: actor.id, actionId: id, caseId: null, reference: action.reference, at: now };
  await tellOwnerOfChange(trx, about, action.ownerUserId);
}
