import { sql } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor } from "../transaction.ts";
import { casesVisibleTo } from "../visibility/cases.ts";
import { isOverdueSql } from "./overdue-actions.ts";

/** How many actions of each of these cases are unfinished, and how many of them overdue. Of none there is no row. */
export async function countActionsOfCases(db: Executor, actor: Actor, caseIds: readonly string[], today: string) {
  if (caseIds.length === 0) return [];
  const rows = await db
    .selectFrom("action")
    .innerJoin("case_record", "case_record.id", "action.case_id")
    .select((eb) => [
      "action.case_id as caseId",
      eb.fn.countAll<number>().as("open"),
      sql<number>`sum(case when ${isOverdueSql(today)} then 1 else 0 end)`.as("overdue"),
    ])
    .where(casesVisibleTo(actor))
    .where("action.case_id", "in", caseIds)
    .where("action.finished_on", "is", null)
    .groupBy("action.case_id")
    .execute();
  return rows.map(({ caseId, open, overdue }) => ({ caseId, open: Number(open), overdue: Number(overdue) }));
}
