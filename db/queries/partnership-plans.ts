import type { Insertable, Updateable } from "kysely";
import type { PlanStatus } from "#app/domain/plan/plan.ts";
import { isInForce } from "../in-force.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

type Page = { status: PlanStatus; after?: { fromDay: string; id: string }; limit: number };

/** Those of one state, the newest first. Plans hold no personal data: whoever may read them reads all of the partnership's. */
export function listPlans(db: Executor, partnershipId: string, { status, after, limit }: Page) {
  return plans(db, partnershipId)
    .where("partnership_plan.status", "=", status)
    .$if(after !== undefined, (query) =>
      query.where((eb) =>
        eb.or([
          eb("partnership_plan.from_day", "<", after?.fromDay ?? ""),
          eb.and([
            eb("partnership_plan.from_day", "=", after?.fromDay ?? ""),
            eb("partnership_plan.id", "<", after?.id ?? ""),
          ]),
        ]),
      ),
    )
    .orderBy("partnership_plan.from_day", "desc")
    .orderBy("partnership_plan.id", "desc")
    .limit(limit)
    .execute();
}

/** How many there are of each state. */
export async function countPlans(db: Executor, partnershipId: string): Promise<Record<PlanStatus, number>> {
  const rows = await db
    .selectFrom("partnership_plan")
    .select((eb) => ["status", eb.fn.countAll<number>().as("n")])
    .where("partnership_id", "=", partnershipId)
    .groupBy("status")
    .execute();
  const of = (status: PlanStatus) => Number(rows.find((row) => row.status === status)?.n ?? 0);
  return { draft: of("draft"), "in-force": of("in-force"), ended: of("ended") };
}

export function findPartnershipPlan(db: Executor, partnershipId: string, id: string) {
  return plans(db, partnershipId).where("partnership_plan.id", "=", id).executeTakeFirst();
}
export type FoundPlan = NonNullable<Awaited<ReturnType<typeof findPartnershipPlan>>>;

/** The partnership's own plan that holds now: there is one at most. */
export function findPlanInForce(db: Executor, partnershipId: string) {
  return plans(db, partnershipId)
    .where("partnership_plan.status", "=", "in-force")
    .where("partnership_plan.kind", "=", "partnership")
    .orderBy("partnership_plan.from_day", "desc")
    .executeTakeFirst();
}

function plans(db: Executor, partnershipId: string) {
  return db
    .selectFrom("partnership_plan")
    .innerJoin("partnership_group", "partnership_group.id", "partnership_plan.group_id")
    .leftJoin("user_account as lead", "lead.id", "partnership_plan.lead_user_id")
    .leftJoin("location", "location.id", "partnership_plan.location_id")
    .select(["partnership_plan.id", "partnership_plan.reference", "partnership_plan.kind", "partnership_plan.title"])
    .select(["partnership_plan.about", "partnership_plan.group_id as groupId", "partnership_group.name as groupName"])
    .select(["partnership_plan.lead_user_id as leadUserId", "lead.name as leadName"])
    .select(["partnership_plan.location_id as locationId", "location.name as locationName"])
    .select(["partnership_plan.from_day as fromDay", "partnership_plan.to_day as toDay", "partnership_plan.status"])
    .select(["partnership_plan.next_review_on as nextReviewOn", "partnership_plan.version"])
    .where("partnership_plan.partnership_id", "=", partnershipId);
}

export async function insertPlan(trx: Transaction, row: Insertable<Database["partnership_plan"]>) {
  await trx.insertInto("partnership_plan").values(row).execute();
}

type Versioned = { partnershipId: string; id: string; version: number };

/** False when somebody changed it first. */
export async function updatePlan(
  trx: Transaction,
  { partnershipId, id, version }: Versioned,
  change: Updateable<Database["partnership_plan"]>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("partnership_plan")
    .set({ ...change, version: version + 1 })
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Newest first. */
export function listPlanReviews(db: Executor, partnershipId: string, planId: string) {
  return db
    .selectFrom("plan_review")
    .leftJoin("user_account", "user_account.id", "plan_review.recorded_by")
    .leftJoin("sitting", "sitting.id", "plan_review.sitting_id")
    .select(["plan_review.id", "plan_review.reviewed_on as reviewedOn", "plan_review.words"])
    .select(["plan_review.next_review_on as nextReviewOn", "user_account.name as recordedByName"])
    .select("sitting.day as sittingDay")
    .where("plan_review.partnership_id", "=", partnershipId)
    .where("plan_review.plan_id", "=", planId)
    .orderBy("plan_review.reviewed_on", "desc")
    .orderBy("plan_review.id", "desc")
    .limit(40)
    .execute();
}

export async function insertPlanReview(trx: Transaction, row: Insertable<Database["plan_review"]>) {
  await trx.insertInto("plan_review").values(row).execute();
}

/** Plans in force whose review day is not after that day, with each person who is told: the lead, and who coordinates the group. */
export async function listPlansToReview(db: Executor, partnershipId: string, until: string, today: string) {
  const due = db
    .selectFrom("partnership_plan")
    .where("partnership_plan.partnership_id", "=", partnershipId)
    .where("partnership_plan.status", "=", "in-force")
    .where("partnership_plan.next_review_on", "<=", until)
    .select(["partnership_plan.id", "partnership_plan.reference", "partnership_plan.next_review_on as reviewOn"]);
  const leads = await due
    .innerJoin("user_account", "user_account.id", "partnership_plan.lead_user_id")
    .where("user_account.status", "=", "active")
    .select("user_account.id as userId")
    .limit(1000)
    .execute();
  const coordinators = await due
    .innerJoin("membership", "membership.group_id", "partnership_plan.group_id")
    .innerJoin("user_account", "user_account.id", "membership.user_id")
    .where("membership.role", "=", "coordinator")
    .where(isInForce("membership", today))
    .where("user_account.status", "=", "active")
    .select("user_account.id as userId")
    .limit(1000)
    .execute();
  return [...leads, ...coordinators];
}
