import { type ExpressionBuilder, sql } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { PlanActionsShown } from "#app/domain/premises/follow-up-lines.ts";
import type { Executor } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { actionsVisibleTo } from "../visibility/actions.ts";
import { joined, LISTED } from "./actions.ts";
import { isOverdueSql } from "./overdue-actions.ts";

type Plan = { planId: string; shown: PlanActionsShown; today: string };

/** Of a plan of premises, unfinished first and soonest due first; all, or those that one of its counts counts. */
export function listPlanActions(db: Executor, actor: Actor, asked: Plan) {
  return joined(db)
    .select(LISTED)
    .select(["action.words", "action.outcome"])
    .where(isOfPlan(actor, asked))
    .orderBy(sql`case when action.finished_on is null then 0 else 1 end`)
    .orderBy("action.due_on")
    .orderBy("action.id")
    .limit(300)
    .execute();
}

/** The same rows, counted. Overdue ones are open too. */
export async function countPlanActions(db: Executor, actor: Actor, planId: string, today: string) {
  const row = await db
    .selectFrom("action")
    .select((eb) => [
      eb.fn.countAll<number>().as("all"),
      eb.fn.countAll<number>().filterWhere("action.finished_on", "is", null).as("open"),
      eb.fn.countAll<number>().filterWhere("action.finished_on", "is not", null).as("finished"),
      eb.fn.countAll<number>().filterWhere(isOverdueSql(today)).as("overdue"),
    ])
    .where(isOfPlan(actor, { planId, shown: "all", today }))
    .executeTakeFirstOrThrow();
  const { all, open, finished, overdue } = row;
  return { all: Number(all), open: Number(open), finished: Number(finished), overdue: Number(overdue) };
}

function isOfPlan(actor: Actor, { planId, shown, today }: Plan) {
  return (eb: ExpressionBuilder<Database, "action">) =>
    eb.and([
      actionsVisibleTo(actor)(eb),
      eb("action.premises_plan_id", "=", planId),
      ...(shown === "open" ? [eb("action.finished_on", "is", null)] : []),
      ...(shown === "finished" ? [eb("action.finished_on", "is not", null)] : []),
      ...(shown === "overdue" ? [isOverdueSql(today)] : []),
    ]);
}
