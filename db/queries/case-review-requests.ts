import { type ExpressionBuilder, type Insertable, sql } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { OwnRequestView } from "#app/domain/case-reviews/own-request-list.ts";
import { OPEN_REVIEW_STATUSES } from "#app/domain/case-reviews/review-status.ts";
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

type Page = { after?: { key: string; id: string } | undefined; limit: number };

/** What the actor's agency has been asked, of what the actor may answer: what waits by the day of its reply, the rest newest first. */
export function listOwnRequests(db: Executor, actor: Actor, show: OwnRequestView, { after, limit }: Page) {
  const own = joined(db).where(ownRequestsIn(show, actor));
  if (show === "waiting")
    return own
      .where((eb) =>
        eb.and([
          eb(dueKey(), ">=", after?.key ?? ""),
          eb.or([eb(dueKey(), ">", after?.key ?? ""), eb("case_review_request.id", ">", after?.id ?? "")]),
        ]),
      )
      .orderBy(dueKey())
      .orderBy("case_review_request.id")
      .limit(limit)
      .execute();
  return own
    .$if(after !== undefined, (q) => q.where("case_review_request.id", "<", after?.id ?? ""))
    .orderBy("case_review_request.id", "desc")
    .limit(limit)
    .execute();
}

/** By which the next page of a list begins. */
export function keyOfRequest({ id, dueOn }: { id: string; dueOn: string | null }) {
  return `${dueOn ?? LAST}~${id}`;
}
/** After every day: of what has no day. */
const LAST = "9999-12-31";

function dueKey() {
  return sql<string>`coalesce(case_review_request.due_on, ${sql.lit(LAST)})`;
}

/** As many as the view shows. */
export async function countOwnRequests(db: Executor, actor: Actor, show: OwnRequestView) {
  const row = await db
    .selectFrom("case_review_request")
    .innerJoin("case_review", "case_review.id", "case_review_request.review_id")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where(ownRequestsIn(show, actor))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** Of the actor's agency, in a view; a review that is over waits for nobody's reply. */
export function ownRequestsIn(show: OwnRequestView, actor: Actor) {
  return (eb: ExpressionBuilder<Database, "case_review_request" | "case_review">) =>
    eb.and([
      requestsVisibleTo(actor)(eb),
      eb("case_review_request.agency_id", "=", actor.agencyId),
      ...(show === "waiting"
        ? [eb("case_review_request.replied_on", "is", null), eb("case_review.status", "in", OPEN_REVIEW_STATUSES)]
        : []),
      ...(show === "answered" ? [eb("case_review_request.replied_on", "is not", null)] : []),
    ]);
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
