import { v7 as uuid } from "uuid";
import { changedFields } from "#app/domain/audit/event-content.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import type { FoundPlan } from "#db/queries/partnership-plans.ts";
import { inTransaction, type Transaction } from "#db/transaction.ts";
import { madeOnce } from "../session/made-once.ts";
import { inPlan, type PlanContext } from "./plan-to-change.ts";

type Refusal = { field: string; message: string };
type Of = { partnershipId: string; planId: string };
type New = Of & { id: string; parentId: string | null };

/** A theme, priority, aim or row of a plan: how it is kept, and the events that say so. */
export type PlanPart<W extends Record<string, unknown>, C extends { version: number }> = {
  kind: string;
  added: string;
  changed: string;
  /** Whether what it is added to is of this plan. */
  hasParent: (trx: Transaction, of: Of, parentId: string | null) => Promise<boolean>;
  find: (trx: Transaction, of: Of, id: string) => Promise<C | undefined>;
  /** As it is entered, for the log. */
  entered: (current: C) => W;
  refuse: (trx: Transaction, plan: FoundPlan, wanted: W, current: C | null) => Promise<Refusal | null>;
  insert: (trx: Transaction, at: New, wanted: W) => Promise<void>;
  update: (
    trx: Transaction,
    key: { partnershipId: string; id: string; version: number },
    wanted: W,
  ) => Promise<boolean>;
};

export function addPart<W extends Record<string, unknown>, C extends { version: number }>(
  at: PlanContext & { once?: string | null },
  { planId, parentId }: { planId: string; parentId: string | null },
  part: PlanPart<W, C>,
  wanted: W,
) {
  const { actor, now } = at;
  const of = { partnershipId: actor.partnershipId, planId };
  return madeOnce(at, part.kind, (trx) =>
    inPlan(trx, actor, planId, async (plan) => {
      if (!(await part.hasParent(trx, of, parentId))) return { kind: "not-found" as const };
      const refusal = await part.refuse(trx, plan, wanted, null);
      if (refusal) return { kind: "refused" as const, refusal };
      const id = uuid();
      await part.insert(trx, { ...of, id, parentId }, wanted);
      await insertAuditEvent(trx, actor, now, {
        ...{ category: "system", event: part.added, objectKind: "partnership-plan", objectId: planId },
        fields: Object.keys(wanted),
        detail: { after: { id, parentId, ...wanted } },
      });
      return { kind: "done" as const, id };
    }),
  );
}

export function changePart<W extends Record<string, unknown>, C extends { version: number }>(
  { db, actor, now }: PlanContext,
  { planId, id }: { planId: string; id: string },
  part: PlanPart<W, C>,
  { version, ...change }: W & { version: number },
) {
  const { partnershipId } = actor;
  const wanted = change as unknown as W;
  return inTransaction(db, (trx) =>
    inPlan(trx, actor, planId, async (plan) => {
      const current = await part.find(trx, { partnershipId, planId }, id);
      if (!current) return { kind: "not-found" as const };
      const refusal = await part.refuse(trx, plan, wanted, current);
      if (refusal) return { kind: "refused" as const, refusal };
      if (!(await part.update(trx, { partnershipId, id, version }, wanted)))
        return { kind: "changed" as const, current };
      const before = part.entered(current);
      await insertAuditEvent(trx, actor, now, {
        ...{ category: "system", event: part.changed, objectKind: "partnership-plan", objectId: planId },
        fields: changedFields(before, wanted),
        detail: { before: { id, ...before }, after: { id, ...wanted } },
      });
      return { kind: "done" as const };
    }),
  );
}
