import { type PlanContext, planToChange } from "#app/services/plan/plan-to-change.ts";

/** For the form of somebody who may write the plan: otherwise 403, or 404 where there is none. */
export async function planToWrite(at: PlanContext, planId: string) {
  const found = await planToChange(at, planId);
  if (found.kind !== "found") throw new Response(null, { status: found.kind === "forbidden" ? 403 : 404 });
  return found;
}
