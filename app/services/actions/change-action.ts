import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import type { ActionRefusal } from "#app/domain/actions/action.ts";
import type { EVENT_NAMES } from "#app/domain/audit/event-names.ts";
import { changedFields } from "#app/domain/audit/event-content.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { insertActionChange } from "#db/queries/action-changes.ts";
import { findActionById, type FoundAction, updateAction } from "#db/queries/actions.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";
import { tellOwnerOfChange } from "./tell-owner.ts";

export type ChangeContext = { db: Executor; actor: Actor; now: Date };
/** As the rules take it. */
export type ActionFacts = Omit<FoundAction, "seesContext"> & { seesContext: boolean };

type Columns = Parameters<typeof updateAction>[2];
type Change = Parameters<typeof insertActionChange>[1];
type Told = {
  partnershipId: string;
  actorId: string;
  actionId: string;
  caseId: string | null;
  reference: string;
  at: Date;
};

export type Decision = {
  kind: "change";
  event: keyof typeof EVENT_NAMES;
  set: Columns;
  change: Pick<Change, "kind"> & Partial<Change>;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
  /** Instead of telling the owner that the action has changed. */
  tell?: (trx: Transaction, about: Told) => Promise<unknown>;
};
type Steps = {
  id: string;
  version: number;
  /** Of a finished action, which no other change touches. */
  isFinished?: boolean;
  may: (actor: Actor, action: ActionFacts) => boolean;
  decide: (
    trx: Transaction,
    action: ActionFacts,
    today: string,
  ) => Promise<Decision | { kind: "refused"; refusal: ActionRefusal<string> } | { kind: "far-ahead" }>;
};

/** One change of an action: who may, whether it may be, and then the row, its history, the log and whoever is told. */
export function changeAction(
  { db, actor, now }: ChangeContext,
  { id, version, isFinished = false, may, decide }: Steps,
) {
  const { partnershipId } = actor;
  return inTransaction(db, async (trx) => {
    const row = await findActionById(trx, actor, id);
    if (!row) return { kind: "not-found" as const };
    const action = { ...row, seesContext: row.seesContext === 1 };
    if (!may(actor, action)) return { kind: "forbidden" as const };
    if (action.version !== version) return { kind: "changed" as const, current: action };
    const decision = await decide(trx, action, londonDay(now));
    if (decision.kind !== "change") return decision;

    // Where several transactions write at once, as on PostgreSQL, the version can still change after the read above.
    if (!(await updateAction(trx, { partnershipId, id, version, isFinished }, decision.set))) {
      const current = await findActionById(trx, actor, id);
      return current
        ? { kind: "changed" as const, current: { ...current, seesContext: current.seesContext === 1 } }
        : { kind: "not-found" as const };
    }
    const { before, after, change } = decision;
    await insertActionChange(trx, { ...NOTHING, ...change, ...ids(actor, id, now) });
    await insertAuditEvent(trx, actor, now, {
      category: "alteration",
      event: decision.event,
      objectKind: "action",
      objectId: id,
      fields: [...changedFields(before, after), ...(change.reason ? ["reason"] : [])],
      restricted: action.caseVisibility === "restricted",
      objects: [
        ...(action.caseId ? [{ kind: "case", id: action.caseId }] : []),
        ...(action.premisesId ? [{ kind: "premises", id: action.premisesId }] : []),
      ],
      detail: { before, after: change.reason ? { ...after, reason: change.reason } : after },
    });
    const { caseId, reference } = action;
    const about = { partnershipId, actorId: actor.id, actionId: id, caseId, reference, at: now };
    if (decision.tell) await decision.tell(trx, about);
    else await tellOwnerOfChange(trx, about, action.ownerUserId);
    return { kind: "done" as const, action };
  });
}

function ids(actor: Actor, actionId: string, now: Date) {
  return {
    id: uuid(),
    partnership_id: actor.partnershipId,
    action_id: actionId,
    changed_by: actor.id,
    changed_at: now.toISOString(),
  };
}

export const NOTHING = {
  before_value: null,
  after_value: null,
  before_agency_id: null,
  before_user_id: null,
  after_agency_id: null,
  after_user_id: null,
  told_user_id: null,
  for_day: null,
  reason: null,
  finished_on: null,
  outcome: null,
} as const;
