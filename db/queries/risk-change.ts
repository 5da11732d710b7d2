import type { ExpressionBuilder } from "kysely";
import type { Database } from "../types/database.ts";

type Case = ExpressionBuilder<Database, "case_record">;

/** The day on which the group of a case last met before today, and what the case showed at the end of that day. */
export function sinceLastMeeting(eb: Case, today: string) {
  return [
    lastMeeting(eb, today).as("metOn"),
    eb
      .selectFrom("case_risk_change")
      .select("case_risk_change.level")
      .whereRef("case_risk_change.case_id", "=", "case_record.id")
      .where((inner) => inner("case_risk_change.on_day", "<=", lastMeeting(eb, today)))
      .orderBy("case_risk_change.on_day", "desc")
      .orderBy("case_risk_change.id", "desc")
      .limit(1)
      .as("riskThen"),
  ] as const;
}

function lastMeeting(eb: Case, today: string) {
  return eb
    .selectFrom("sitting")
    .select("sitting.day")
    .whereRef("sitting.group_id", "=", "case_record.group_id")
    .where("sitting.day", "<", today)
    .where("sitting.status", "<>", "cancelled")
    .orderBy("sitting.day", "desc")
    .limit(1);
}
