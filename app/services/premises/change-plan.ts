import type { PlanClosing, PlanGiven } from "#app/domain/premises/plan.form.ts";
import { isPlanClosed, longestPlanDays, refuseClosing, refusePlanDays } from "#app/domain/premises/plan-rules.ts";
import { countPlanActions } from "#db/queries/premises-plan-actions.ts";
import { unsafeListUnfinished } from "#db/queries/premises-meetings.ts";
import { lockPartnership } from "#db/queries/memberships.ts";
import { unsafeFindPlan, updateOpenPlan } from "#db/queries/premises-plans.ts";
import { settingsOn } from "#db/queries/settings.ts";
import type { Transaction } from "#db/transaction.ts";
import { changeOfPremises, type PremisesContext, refusedOfPremises } from "./change-of-premises.ts";
import { NO_PLAN } from "./end-pending.ts";
import { endActionsOf } from "./settle-actions.ts";

type Versioned<T> = T & { version: number };

export type PlanKey = { premisesId: string; planId: string };

const planOf = ({ premisesId, planId }: PlanKey) => ({
  premisesId,
  find: (trx: Transaction) => unsafeFindPlan(trx, premisesId, planId),
  update: updateOpenPlan,
});

export function changePlan(
  context: PremisesContext,
  key: PlanKey,
  { version, aim, startedOn, endsOn }: Versioned<PlanGiven>,
) {
  return changeOfPremises(context, {
    ...planOf(key),
    version,
    async decide(trx, plan, { actor, today }) {
      const closed = isPlanClosed(plan);
      if (closed) return refusedOfPremises(closed);
      const settings = await settingsOn(trx, actor.partnershipId, today);
      const refusal = refusePlanDays({ startedOn, endsOn }, longestPlanDays(plan.band, settings), today);
      if (refusal) return refusedOfPremises(refusal);
      return {
        kind: "change",
        event: "premises.action-plan-changed",
        set: { aim, started_on: startedOn, ends_on: endsOn },
        detail: { aim, startedOn, endsOn },
      };
    },
  });
}

/** With its actions finished; or given up, and those that are open with it. */
export function closePlan(context: PremisesContext, key: PlanKey, { version, how, reason }: PlanClosing) {
  return changeOfPremises(context, {
    ...planOf(key),
    version,
    async decide(trx, plan, { actor, today }) {
      // An action that is being added stands before it is counted, or finds the plan closed.
      await lockPartnership(trx, actor.partnershipId);
      const refusal = isPlanClosed(plan) ?? refuseClosing(await countPlanActions(trx, actor, plan.id, today), how);
      if (refusal) return refusedOfPremises(refusal);
      return {
        kind: "change",
        event: "premises.action-plan-closed",
        set: { closed_on: today, closed_reason: reason },
        detail: { how, reason },
        also: async (within, at) =>
          endActionsOf(within, at, await unsafeListUnfinished(within, { planId: plan.id }), NO_PLAN),
      };
    },
  });
}
