import type { Agreed } from "#app/domain/premises/spell.ts";
import type { Executor } from "../transaction.ts";

const MOST = 400;

/** The grades in force of premises that the caller has found: without those that were corrected, the newest first. */
export function unsafeListAgreed(db: Executor, premisesId: string): Promise<Agreed[]> {
  return db
    .selectFrom("premises_grade")
    .select(["id", "graded_on as gradedOn", "agreed_band as band"])
    .where("premises_id", "=", premisesId)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("premises_grade as correction")
            .select("correction.id")
            .whereRef("correction.corrects_id", "=", "premises_grade.id"),
        ),
      ),
    )
    .orderBy("graded_on", "desc")
    .orderBy("id", "desc")
    .limit(MOST)
    .execute();
}

/** How the prompt of the newest grade was put aside. */
export function unsafeFindPromptAnswer(db: Executor, gradeId: string) {
  return db
    .selectFrom("premises_prompt_answer")
    .leftJoin("user_account", "user_account.id", "premises_prompt_answer.answered_by")
    .select(["premises_prompt_answer.reason", "premises_prompt_answer.answered_at as answeredAt"])
    .select("user_account.name as answeredBy")
    .where("premises_prompt_answer.grade_id", "=", gradeId)
    .executeTakeFirst();
}
