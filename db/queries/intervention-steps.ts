import type { Executor } from "../transaction.ts";

/** What happened to an intervention that the caller has found visible, the newest first. */
export function unsafeListInterventionSteps(db: Executor, interventionId: string, limit: number) {
  return db
    .selectFrom("intervention_step as step")
    .leftJoin("user_account", "user_account.id", "step.recorded_by")
    .select(["step.id", "step.kind", "step.on_day as onDay", "step.at_time as atTime"])
    .select(["step.respondent_id as respondentId", "step.outcome", "step.words", "step.reason"])
    .select(["step.until_before as untilBefore", "step.until_after as untilAfter"])
    .select(["step.recorded_at as recordedAt", "user_account.name as byName"])
    .where("step.intervention_id", "=", interventionId)
    .orderBy("step.id", "desc")
    .limit(limit)
    .execute();
}
