import type { Actor } from "#app/domain/access/actor.ts";
import type { NewAction } from "#app/domain/actions/action.form.ts";
import { refuseEndedPlan } from "#app/domain/plan/plan-rules.ts";
import { findPartnershipPlan } from "#db/queries/partnership-plans.ts";
import { findRow } from "#db/queries/plan-contents.ts";
import type { Executor } from "#db/transaction.ts";
import { createAction } from "../actions/create-action.ts";
import type { PlanContext } from "./plan-to-change.ts";

type Key = { planId: string; rowId: string };

export async function rowForAction(db: Executor, actor: Actor, { planId, rowId }: Key) {
  if (!actor.permissions.has("plan:read")) return undefined;
  const plan = await findPartnershipPlan(db, actor.partnershipId, planId);
  const row = plan && (await findRow(db, { partnershipId: actor.partnershipId, planId }, rowId));
  return row && { plan, row };
}

/** An action of the plan's group, which carries a row of the plan. Nothing is added to a plan that has ended. */
export async function addRowAction(at: PlanContext & { once?: string | null }, key: Key, action: NewAction) {
  const found = await rowForAction(at.db, at.actor, key);
  if (!found) return { kind: "not-found" as const };
  return createAction(
    {
      ...at,
      planRowId: key.rowId,
      carries: {
        claim: async (trx) => {
          const now = await findPartnershipPlan(trx, at.actor.partnershipId, key.planId);
          return now ? refuseEndedPlan(now) : { field: null, message: "There is no such plan" };
        },
        join: () => Promise.resolve(),
      },
    },
    { groupId: found.plan.groupId },
    action,
  );
}
