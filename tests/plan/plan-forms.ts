import type { Actor } from "#app/domain/access/actor.ts";
import { loader as planPage } from "#app/routes/plan/plans.$cspPlanId/route.tsx";
import type { PlanPage } from "#app/services/plan/plan-page.ts";
import { get, post as postTo } from "../factories.ts";

/** Posts a form of a plan's page as this actor. */
export const post = (
  action: Parameters<typeof postTo>[0],
  actor: Actor,
  fields: Record<string, string>,
  params: Record<string, string> = {},
) => postTo(action, actor, params, fields);

/** The status of an answer, whether it is data or a Response. */
export const status = (reply: unknown) =>
  (reply as { init?: { status?: number }; status?: number }).init?.status ?? (reply as { status?: number }).status;
export const errorsOf = (reply: unknown) => (reply as { data: { errors: Record<string, string> } }).data.errors;
export const recordedOf = (reply: unknown) => (reply as { data: { recorded: unknown } }).data.recorded;
export const pageOf = async (actor: Actor, cspPlanId: string) =>
  (await get(planPage, actor, { cspPlanId })) as PlanPage;
