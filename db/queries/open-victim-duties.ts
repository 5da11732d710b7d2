import { sql } from "kysely";
import type { Executor } from "../transaction.ts";

/** The duties to tell a victim about the case review that nobody has done, the longest due first; with the report of each. */
export function unsafeListOpenVictimDuties(db: Executor, partnershipId: string, limit: number) {
  return db
    .selectFrom("victim_duty")
    .innerJoin("person as told", "told.id", "victim_duty.person_id")
    .select(["victim_duty.id", "victim_duty.due_on as dueOn", "victim_duty.report_id as reportId"])
    .select((eb) => eb.fn.coalesce("told.merged_into_id", "told.id").as("personId"))
    .where("victim_duty.partnership_id", "=", partnershipId)
    .where(sql<boolean>`victim_duty.told_on is null`)
    .orderBy("victim_duty.due_on")
    .orderBy("victim_duty.id")
    .limit(limit)
    .execute();
}
