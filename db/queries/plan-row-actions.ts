import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor } from "../transaction.ts";
import { actionsVisibleTo } from "../visibility/actions.ts";
import { joined, LISTED } from "./actions.ts";

/** The actions that carry the rows of a plan, as far as the actor sees them, the soonest due first. */
export function listActionsOfPlan(db: Executor, actor: Actor, planId: string) {
  return joined(db)
    .innerJoin("plan_row", "plan_row.id", "action.plan_row_id")
    .select(LISTED)
    .select(["action.words", "action.plan_row_id as rowId"])
    .where(actionsVisibleTo(actor))
    .where("plan_row.plan_id", "=", planId)
    .where("plan_row.partnership_id", "=", actor.partnershipId)
    .orderBy("action.due_on")
    .orderBy("action.id")
    .limit(1000)
    .execute();
}

/** How many carry each row, whoever asks: numbers, to say how many the actor does not see. */
export async function countActionsOfPlan(db: Executor, partnershipId: string, planId: string) {
  const rows = await db
    .selectFrom("action")
    .innerJoin("plan_row", "plan_row.id", "action.plan_row_id")
    .select((eb) => ["plan_row.id as rowId", eb.fn.countAll<number>().as("n")])
    .where("plan_row.plan_id", "=", planId)
    .where("plan_row.partnership_id", "=", partnershipId)
    .groupBy("plan_row.id")
    .execute();
  return new Map(rows.map(({ rowId, n }) => [rowId, Number(n)]));
}

/** The plan whose row an action carries. */
export function findPlanOfAction(db: Executor, partnershipId: string, actionId: string) {
  return db
    .selectFrom("action")
    .innerJoin("plan_row", "plan_row.id", "action.plan_row_id")
    .innerJoin("partnership_plan", "partnership_plan.id", "plan_row.plan_id")
    .select(["partnership_plan.id", "partnership_plan.reference", "partnership_plan.title"])
    .where("action.partnership_id", "=", partnershipId)
    .where("action.id", "=", actionId)
    .executeTakeFirst();
}
