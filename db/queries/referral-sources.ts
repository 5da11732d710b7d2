import type { Insertable } from "kysely";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { importIsVisible } from "../visibility/imports.ts";

export async function insertReferralSource(trx: Transaction, row: Insertable<Database["referral_source"]>) {
  await trx.insertInto("referral_source").values(row).execute();
}

/** From what a referral that the caller decides was made. */
export function unsafeFindReferralSource(db: Executor, referralId: string) {
  return db
    .selectFrom("referral_source")
    .select(["incident_id as incidentId", "problem_id as problemId", "case_id as caseId"])
    .where("referral_id", "=", referralId)
    .executeTakeFirst();
}

/** Ids of the incidents of a problem, whoever may see them: they go with the problem into its case. */
export async function unsafeListIncidentIdsOfProblem(db: Executor, problemId: string) {
  const rows = await db
    .selectFrom("incident")
    .select("id")
    .where("problem_id", "=", problemId)
    .where(importIsVisible("incident.import_batch_id"))
    .orderBy("latest_day", "desc")
    .limit(500)
    .execute();
  return rows.map(({ id }) => id);
}

/** The problem has become this case, if it had become none. */
export async function markProblemBecame(trx: Transaction, problemId: string, caseId: string) {
  await trx
    .updateTable("problem")
    .set((eb) => ({ case_id: caseId, version: eb("version", "+", 1) }))
    .where("id", "=", problemId)
    .where("case_id", "is", null)
    .execute();
}

/** What has been done about these incidents, newest first. */
export async function unsafeListWorkOf(db: Executor, incidentIds: readonly string[], limit: number) {
  if (incidentIds.length === 0) return [];
  return db
    .selectFrom("incident_step")
    .select(["happened_on as day", "kind", "words"])
    .where("incident_id", "in", incidentIds)
    .where("kind", "in", ["first-contact", "work", "victim-told"])
    .orderBy("happened_on", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}
