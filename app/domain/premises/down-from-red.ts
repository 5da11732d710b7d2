import { type Band, compareBands } from "./bands.ts";

/** The plans of the time in which premises have been Red, and the actions of all of them. */
export type PlanState = { isOpen: boolean; actions: number; unfinished: number };

/**
 * Down from Red only with the plan's actions done or ended with a reason (DOMAIN 3.4, local policy); at a sitting, as every
 * grade. Without a plan nothing was asked of the premises: it is made first, and where it is not to be followed, ended with
 * a reason. Null: the grade may be agreed.
 */
export function refuseDown(previousBand: Band | null, agreed: Band, plan: PlanState | null): string | null {
  if (previousBand !== "red" || compareBands(agreed, "red") >= 0) return null;
  if (plan === null)
    return "Red can be lowered only after an action plan. Make the plan and finish its actions, or end it with a reason";
  if (plan.unfinished > 0)
    return `The action plan has ${plan.unfinished === 1 ? "an action that is" : `${plan.unfinished} actions that are`} not finished. Finish or end each before Red is lowered`;
  if (plan.isOpen && plan.actions === 0)
    return "The action plan has no actions. Add and finish them, or end the plan with a reason, before Red is lowered";
  return null;
}

/**
 * A correction that takes Red away lowers it too, once a plan was made for it. Without one nothing was asked of the premises
 * yet, and it was a slip of the pen.
 */
export function refuseCorrectedDown(correctedBand: Band | null, agreed: Band, plan: PlanState | null): string | null {
  return plan === null ? null : refuseDown(correctedBand, agreed, plan);
}
