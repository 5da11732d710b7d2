import { type Insertable, sql, type Updateable } from "kysely";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

// Appeals and letters of a case review that the caller has found visible.

export async function insertAppeal(trx: Transaction, row: Insertable<Database["case_review_appeal"]>) {
  await trx.insertInto("case_review_appeal").values(row).execute();
}

export function unsafeListAppeals(db: Executor, reviewId: string) {
  return db
    .selectFrom("case_review_appeal")
    .select(["id", "version", "against", "received_on as receivedOn", "grounds", "words", "late_reason as lateReason"])
    .select(["sent_to as sentTo", "pack_sent_on as packSentOn", "decided_on as decidedOn", "decided_by as decidedBy"])
    .select(["is_upheld as isUpheld", "decision"])
    .where("review_id", "=", reviewId)
    .orderBy("id", "desc")
    .limit(20)
    .execute();
}

/** The one appeal that is not decided yet. */
export async function updateOpenAppeal(
  trx: Transaction,
  reviewId: string,
  changes: Updateable<Database["case_review_appeal"]>,
): Promise<void> {
  await trx
    .updateTable("case_review_appeal")
    .set((eb) => ({ ...changes, version: eb("version", "+", 1) }))
    .where("review_id", "=", reviewId)
    .where("decided_on", "is", null)
    .execute();
}

export async function insertLetter(trx: Transaction, row: Insertable<Database["case_review_letter"]>) {
  await trx.insertInto("case_review_letter").values(row).execute();
}

/** As they were sent, the newest first. */
export function unsafeListLetters(db: Executor, reviewId: string) {
  return db
    .selectFrom("case_review_letter")
    .leftJoin("user_account", "user_account.id", "case_review_letter.recorded_by")
    .leftJoin("case_review_applicant", "case_review_applicant.application_id", "case_review_letter.application_id")
    .select((eb) => [
      "case_review_letter.template_id as templateId",
      eb.fn.coalesce("case_review_applicant.position", sql.lit(1)).as("applicationPosition"),
    ])
    .select(["case_review_letter.id", "case_review_letter.kind", "case_review_letter.sent_on as sentOn"])
    .select(["case_review_letter.sent_how as sentHow", "case_review_letter.fields_as_json as fieldsAsJson"])
    .select("user_account.name as byName")
    .where("case_review_letter.review_id", "=", reviewId)
    .orderBy("case_review_letter.id", "desc")
    .limit(500)
    .execute();
}
