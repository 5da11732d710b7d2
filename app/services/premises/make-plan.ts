import { v7 as uuid } from "uuid";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { PlanGiven } from "#app/domain/premises/plan.form.ts";
import { longestPlanDays, refuseNewPlan, refusePlanDays } from "#app/domain/premises/plan-rules.ts";
import { lockPartnership } from "#db/queries/memberships.ts";
import { findPremises, type FoundPremises } from "#db/queries/premises.ts";
import { insertPlan, unsafeFindOpenPlan } from "#db/queries/premises-plans.ts";
import { settingsOn } from "#db/queries/settings.ts";
import type { Executor } from "#db/transaction.ts";
import { madeOnce } from "../session/made-once.ts";
import { notePremises, type PremisesContext, refusedOfPremises } from "./change-of-premises.ts";

/** Why no plan can be made for premises that the caller has found; null: one can. */
export async function cannotPlan(db: Executor, premises: FoundPremises, today: string) {
  const hasOpenPlan = (await unsafeFindOpenPlan(db, premises.id)) !== undefined;
  // On the day itself too: closing them has ended the plan that they had.
  const isClosed = premises.closedOn !== null && premises.closedOn <= today;
  return refuseNewPlan({ agreedBand: premises.agreedBand, isClosed, hasOpenPlan });
}

/** For the band in which the premises stand, which says how long it may be. */
export function makePlan(context: PremisesContext & { once?: string | null }, premisesId: string, plan: PlanGiven) {
  const { actor, now } = context;
  const today = londonDay(now);
  return madeOnce(context, "premises-plan", async (trx) => {
    // Of two who make a plan at once the second waits, and finds that there is one.
    await lockPartnership(trx, actor.partnershipId);
    const premises = await findPremises(trx, actor, premisesId);
    if (!premises) return { kind: "not-found" as const };
    if (!actor.permissions.has("premises:record")) return { kind: "forbidden" as const };
    const { agreedBand: band } = premises;
    const refusal = await cannotPlan(trx, premises, today);
    if (refusal) return refusedOfPremises(refusal);
    if (band !== "red" && band !== "amber") throw new Error("A plan is refused to every other band");
    const settings = await settingsOn(trx, actor.partnershipId, today);
    const tooLong = refusePlanDays(plan, longestPlanDays(band, settings), today);
    if (tooLong) return refusedOfPremises(tooLong);
    const id = uuid();
    await insertPlan(trx, {
      ...{ id, partnership_id: actor.partnershipId, premises_id: premisesId, version: 1, band, aim: plan.aim },
      ...{ started_on: plan.startedOn, ends_on: plan.endsOn, created_at: now.toISOString(), created_by: actor.id },
    });
    await notePremises(trx, context, premisesId, "premises.action-plan-made", { band, ...plan });
    return { kind: "done" as const, id };
  });
}
