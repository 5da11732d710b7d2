import { OPEN_REVIEW_STATUSES } from "#app/domain/case-reviews/review-status.ts";
import type { Executor } from "../transaction.ts";

// As retention-facts.ts, of incidents and what is about them.

type Ids = readonly string[];

export function listIncidentsToRetain(db: Executor, partnershipId: string, ids: Ids) {
  return db
    .selectFrom("incident")
    .select(["id", "reference", "latest_day as lastDay", "problem_id as problemId"])
    .where("partnership_id", "=", partnershipId)
    .where("id", "in", ids)
    .execute();
}

export function listCasesOfIncidents(db: Executor, ids: Ids) {
  return db
    .selectFrom("incident_case")
    .select(["incident_id as incidentId", "case_id as caseId"])
    .where("incident_id", "in", ids)
    .execute();
}

/** In an incident, or reporting it, under the record that a merge kept. */
export async function listPeopleOfIncidents(db: Executor, ids: Ids) {
  const inIt = await db
    .selectFrom("incident_person")
    .innerJoin("person", "person.id", "incident_person.person_id")
    .select("incident_person.incident_id as incidentId")
    .select((eb) => eb.fn.coalesce("person.merged_into_id", "person.id").as("personId"))
    .where("incident_person.incident_id", "in", ids)
    .execute();
  const reporting = await db
    .selectFrom("report_incident")
    .innerJoin("report", "report.id", "report_incident.report_id")
    .innerJoin("person", (join) =>
      join.on((on) =>
        on.or([on("person.id", "=", on.ref("report.reporter_person_id")), on("person.id", "=", on.ref("report.for_person_id"))]),
      ),
    )
    .select("report_incident.incident_id as incidentId")
    .select((eb) => eb.fn.coalesce("person.merged_into_id", "person.id").as("personId"))
    .where("report_incident.incident_id", "in", ids)
    .execute(); // prettier-ignore
  return [...inIt, ...reporting];
}

/** Case reviews that are not over and count a report of one of these. */
export function listOpenReviewsOfIncidents(db: Executor, ids: Ids) {
  return db
    .selectFrom("report_incident")
    .innerJoin("case_review_report", "case_review_report.report_id", "report_incident.report_id")
    .innerJoin("case_review", "case_review.id", "case_review_report.review_id")
    .select(["report_incident.incident_id as incidentId", "case_review.reference"])
    .distinct()
    .where("report_incident.incident_id", "in", ids)
    .where("case_review.status", "in", OPEN_REVIEW_STATUSES)
    .execute();
}

export function listProblemsToRetain(db: Executor, partnershipId: string, ids: Ids) {
  return db
    .selectFrom("problem")
    .select(["id", "reference", "closed_on as closedOn", "case_id as caseId"])
    .where("partnership_id", "=", partnershipId)
    .where("id", "in", ids)
    .execute();
}

export function listOpenReviewsOfProblems(db: Executor, ids: Ids) {
  return db
    .selectFrom("case_review")
    .select(["problem_id as problemId", "reference"])
    .where("problem_id", "in", ids)
    .where("status", "in", OPEN_REVIEW_STATUSES)
    .execute();
}

export function listReportsToRetain(db: Executor, partnershipId: string, ids: Ids) {
  return db
    .selectFrom("report")
    .select(["id", "reference", "reported_on as reportedOn"])
    .select(["reporter_person_id as reporterId", "for_person_id as forPersonId"])
    .where("partnership_id", "=", partnershipId)
    .where("id", "in", ids)
    .execute();
}

export function listIncidentsOfReports(db: Executor, ids: Ids) {
  return db
    .selectFrom("report_incident")
    .select(["report_id as reportId", "incident_id as incidentId"])
    .where("report_id", "in", ids)
    .execute();
}

export function listOpenReviewsOfReports(db: Executor, ids: Ids) {
  return db
    .selectFrom("case_review_report")
    .innerJoin("case_review", "case_review.id", "case_review_report.review_id")
    .select(["case_review_report.report_id as reportId", "case_review.reference"])
    .where("case_review_report.report_id", "in", ids)
    .where("case_review.status", "in", OPEN_REVIEW_STATUSES)
    .execute();
}

/** With the day on which each was closed or withdrawn last. */
export function listReviewsToRetain(db: Executor, partnershipId: string, ids: Ids) {
  return db
    .selectFrom("case_review")
    .select(["case_review.id", "case_review.reference", "case_review.status", "case_review.problem_id as problemId"])
    .select(["case_review.victim_person_id as victimId", "case_review.received_on as receivedOn"])
    .select((eb) => [
      eb
        .selectFrom("case_review_step")
        .select((e) => e.fn.max("case_review_step.happened_on").as("on"))
        .whereRef("case_review_step.review_id", "=", "case_review.id")
        .where("case_review_step.kind", "in", ["close", "withdraw"])
        .as("closedOn"),
      eb
        .exists(
          eb
            .selectFrom("case_review_appeal")
            .select("case_review_appeal.id")
            .whereRef("case_review_appeal.review_id", "=", "case_review.id")
            .where("case_review_appeal.decided_on", "is", null),
        )
        .as("hasAppeal"),
    ])
    .where("case_review.partnership_id", "=", partnershipId)
    .where("case_review.id", "in", ids)
    .execute();
}

export function listVictimsOfReviews(db: Executor, ids: Ids) {
  return db
    .selectFrom("case_review_applicant")
    .select(["review_id as reviewId", "victim_person_id as personId"])
    .where("review_id", "in", ids)
    .where("victim_person_id", "is not", null)
    .execute();
}
