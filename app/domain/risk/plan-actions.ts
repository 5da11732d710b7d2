import { z } from "zod/mini";

/** The actions of a case, as its plan lists them. */
export const PLAN_ACTION_FILTER_NAMES = { open: "Open", overdue: "Overdue", finished: "Finished" } as const;
export type PlanActionFilter = keyof typeof PLAN_ACTION_FILTER_NAMES;
export const PLAN_ACTION_FILTERS = Object.keys(PLAN_ACTION_FILTER_NAMES) as [PlanActionFilter, ...PlanActionFilter[]];

export const planActionsQuery = z.object({
  actions: z.catch(z.enum(PLAN_ACTION_FILTERS), "open"),
  after: z.catch(z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}~[0-9a-f-]{36}$/))), undefined),
});

type Carrying = { status: string; openActions: number; actions: number };

/** All that carried the step has ended, and the step has not: somebody should say whether it is done. */
export function proposesFinishing(step: Carrying): boolean {
  return (step.status === "planned" || step.status === "under-way") && step.actions > 0 && step.openActions === 0;
}
