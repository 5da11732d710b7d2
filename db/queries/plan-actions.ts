import { type SqlBool, sql } from "kysely";
import type { PlanActionFilter } from "#app/domain/risk/plan-actions.ts";
import type { Executor, Transaction } from "../transaction.ts";
import { joined, LISTED } from "./actions.ts";
import { isOverdueSql } from "./overdue-actions.ts";

type Page = { filter: PlanActionFilter; today: string; after?: { day: string; id: string }; limit: number };

/** Of a case that the caller has found visible: soonest due first, the finished ones newest first. */
export function unsafeListPlanActions(db: Executor, caseId: string, { filter, today, after, limit }: Page) {
  const rows = joined(db)
    .select(LISTED)
    .select(["action.words", "action.outcome", "action.plan_step_id as planStepId"])
    .where("action.case_id", "=", caseId);
  if (filter === "finished")
    return rows
      .where("action.finished_on", "is not", null)
      .$if(after !== undefined, (q) =>
        q.where(sql<SqlBool>`(action.finished_on, action.id) < (${after?.day}, ${after?.id})`),
      )
      .orderBy("action.finished_on", "desc")
      .orderBy("action.id", "desc")
      .limit(limit)
      .execute();
  return rows
    .where("action.finished_on", "is", null)
    .$if(filter === "overdue", (q) => q.where(isOverdueSql(today)))
    .$if(after !== undefined, (q) => q.where(sql<SqlBool>`(action.due_on, action.id) > (${after?.day}, ${after?.id})`))
    .orderBy("action.due_on")
    .orderBy("action.id")
    .limit(limit)
    .execute();
}

/** How many each filter has. */
export async function unsafeCountPlanActions(db: Executor, caseId: string, today: string) {
  const row = await db
    .selectFrom("action")
    .select([
      sql<number>`cast(count(case when action.finished_on is null then 1 end) as integer)`.as("open"),
      sql<number>`cast(count(case when ${isOverdueSql(today)} then 1 end) as integer)`.as("overdue"),
      sql<number>`cast(count(action.finished_on) as integer)`.as("finished"),
    ])
    .where("action.case_id", "=", caseId)
    .executeTakeFirstOrThrow();
  return row;
}

/** The actions that carry the steps of a case, soonest due first. */
export function unsafeListActionsOfSteps(db: Executor, stepIds: readonly string[]) {
  if (stepIds.length === 0) return Promise.resolve([]);
  return joined(db)
    .select(LISTED)
    .select(["action.words", "action.plan_step_id as planStepId"])
    .where("action.plan_step_id", "in", stepIds)
    .orderBy("action.due_on")
    .orderBy("action.id")
    .limit(1000)
    .execute();
}

/** Which unfinished actions of the case may carry the step: those of no step, and its own. */
export function unsafeListActionsForStep(db: Executor, caseId: string, stepId: string) {
  return db
    .selectFrom("action")
    .select(["id", "reference", "words", "due_on as dueOn", "plan_step_id as planStepId"])
    .where("case_id", "=", caseId)
    .where("finished_on", "is", null)
    .where((eb) => eb.or([eb("plan_step_id", "is", null), eb("plan_step_id", "=", stepId)]))
    .orderBy("due_on")
    .orderBy("id")
    .limit(300)
    .execute();
}

/** False when the action is finished, or carries another step by now. */
export async function moveActionToStep(
  trx: Transaction,
  { partnershipId, caseId, actionId }: { partnershipId: string; caseId: string; actionId: string },
  { from, to }: { from: string | null; to: string | null },
): Promise<boolean> {
  const result = await trx
    .updateTable("action")
    .set((eb) => ({ plan_step_id: to, version: eb("version", "+", 1) }))
    .where("partnership_id", "=", partnershipId)
    .where("case_id", "=", caseId)
    .where("id", "=", actionId)
    .where("plan_step_id", from === null ? "is" : "=", from)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
