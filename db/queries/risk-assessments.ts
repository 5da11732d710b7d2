import type { Insertable } from "kysely";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

export async function insertRiskAssessment(trx: Transaction, row: Insertable<Database["risk_assessment"]>) {
  await trx.insertInto("risk_assessment").values(row).execute();
}

/** Newest first, of a case that the caller has found visible. */
export function unsafeListRiskAssessments(db: Executor, caseId: string) {
  return db
    .selectFrom("risk_assessment")
    .leftJoin("user_account", "user_account.id", "risk_assessment.assessed_by")
    .innerJoin("person", "person.id", "risk_assessment.person_id")
    .select([
      "risk_assessment.id",
      "risk_assessment.assessed_on as assessedOn",
      "risk_assessment.reoffending",
      "risk_assessment.reoffending_reasons as reoffendingReasons",
      "risk_assessment.harm_to_others as harmToOthers",
      "risk_assessment.harm_to_others_reasons as harmToOthersReasons",
      "risk_assessment.harm_to_self as harmToSelf",
      "risk_assessment.harm_to_self_reasons as harmToSelfReasons",
      "risk_assessment.overall",
      "risk_assessment.next_review_on as nextReviewOn",
      "user_account.name as assessedByName",
      "person.given_names as givenNames",
      "person.family_name as familyName",
    ])
    .where("risk_assessment.case_id", "=", caseId)
    .orderBy("risk_assessment.assessed_on", "desc")
    .orderBy("risk_assessment.id", "desc")
    .limit(200)
    .execute();
}

/** What the level of the whole case is made of: of each person the newest. */
export async function unsafeListLevels(trx: Transaction, caseId: string) {
  return trx
    .selectFrom("risk_assessment")
    .select(["id", "person_id as personId", "overall", "assessed_on as assessedOn", "next_review_on as nextReviewOn"])
    .where("case_id", "=", caseId)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("risk_assessment as later")
            .select("later.id")
            .whereRef("later.corrects_id", "=", "risk_assessment.id"),
        ),
      ),
    )
    .orderBy("assessed_on", "desc")
    .orderBy("id", "desc")
    .limit(1000)
    .execute();
}

/** The levels by domain that count for each person of a case that the caller has found visible; of each the newest counts. */
export function unsafeListDomainLevels(db: Executor, caseId: string) {
  return db
    .selectFrom("risk_assessment")
    .innerJoin("person", "person.id", "risk_assessment.person_id")
    .select([
      "risk_assessment.id",
      "risk_assessment.person_id as personId",
      "risk_assessment.assessed_on as assessedOn",
      "risk_assessment.reoffending",
      "risk_assessment.harm_to_others as harmToOthers",
      "risk_assessment.harm_to_self as harmToSelf",
      "person.given_names as givenNames",
      "person.family_name as familyName",
    ])
    .where("risk_assessment.case_id", "=", caseId)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("risk_assessment as later")
            .select("later.id")
            .whereRef("later.corrects_id", "=", "risk_assessment.id"),
        ),
      ),
    )
    .orderBy("risk_assessment.id", "desc")
    .limit(500)
    .execute();
}
