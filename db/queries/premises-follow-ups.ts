import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor } from "../transaction.ts";
import { actionsVisibleTo } from "../visibility/actions.ts";
import { isOverdueSql } from "./overdue-actions.ts";
import { isStandingGrade } from "./premises-grades.ts";

type Ids = readonly string[];

/** Of premises that the caller has found: the newest meetings with them, one of each at most. */
export function unsafeListNewestMeetings(db: Executor, premisesIds: Ids) {
  return db
    .selectFrom("premises_meeting")
    .select(["premises_id as premisesId", "due_on as dueOn", "arranged_day as arrangedDay"])
    .select(["held_on as heldOn", "not_held_reason as notHeldReason"])
    .where("premises_id", "in", premisesIds)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("premises_meeting as later")
            .select("later.id")
            .whereRef("later.premises_id", "=", "premises_meeting.premises_id")
            .whereRef("later.id", ">", "premises_meeting.id"),
        ),
      ),
    )
    .limit(premisesIds.length)
    .execute();
}

/** Of premises that the caller has found: their plans. */
export function unsafeListPlansOf(db: Executor, premisesIds: Ids) {
  return db
    .selectFrom("premises_plan")
    .select(["id", "premises_id as premisesId", "ends_on as endsOn", "closed_on as closedOn"])
    .where("premises_id", "in", premisesIds)
    .limit(premisesIds.length * 50)
    .execute();
}

/** How many actions of each plan are overdue; a plan without any has no row. */
export async function countOverdueOf(db: Executor, actor: Actor, planIds: Ids, today: string) {
  if (planIds.length === 0) return [];
  const rows = await db
    .selectFrom("action")
    .select((eb) => ["action.premises_plan_id as planId", eb.fn.countAll<number | string>().as("overdue")])
    .where(actionsVisibleTo(actor))
    .where("action.premises_plan_id", "in", planIds)
    .where(isOverdueSql(today))
    .groupBy("action.premises_plan_id")
    .execute();
  return rows.map(({ planId, overdue }) => ({ planId, overdue: Number(overdue) }));
}

/** Of premises that the caller has found: the grades in force, the newest first, and whether the prompt at each was answered. */
export function unsafeListAgreedOf(db: Executor, premisesIds: Ids) {
  if (premisesIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom("premises_grade")
    .leftJoin("premises_prompt_answer", "premises_prompt_answer.grade_id", "premises_grade.id")
    .select(["premises_grade.id", "premises_grade.premises_id as premisesId", "premises_grade.graded_on as gradedOn"])
    .select(["premises_grade.agreed_band as band", "premises_prompt_answer.id as answerId"])
    .where("premises_grade.premises_id", "in", premisesIds)
    .where(isStandingGrade)
    .orderBy("premises_grade.graded_on", "desc")
    .orderBy("premises_grade.id", "desc")
    .limit(premisesIds.length * 400)
    .execute();
}
