import type { Insertable } from "kysely";
import { sql } from "kysely";
import { OPEN_REVIEW_STATUSES } from "#app/domain/case-reviews/review-status.ts";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { ownRequestsIn } from "./case-review-requests.ts";

type Page = { today: string; after: { dueOn: string; id: string }; limit: number };

/**
 * Of the whole partnership, for the job that reminds: reviews whose next step is due or late, soonest first, that nobody has
 * been told of as such. With whoever is to be told: the contact officer, or before there is one whoever recorded it.
 */
export function listStepsToRemindOf(db: Executor, partnershipId: string, { today, after, limit }: Page) {
  const due = sql<string>`coalesce(case_review.next_due_on, '9999-12-31')`;
  return db
    .selectFrom("case_review")
    .select(["case_review.id", "case_review.reference", "case_review.next_duty as duty"])
    .select((eb) => [
      due.as("dueOn"),
      eb.fn.coalesce("case_review.contact_user_id", "case_review.created_by").as("userId"),
    ])
    .where("case_review.partnership_id", "=", partnershipId)
    .where("case_review.next_duty", "is not", null)
    .where(due, "<=", today)
    .where(due, ">=", after.dueOn)
    .where((eb) => eb.or([eb(due, ">", after.dueOn), eb("case_review.id", ">", after.id)]))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("case_review_reminder as told")
            .select("told.review_id")
            .whereRef("told.review_id", "=", "case_review.id")
            .whereRef("told.duty", "=", "case_review.next_duty")
            .whereRef("told.due_on", "=", "case_review.next_due_on")
            .where(sql<boolean>`told.state = case when case_review.next_due_on < ${today} then 'late' else 'due' end`),
        ),
      ),
    )
    .orderBy(due)
    .orderBy("case_review.id")
    .limit(limit)
    .execute();
}

export async function insertReviewReminders(trx: Transaction, rows: Insertable<Database["case_review_reminder"]>[]) {
  if (rows.length === 0) return;
  await trx
    .insertInto("case_review_reminder")
    .values(rows)
    .onConflict((c) => c.columns(["review_id", "duty", "due_on", "state"]).doNothing())
    .execute();
}

/** Requests to bodies without a reply whose day has come, with the contact of the body and of the review, soonest first. */
export function listRepliesToRemindOf(
  db: Executor,
  partnershipId: string,
  { today, from, after, limit }: Page & { from: string },
) {
  return db
    .selectFrom("case_review_request")
    .innerJoin("case_review", "case_review.id", "case_review_request.review_id")
    .leftJoin("partnership_agency", (join) =>
      join
        .onRef("partnership_agency.agency_id", "=", "case_review_request.agency_id")
        .onRef("partnership_agency.partnership_id", "=", "case_review_request.partnership_id")
        .on("partnership_agency.left_on", "is", null),
    )
    .leftJoin("user_account as body", (join) =>
      join
        .onRef("body.id", "=", "partnership_agency.contact_user_id")
        .onRef("body.agency_id", "=", "case_review_request.agency_id"),
    )
    .select(["case_review_request.id", "case_review_request.due_on as dueOn", "case_review.reference"])
    .select(["body.id as bodyUserId", "case_review.contact_user_id as contactUserId"])
    .where("case_review_request.partnership_id", "=", partnershipId)
    .where("case_review_request.replied_on", "is", null)
    .where("case_review_request.due_on", "<=", today)
    .where("case_review_request.due_on", ">=", after.dueOn === "" ? from : after.dueOn)
    .where((eb) =>
      eb.or([eb("case_review_request.due_on", ">", after.dueOn), eb("case_review_request.id", ">", after.id)]),
    )
    .where("case_review.status", "in", OPEN_REVIEW_STATUSES)
    .orderBy("case_review_request.due_on")
    .orderBy("case_review_request.id")
    .limit(limit)
    .execute();
}

/** How many requests wait for a reply of the actor's agency, of those that the actor may answer. */
export async function countOwnRequestsWaiting(db: Executor, actor: Actor, today: string) {
  const row = await db
    .selectFrom("case_review_request")
    .innerJoin("case_review", "case_review.id", "case_review_request.review_id")
    .select((eb) => [
      eb.fn.countAll<number>().as("waiting"),
      eb.fn
        .sum<number | null>(eb.case().when("case_review_request.due_on", "<", today).then(1).else(0).end())
        .as("late"),
    ])
    .where(ownRequestsIn("waiting", actor))
    .executeTakeFirstOrThrow();
  return { waiting: Number(row.waiting), late: Number(row.late ?? 0) };
}
