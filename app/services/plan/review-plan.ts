import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import type { PlanReview } from "#app/domain/plan/plan.form.ts";
import { refusePlanReview } from "#app/domain/plan/plan-rules.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { listPastSittings } from "#db/queries/meetings.ts";
import { insertPlanReview, updatePlan } from "#db/queries/partnership-plans.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { inPlan, type PlanContext } from "./plan-to-change.ts";

const SITTINGS_OFFERED = 12;

/** The last meetings of the group, today's among them, as far as the actor sees them. */
export async function sittingsOf(db: Executor, actor: Actor, groupId: string, today: string) {
  const sittings = await listPastSittings(db, actor, { groupId, before: plusDays(today, 1), limit: SITTINGS_OFFERED });
  return sittings.filter(({ status }) => status !== "cancelled").map(({ id, day }) => ({ id, day }));
}

/** What the quarterly review of a plan in force found, kept for good, and when the next is. */
export function reviewPlan({ db, actor, now }: PlanContext, planId: string, review: PlanReview) {
  const { partnershipId } = actor;
  const today = londonDay(now);
  return inTransaction(db, (trx) =>
    inPlan(trx, actor, planId, async (plan) => {
      const { version, reviewedOn, nextReviewOn, sittingId, reason } = review;
      const refusal =
        plan.status === "in-force"
          ? refusePlanReview(review, plan, today)
          : { field: "form", message: "Only a plan in force is reviewed" };
      if (refusal) return { kind: "refused" as const, refusal };
      const sittings = sittingId === null ? [] : await sittingsOf(trx, actor, plan.groupId, today);
      if (sittingId !== null && !sittings.some(({ id }) => id === sittingId))
        return {
          kind: "refused" as const,
          refusal: { field: "sittingId", message: "Select the meeting from the list" },
        };
      if (!(await updatePlan(trx, { partnershipId, id: planId, version }, { next_review_on: nextReviewOn })))
        return { kind: "changed" as const, current: plan };
      await insertPlanReview(trx, {
        ...{ id: uuid(), partnership_id: partnershipId, plan_id: planId, reviewed_on: reviewedOn, words: reason },
        ...{ sitting_id: sittingId, next_review_on: nextReviewOn, recorded_at: now.toISOString() },
        recorded_by: actor.id,
      });
      await insertAuditEvent(trx, actor, now, {
        ...{ category: "system", event: "csp-plan.reviewed", objectKind: "partnership-plan", objectId: planId },
        fields: ["reviewedOn", "nextReviewOn", "sittingId"],
        detail: { before: { nextReviewOn: plan.nextReviewOn }, after: { reviewedOn, nextReviewOn, sittingId }, reason },
      });
      return { kind: "done" as const };
    }),
  );
}
