import { v7 as uuid } from "uuid";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { insertActionChange } from "#db/queries/action-changes.ts";
import { updateAction } from "#db/queries/actions.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import type { unsafeListOpenActionsOfCase } from "#db/queries/case-lifecycle.ts";
import type { Transaction } from "#db/transaction.ts";
import { tellFormerOwner, tellNewOwner, tellOwnerOfChange } from "../actions/tell-owner.ts";
import type { CaseContext } from "./change-case.ts";

type OpenAction = Awaited<ReturnType<typeof unsafeListOpenActionsOfCase>>[number];
type Of = { id: string; visibility: "standard" | "restricted" };

/** Each to another owner, in the transaction of what changed about their case. */
export async function giveActions(
  trx: Transaction,
  at: CaseContext,
  actions: readonly OpenAction[],
  to: { agencyId: string; userId: string | null },
  reason: string,
  record: Of,
) {
  for (const action of actions) {
    if (action.ownerAgencyId === to.agencyId && action.ownerUserId === to.userId) continue;
    const owner = { owner_agency_id: to.agencyId, owner_user_id: to.userId };
    await change(trx, at, action, owner, {
      kind: "owner",
      before_agency_id: action.ownerAgencyId,
      before_user_id: action.ownerUserId,
      after_agency_id: to.agencyId,
      after_user_id: to.userId,
      reason: reason.slice(0, 500),
    });
    await log(trx, at, action, record, "action.owner-changed", owner);
    const about = aboutAction(at, action, record.id);
    await tellNewOwner(trx, about, { ownerAgencyId: to.agencyId, ownerUserId: to.userId });
    if (action.ownerUserId !== to.userId) await tellFormerOwner(trx, about, action.ownerUserId);
  }
}

/** Nobody is to do them any more. */
export async function endActions(
  trx: Transaction,
  at: CaseContext,
  actions: readonly OpenAction[],
  reason: string,
  record: Of,
) {
  const ended = { status: "ended", finished_on: londonDay(at.now), hold_until: null } as const;
  for (const action of actions) {
    await change(trx, at, action, ended, {
      kind: "state",
      before_value: action.status,
      after_value: "ended",
      reason,
    });
    await log(trx, at, action, record, "action.ended", { status: "ended" });
    await tellOwnerOfChange(trx, aboutAction(at, action, record.id), action.ownerUserId);
  }
}

type Columns = Parameters<typeof updateAction>[2];
type Change = Parameters<typeof insertActionChange>[1];

async function change(
  trx: Transaction,
  { actor, now }: CaseContext,
  { id, version }: OpenAction,
  set: Columns,
  row: Pick<Change, "kind"> & Partial<Change>,
) {
  const { partnershipId } = actor;
  // Whoever changes it at the same moment waits for this transaction or has made it fail: nothing is half done.
  if (!(await updateAction(trx, { partnershipId, id, version, isFinished: false }, set)))
    throw new Error("An action changed meanwhile");
  await insertActionChange(trx, {
    ...row,
    id: uuid(),
    partnership_id: partnershipId,
    action_id: id,
    changed_by: actor.id,
    changed_at: now.toISOString(),
  });
}

function log(
  trx: Transaction,
  { actor, now }: CaseContext,
  action: OpenAction,
  record: Of,
  event: "action.owner-changed" | "action.ended",
  after: Record<string, unknown>,
) {
  return insertAuditEvent(trx, actor, now, {
    category: "alteration",
    event,
    objectKind: "action",
    objectId: action.id,
    fields: Object.keys(after),
    restricted: record.visibility === "restricted",
    objects: [{ kind: "case", id: record.id }],
    detail: { after },
  });
}

function aboutAction({ actor, now }: CaseContext, { id, reference }: OpenAction, caseId: string) {
  return { partnershipId: actor.partnershipId, actorId: actor.id, actionId: id, caseId, reference, at: now };
}
