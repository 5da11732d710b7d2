import type { ExpressionBuilder } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Database } from "../types/database.ts";
import { casesByRightOf } from "../visibility/cases.ts";

/** Beside the group of a case, by what somebody is something to it (app/domain/access/case-rights.ts). */
export const BELONGING = [
  "case_record.lead_user_id as leadUserId",
  "case_record.supervisor_user_id as supervisorUserId",
] as const;

/** The working group of the case, while it lasts: there is one at a time. */
export function workingGroupIn(eb: ExpressionBuilder<Database, "case_record">) {
  return eb
    .selectFrom("case_working_group as working")
    .select("working.group_id")
    .whereRef("working.case_id", "=", "case_record.id")
    .where("working.ended_on", "is", null)
    .limit(1)
    .as("workingGroupId");
}

/** Whether the actor sees the case otherwise than by having broken the glass, which lets nobody change anything. */
export function isByRight(eb: ExpressionBuilder<Database, "case_record">, actor: Actor) {
  return eb.case().when(casesByRightOf(actor)(eb)).then(1).else(0).end().$castTo<0 | 1>().as("isByRight");
}
