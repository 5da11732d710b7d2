import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { mayManagePlan, refuseEndedPlan } from "#app/domain/plan/plan-rules.ts";
import { findPartnershipPlan, type FoundPlan } from "#db/queries/partnership-plans.ts";
import type { Executor, Transaction } from "#db/transaction.ts";
import { recordView } from "../audit/record-access.ts";

export type PlanContext = { db: Executor; actor: Actor; now: Date };

/** The plan that a form is about to change, with why nothing of it can be changed any more; opened, as on its own page. */
export async function planToChange({ db, actor, now }: PlanContext, planId: string) {
  const plan = await findPartnershipPlan(db, actor.partnershipId, planId);
  if (!plan) return { kind: "not-found" as const };
  if (!mayManagePlan(actor, plan)) return { kind: "forbidden" as const };
  await recordView({ db, actor, now }, "csp-plan.viewed", "partnership-plan", planId);
  return { kind: "found" as const, plan, today: londonDay(now), refusal: refuseEndedPlan(plan)?.message ?? null };
}

/** Writes to a plan that the actor may change and that has not ended. */
export async function inPlan<R>(
  trx: Transaction,
  actor: Actor,
  planId: string,
  write: (plan: FoundPlan) => Promise<R>,
): Promise<R | { kind: "not-found" | "forbidden" } | { kind: "refused"; refusal: { field: string; message: string } }> {
  const plan = await findPartnershipPlan(trx, actor.partnershipId, planId);
  if (!plan) return { kind: "not-found" };
  if (!mayManagePlan(actor, plan)) return { kind: "forbidden" };
  const refusal = refuseEndedPlan(plan);
  return refusal ? { kind: "refused", refusal } : write(plan);
}
