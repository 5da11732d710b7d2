import type { Insertable } from "kysely";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

// How what may change in a case review came to be as it is, of a review that the caller has found visible.

export async function insertReviewChange(trx: Transaction, row: Insertable<Database["case_review_change"]>) {
  await trx.insertInto("case_review_change").values(row).execute();
}

/** The ids run with time, as those of the steps do. */
export function unsafeListReviewChanges(db: Executor, reviewId: string) {
  return db
    .selectFrom("case_review_change")
    .leftJoin("user_account", "user_account.id", "case_review_change.recorded_by")
    .select(["case_review_change.id", "case_review_change.kind", "case_review_change.happened_on as happenedOn"])
    .select(["case_review_change.before_words as beforeWords", "case_review_change.after_words as afterWords"])
    .select(["case_review_change.reason", "user_account.name as byName"])
    .where("case_review_change.review_id", "=", reviewId)
    .orderBy("case_review_change.id")
    .limit(500)
    .execute();
}
