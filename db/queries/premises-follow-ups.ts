import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor } from "../transaction.ts";
import { actionsVisibleTo } from "../visibility/actions.ts";
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
    .select([
      "id",
      "premises_id as premisesId",
      "started_on as startedOn",
      "ends_on as endsOn",
      "closed_on as closedOn",
    ])
    .where("premises_id", "in", premisesIds)
    .limit(premisesIds.length * 50)
    .execute();
}

/** What is not finished of these plans, as far as the actor sees it: which of it is overdue is for isOverdue to say. */
export function listUnfinishedOf(db: Executor, actor: Actor, planIds: Ids) {
  if (planIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom("premises_plan")
    .innerJoin("action", "action.premises_plan_id", "premises_plan.id")
    .select(["premises_plan.id as planId", "action.status", "action.due_on as dueOn"])
    .select("action.hold_until as holdUntil")
    .where(actionsVisibleTo(actor))
    .where("premises_plan.id", "in", planIds)
    .where("action.status", "in", ["open", "on-hold"])
    .limit(planIds.length * 300)
    .execute();
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
