import type { Insertable } from "kysely";
import type { Agreed } from "#app/domain/premises/spell.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { isStandingGrade } from "./premises-grades.ts";

const MOST = 400;

/** The grades in force of premises that the caller has found: without those that were corrected, the newest first. */
export function unsafeListAgreed(db: Executor, premisesId: string): Promise<Agreed[]> {
  return db
    .selectFrom("premises_grade")
    .select(["id", "graded_on as gradedOn", "agreed_band as band"])
    .where("premises_id", "=", premisesId)
    .where(isStandingGrade)
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

export async function insertPromptAnswer(trx: Transaction, row: Insertable<Database["premises_prompt_answer"]>) {
  await trx.insertInto("premises_prompt_answer").values(row).execute();
}
