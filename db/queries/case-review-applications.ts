import type { Insertable, Updateable } from "kysely";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

// The applications of a case review that the caller has found visible: each a row for good, with what may change of it.

export async function insertApplication(
  trx: Transaction,
  row: Insertable<Database["case_review_application"]>,
  applicant: Insertable<Database["case_review_applicant"]>,
) {
  await trx.insertInto("case_review_application").values(row).execute();
  await trx.insertInto("case_review_applicant").values(applicant).execute();
}

function joined(db: Executor) {
  return db
    .selectFrom("case_review_applicant")
    .innerJoin("case_review_application", "case_review_application.id", "case_review_applicant.application_id")
    .leftJoin("person", "person.id", "case_review_applicant.victim_person_id")
    .select(["case_review_application.id", "case_review_application.applicant_name as applicantName"])
    .select(["case_review_application.applicant_relation as applicantRelation", "case_review_application.channel"])
    .select(["case_review_application.received_on as receivedOn", "case_review_application.counts"])
    .select(["case_review_application.words", "case_review_applicant.position", "case_review_applicant.kind"])
    .select(["case_review_applicant.contact", "case_review_applicant.consent", "case_review_applicant.version"])
    .select(["case_review_applicant.consent_on as consentOn", "case_review_applicant.consent_how as consentHow"])
    .select(["case_review_applicant.consent_evidence as consentEvidence"])
    .select(["case_review_applicant.victim_person_id as victimPersonId"])
    .select(["case_review_applicant.victim_words as victimWords", "person.given_names as givenNames"])
    .select("person.family_name as familyName");
}

/** The one that began the review first. */
export function unsafeListApplications(db: Executor, reviewId: string) {
  return joined(db)
    .where("case_review_applicant.review_id", "=", reviewId)
    .orderBy("case_review_applicant.position")
    .limit(100)
    .execute();
}
export type FoundApplication = Awaited<ReturnType<typeof unsafeListApplications>>[number];

/** `id` null: the one that began the review. */
export function unsafeFindApplication(db: Executor, reviewId: string, id: string | null) {
  return joined(db)
    .where("case_review_applicant.review_id", "=", reviewId)
    .$if(id === null, (q) => q.where("case_review_applicant.position", "=", 1))
    .$if(id !== null, (q) => q.where("case_review_applicant.application_id", "=", id ?? ""))
    .executeTakeFirst();
}

export async function unsafeCountApplications(db: Executor, reviewId: string): Promise<number> {
  const row = await db
    .selectFrom("case_review_applicant")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("review_id", "=", reviewId)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** False when somebody changed it first. */
export async function updateApplicant(
  trx: Transaction,
  { reviewId, id, version }: { reviewId: string; id: string; version: number },
  changes: Updateable<Database["case_review_applicant"]>,
): Promise<boolean> {
  const result = await trx
    .updateTable("case_review_applicant")
    .set({ ...changes, version: version + 1 })
    .where("review_id", "=", reviewId)
    .where("application_id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
