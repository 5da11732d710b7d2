import { type Insertable, sql } from "kysely";
import type { Conflict } from "#app/domain/case-reviews/reviewer-conflict.ts";
import { isInForce, isOfMemberAgency } from "../in-force.ts";
import { recordsOfPeople } from "../records-of-people.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { importIsVisible } from "../visibility/imports.ts";

/** The pool of review authors: who has the duty today, with what is recorded of each. */
export function listReviewerPool(db: Executor, partnershipId: string, today: string) {
  return db
    .selectFrom("duty")
    .innerJoin("user_account", "user_account.id", "duty.user_id")
    .innerJoin("agency", "agency.id", "user_account.agency_id")
    .leftJoin("reviewer_pool_member", (join) =>
      join
        .onRef("reviewer_pool_member.user_id", "=", "duty.user_id")
        .onRef("reviewer_pool_member.partnership_id", "=", "duty.partnership_id"),
    )
    .select(["user_account.id", "user_account.name", "agency.name as agencyName"])
    .select(["reviewer_pool_member.id as memberId", "reviewer_pool_member.trained_on as trainedOn"])
    .select((eb) => [
      eb.fn.coalesce("reviewer_pool_member.is_active", sql.lit<0 | 1>(1)).as("isActive"),
      eb.fn.coalesce("reviewer_pool_member.version", sql.lit(0)).as("version"),
    ])
    .distinct()
    .where("duty.partnership_id", "=", partnershipId)
    .where("duty.duty", "=", "reviewer")
    .where("user_account.status", "=", "active")
    .where((eb) => isOfMemberAgency(eb, partnershipId))
    .where(isInForce("duty", today))
    .orderBy("user_account.name")
    .orderBy("user_account.id")
    .limit(200)
    .execute();
}

export async function insertPoolMember(trx: Transaction, row: Insertable<Database["reviewer_pool_member"]>) {
  await trx.insertInto("reviewer_pool_member").values(row).execute();
}

/** False when somebody changed it first. */
export async function updatePoolMember(
  trx: Transaction,
  { partnershipId, userId, version }: { partnershipId: string; userId: string; version: number },
  changes: Pick<Database["reviewer_pool_member"], "trained_on" | "is_active">,
): Promise<boolean> {
  const result = await trx
    .updateTable("reviewer_pool_member")
    .set({ ...changes, version: version + 1 })
    .where("partnership_id", "=", partnershipId)
    .where("user_id", "=", userId)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function insertConflict(trx: Transaction, row: Insertable<Database["case_review_conflict"]>) {
  await trx.insertInto("case_review_conflict").values(row).execute();
}

/** What each person has declared for a review that the caller has found visible, the last first. */
export function unsafeListConflicts(db: Executor, reviewId: string) {
  return db
    .selectFrom("case_review_conflict")
    .innerJoin("user_account", "user_account.id", "case_review_conflict.user_id")
    .select(["case_review_conflict.id", "case_review_conflict.user_id as userId", "user_account.name"])
    .select(["case_review_conflict.conflict", "case_review_conflict.words"])
    .select("case_review_conflict.declared_on as declaredOn")
    .where("case_review_conflict.review_id", "=", reviewId)
    .orderBy("case_review_conflict.id", "desc")
    .limit(200)
    .execute();
}

export async function unsafeFindDeclared(db: Executor, reviewId: string, userId: string): Promise<Conflict | null> {
  const row = await db
    .selectFrom("case_review_conflict")
    .select("conflict")
    .where("review_id", "=", reviewId)
    .where("user_id", "=", userId)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.conflict ?? null;
}

/**
 * Whether somebody has dealt with what a review is about, by what is recorded: the contact officer of the review, the officer
 * of an incident of its problem, or the lead or supervisor of the problem's case.
 */
export async function unsafeHasDealtWith(db: Executor, reviewId: string, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom("case_review")
    .leftJoin("problem", "problem.id", "case_review.problem_id")
    .leftJoin("case_record", "case_record.id", "problem.case_id")
    .select("case_review.id")
    .where("case_review.id", "=", reviewId)
    .where((eb) =>
      eb.or([
        eb("case_review.contact_user_id", "=", userId),
        eb("case_record.lead_user_id", "=", userId),
        eb("case_record.supervisor_user_id", "=", userId),
        eb.exists(
          eb
            .selectFrom("incident")
            .select("incident.id")
            .whereRef("incident.problem_id", "=", "case_review.problem_id")
            .where("incident.officer_user_id", "=", userId),
        ),
      ]),
    )
    .executeTakeFirst();
  return row !== undefined;
}

/** Problems to which an application may be about: those that the person reported or was the victim in, or else the newest. For those who see every incident. */
export function listProblemsToReview(db: Executor, partnershipId: string, personId: string | null) {
  return db
    .selectFrom("problem")
    .select(["problem.id", "problem.reference", "problem.title"])
    .where("problem.partnership_id", "=", partnershipId)
    .$if(personId !== null, (q) =>
      q.where(
        "problem.id",
        "in",
        db
          .selectFrom("incident")
          .select("incident.problem_id")
          .where("incident.problem_id", "is not", null)
          .where(importIsVisible("incident.import_batch_id"))
          .where((eb) =>
            eb.or([
              eb(
                "incident.id",
                "in",
                eb
                  .selectFrom("incident_person")
                  .select("incident_person.incident_id")
                  .where("incident_person.person_id", "in", recordsOfPeople([personId ?? ""]))
                  .where("incident_person.role", "=", "victim")
                  .where("incident_person.ended_on", "is", null),
              ),
              eb(
                "incident.id",
                "in",
                eb
                  .selectFrom("report_incident")
                  .innerJoin("report", "report.id", "report_incident.report_id")
                  .select("report_incident.incident_id")
                  .where(importIsVisible("report.import_batch_id"))
                  .where((or) =>
                    or.or([
                      or("report.for_person_id", "in", recordsOfPeople([personId ?? ""])),
                      or("report.reporter_person_id", "in", recordsOfPeople([personId ?? ""])),
                    ]),
                  ),
              ),
            ]),
          )
          .$castTo<{ problem_id: string }>(),
      ),
    )
    .orderBy("problem.reference", "desc")
    .limit(50)
    .execute();
}
