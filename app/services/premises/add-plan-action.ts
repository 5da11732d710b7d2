import type { NewAction } from "#app/domain/actions/action.form.ts";
import { isPlanClosed, outsidePlan } from "#app/domain/premises/plan-rules.ts";
import { lockPartnership } from "#db/queries/memberships.ts";
import { findPremises } from "#db/queries/premises.ts";
import { unsafeFindPlan } from "#db/queries/premises-plans.ts";
import { createAction } from "../actions/create-action.ts";
import type { PlanKey } from "./change-plan.ts";
import type { PremisesContext } from "./change-of-premises.ts";

/** An action of a plan that is open. A day outside it is asked about once, by the words of `outside`. */
export async function addPlanAction(
  context: PremisesContext & { once?: string | null },
  { premisesId, planId }: PlanKey,
  action: NewAction,
) {
  const premises = await findPremises(context.db, context.actor, premisesId);
  const plan = premises && (await unsafeFindPlan(context.db, premisesId, planId));
  if (!plan) return { kind: "not-found" as const };
  const outside = outsidePlan(action.dueOn, plan);
  if (outside !== null && action.confirmedDay !== action.dueOn) return { kind: "far-ahead" as const, outside };
  return createAction(
    {
      ...context,
      carries: {
        claim: async (trx) => {
          // Nor does one come into a plan that is closed at this moment.
          await lockPartnership(trx, context.actor.partnershipId);
          const found = await unsafeFindPlan(trx, premisesId, planId);
          return found ? isPlanClosed(found) : { field: null, message: "There is no such plan" };
        },
        join: () => Promise.resolve(),
      },
    },
    { premisesId, planId },
    action,
  );
}
