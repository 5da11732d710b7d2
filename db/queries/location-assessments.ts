import type { Insertable, Updateable } from "kysely";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

export async function insertLocationAssessment(trx: Transaction, row: Insertable<Database["location_assessment"]>) {
  await trx.insertInto("location_assessment").values(row).execute();
}

/** Newest first, of a case that the caller has found visible. */
export function unsafeListLocationAssessments(db: Executor, caseId: string) {
  return db
    .selectFrom("location_assessment")
    .leftJoin("user_account", "user_account.id", "location_assessment.assessed_by")
    .select([
      "location_assessment.id",
      "location_assessment.level_name as levelName",
      "location_assessment.level_rank as levelRank",
      "location_assessment.reasons",
      "location_assessment.occasion",
      "location_assessment.assessed_on as assessedOn",
      "location_assessment.next_review_on as nextReviewOn",
      "location_assessment.corrects_id as correctsId",
      "location_assessment.correction_reason as correctionReason",
      "user_account.name as assessedByName",
    ])
    .where("location_assessment.case_id", "=", caseId)
    .orderBy("location_assessment.assessed_on", "desc")
    .orderBy("location_assessment.id", "desc")
    .limit(100)
    .execute();
}

/** The partnership's scale for places, lowest first; those in use alone unless all are asked for. */
export function listLocationLevels(db: Executor, partnershipId: string, today: string | null) {
  return db
    .selectFrom("location_level")
    .select(["id", "rank", "name", "meaning", "review_days as reviewDays", "ended_on as endedOn", "version"])
    .where("partnership_id", "=", partnershipId)
    .$if(today !== null, (q) => q.where((eb) => eb.or([eb("ended_on", "is", null), eb("ended_on", ">", today ?? "")])))
    .orderBy("rank")
    .orderBy("id")
    .limit(100)
    .execute();
}

/** Kept beside the case, in the transaction of the assessment. */
export async function updateCaseLocationLevel(
  trx: Transaction,
  { partnershipId, id }: { partnershipId: string; id: string },
  changes: Pick<Updateable<Database["case_record"]>, "location_level_name" | "review_due_on">,
) {
  await trx
    .updateTable("case_record")
    .set((eb) => ({ ...changes, version: eb("version", "+", 1) }))
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", id)
    .execute();
}
