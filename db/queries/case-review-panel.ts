import type { Insertable, Updateable } from "kysely";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

// The panel of a case review that the caller has found visible, and what it recommends.

export async function insertPanelMember(trx: Transaction, row: Insertable<Database["case_review_panel_member"]>) {
  await trx.insertInto("case_review_panel_member").values(row).execute();
}

export function unsafeListPanel(db: Executor, reviewId: string) {
  return db
    .selectFrom("case_review_panel_member")
    .leftJoin("agency", "agency.id", "case_review_panel_member.agency_id")
    .select(["case_review_panel_member.id", "case_review_panel_member.name", "case_review_panel_member.role"])
    .select(["case_review_panel_member.version", "case_review_panel_member.user_id as userId"])
    .select(["case_review_panel_member.left_on as leftOn", "agency.name as agencyName"])
    .where("case_review_panel_member.review_id", "=", reviewId)
    .orderBy("case_review_panel_member.id")
    .limit(200)
    .execute();
}

/** False when somebody changed it first. */
export async function updatePanelMember(
  trx: Transaction,
  { reviewId, id, version }: { reviewId: string; id: string; version: number },
  changes: Updateable<Database["case_review_panel_member"]>,
): Promise<boolean> {
  const result = await trx
    .updateTable("case_review_panel_member")
    .set({ ...changes, version: version + 1 })
    .where("review_id", "=", reviewId)
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Who was there at one sitting, and who was not: of everybody on the panel then. */
export async function insertAttendance(
  trx: Transaction,
  { partnershipId, stepId }: { partnershipId: string; stepId: string },
  members: readonly { memberId: string; attended: boolean }[],
) {
  const rows = members.map(({ memberId, attended }) => ({
    ...{ step_id: stepId, member_id: memberId, partnership_id: partnershipId },
    attended: attended ? (1 as const) : (0 as const),
  }));
  if (rows.length > 0) await trx.insertInto("case_review_attendance").values(rows).execute();
}

/** Each member at each sitting of the panel, by sitting. */
export function unsafeListAttendance(db: Executor, reviewId: string) {
  return db
    .selectFrom("case_review_step")
    .innerJoin("case_review_attendance", "case_review_attendance.step_id", "case_review_step.id")
    .innerJoin("case_review_panel_member", "case_review_panel_member.id", "case_review_attendance.member_id")
    .select(["case_review_step.id as stepId", "case_review_step.happened_on as happenedOn"])
    .select(["case_review_panel_member.name", "case_review_attendance.attended"])
    .where("case_review_step.review_id", "=", reviewId)
    .where("case_review_step.kind", "=", "hold-panel")
    .orderBy("case_review_step.id")
    .orderBy("case_review_panel_member.id")
    .limit(1000)
    .execute();
}

export async function insertRecommendation(trx: Transaction, row: Insertable<Database["case_review_recommendation"]>) {
  await trx.insertInto("case_review_recommendation").values(row).execute();
}

export function unsafeListRecommendations(db: Executor, reviewId: string) {
  return recommendations(db).where("case_review_recommendation.review_id", "=", reviewId).execute();
}

export function unsafeFindRecommendation(db: Executor, reviewId: string, id: string) {
  return recommendations(db)
    .where("case_review_recommendation.review_id", "=", reviewId)
    .where("case_review_recommendation.id", "=", id)
    .executeTakeFirst();
}

function recommendations(db: Executor) {
  return db
    .selectFrom("case_review_recommendation")
    .innerJoin("agency", "agency.id", "case_review_recommendation.agency_id")
    .leftJoin("action", "action.id", "case_review_recommendation.action_id")
    .select(["case_review_recommendation.id", "case_review_recommendation.theme"])
    .select(["case_review_recommendation.words", "case_review_recommendation.version"])
    .select(["case_review_recommendation.response", "case_review_recommendation.response_words as responseWords"])
    .select(["case_review_recommendation.responded_on as respondedOn"])
    .select(["case_review_recommendation.agency_id as agencyId", "agency.name as agencyName"])
    .select(["action.id as actionId", "action.reference as actionReference", "action.status as actionStatus"])
    .select("action.due_on as actionDueOn")
    .orderBy("case_review_recommendation.id")
    .limit(100);
}

/** The actions that carry recommendations of these reviews, with whoever is to do each. */
export function unsafeListCarriedActions(db: Executor, reviewIds: readonly string[]) {
  if (reviewIds.length === 0) return Promise.resolve([]);
  return recommendations(db)
    .innerJoin("case_review", "case_review.id", "case_review_recommendation.review_id")
    .select(["case_review.reference as reviewReference", "action.owner_user_id as ownerUserId"])
    .where("case_review_recommendation.review_id", "in", reviewIds)
    .where("case_review_recommendation.action_id", "is not", null)
    .execute();
}

/** False when somebody changed it first. */
export async function updateRecommendation(
  trx: Transaction,
  { reviewId, id, version }: { reviewId: string; id: string; version: number },
  changes: Updateable<Database["case_review_recommendation"]>,
): Promise<boolean> {
  const result = await trx
    .updateTable("case_review_recommendation")
    .set({ ...changes, version: version + 1 })
    .where("review_id", "=", reviewId)
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** How often each theme was recommended in reviews of the partnership: recorded from an instant on and before another. */
export async function countThemes(db: Executor, partnershipId: string, { from, to }: { from: Date; to: Date }) {
  const rows = await db
    .selectFrom("case_review_recommendation")
    .select((eb) => ["theme", eb.fn.countAll<number>().as("n")])
    .where("partnership_id", "=", partnershipId)
    .where("created_at", ">=", from.toISOString())
    .where("created_at", "<", to.toISOString())
    .groupBy("theme")
    .orderBy("n", "desc")
    .orderBy("theme")
    .limit(100)
    .execute();
  return rows.map(({ theme, n }) => ({ theme, count: Number(n) }));
}
