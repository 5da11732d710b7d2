import type { Insertable } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { requestsVisibleTo } from "../visibility/case-reviews.ts";

const SHOWN = [
  "case_review_request.id",
  "case_review_request.version",
  "case_review_request.agency_id as agencyId",
  "case_review_request.asked",
  "case_review_request.requested_on as requestedOn",
  "case_review_request.due_on as dueOn",
  "case_review_request.replied_on as repliedOn",
  "case_review_request.reply",
  "agency.name as agencyName",
  "replier.name as replierName",
  "case_review.id as reviewId",
  "case_review.reference",
  "case_review.status",
] as const;

function joined(db: Executor) {
  return db
    .selectFrom("case_review_request")
    .innerJoin("case_review", "case_review.id", "case_review_request.review_id")
    .innerJoin("agency", "agency.id", "case_review_request.agency_id")
    .leftJoin("user_account as replier", "replier.id", "case_review_request.replied_by")
    .select(SHOWN);
}

export async function insertRequest(trx: Transaction, row: Insertable<Database["case_review_request"]>) {
  await trx.insertInto("case_review_request").values(row).execute();
}

/** Of a review that the caller has found visible, as they were made. */
export function unsafeListRequests(db: Executor, reviewId: string) {
  return joined(db)
    .where("case_review_request.review_id", "=", reviewId)
    .orderBy("case_review_request.id")
    .limit(200)
    .execute();
}

/** One of its own for a body, or of a review that the actor sees. */
export function findRequest(db: Executor, actor: Actor, id: string) {
  return joined(db).where(requestsVisibleTo(actor)).where("case_review_request.id", "=", id).executeTakeFirst();
}

/** What the agencies whose contact the actor is have been asked, unanswered first, then the newest. */
export function listOwnRequests(db: Executor, actor: Actor, limit: number) {
  return joined(db)
    .where(requestsVisibleTo(actor))
    .where("case_review_request.agency_id", "=", actor.agencyId)
    .orderBy((eb) => eb.case().when("case_review_request.replied_on", "is", null).then(0).else(1).end())
    .orderBy("case_review_request.id", "desc")
    .limit(limit)
    .execute();
}

/** False when it has been answered already. */
export async function markReplied(
  trx: Transaction,
  { id, version }: { id: string; version: number },
  reply: { reply: string; replied_on: string; replied_by: string },
): Promise<boolean> {
  const result = await trx
    .updateTable("case_review_request")
    .set({ ...reply, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .where("replied_on", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
