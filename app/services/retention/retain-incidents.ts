import { retainCaseReview, retainIncident, retainProblem, retainReport } from "#app/domain/retention/record-rules.ts";
import { isOver } from "#app/domain/case-reviews/review-status.ts";
import {
  listCasesOfIncidents,
  listIncidentsOfReports,
  listIncidentsToRetain,
  listOpenReviewsOfIncidents,
  listOpenReviewsOfProblems,
  listOpenReviewsOfReports,
  listPeopleOfIncidents,
  listProblemsToRetain,
  listReportsToRetain,
  listReviewsToRetain,
  listVictimsOfReviews,
} from "#db/queries/retention-incident-facts.ts";
import { retainCases } from "./retain-cases.ts";
import { grouped, heldPeople, inPiecesOf, linkedTo, type Retention, type RetentionAt, unique } from "./retention-at.ts";

type Found = Promise<Map<string, Retention>>;
const open = ({ reference }: { reference: string }) => ({ ground: "appeal" as const, words: `${reference} is open` });

export async function retainProblems(at: RetentionAt, ids: readonly string[]): Found {
  const { db, partnershipId, settingsOn } = at;
  const problems = await inPiecesOf(ids, (piece) => listProblemsToRetain(db, partnershipId, piece));
  const reviews = grouped(await inPiecesOf(ids, (piece) => listOpenReviewsOfProblems(db, piece)), (r) => r.problemId);
  const cases = await retainCases(at, unique(problems.map(({ caseId }) => caseId)));
  return new Map(
    problems.map((problem) => {
      const heldBy = [...at.holds.of("problem", problem.id), ...(reviews.get(problem.id) ?? []).map(open)];
      const linked = linkedTo("case", cases.get(problem.caseId ?? ""));
      return [problem.id, { ...retainProblem(problem, { heldBy, linked, settingsOn }), reference: problem.reference }];
    }),
  );
}

export async function retainIncidents(at: RetentionAt, ids: readonly string[]): Found {
  const { db, partnershipId, settingsOn } = at;
  const incidents = await inPiecesOf(ids, (piece) => listIncidentsToRetain(db, partnershipId, piece));
  const links = grouped(await inPiecesOf(ids, (piece) => listCasesOfIncidents(db, piece)), (row) => row.incidentId);
  const people = grouped(await inPiecesOf(ids, (piece) => listPeopleOfIncidents(db, piece)), (row) => row.incidentId);
  const reviews = grouped(
    await inPiecesOf(ids, (piece) => listOpenReviewsOfIncidents(db, piece)),
    (row) => row.incidentId,
  );
  const cases = await retainCases(at, unique([...links.values()].flat().map(({ caseId }) => caseId)));
  const problems = await retainProblems(at, unique(incidents.map(({ problemId }) => problemId)));
  return new Map(
    incidents.map((incident) => {
      const { id, reference, problemId } = incident;
      const linked = [
        ...(links.get(id) ?? []).flatMap(({ caseId }) => linkedTo("case", cases.get(caseId))),
        ...linkedTo("problem", problems.get(problemId ?? "")),
      ];
      const heldBy = [
        ...at.holds.of("incident", id),
        ...heldPeople(at, (people.get(id) ?? []).map(({ personId }) => personId)),
        ...(reviews.get(id) ?? []).map(open),
      ]; // prettier-ignore
      return [id, { ...retainIncident(incident, { heldBy, linked, settingsOn }), reference }];
    }),
  );
}

export async function retainReports(at: RetentionAt, ids: readonly string[]): Found {
  const { db, partnershipId, settingsOn } = at;
  const reports = await inPiecesOf(ids, (piece) => listReportsToRetain(db, partnershipId, piece));
  const links = grouped(await inPiecesOf(ids, (piece) => listIncidentsOfReports(db, piece)), (row) => row.reportId);
  const reviews = grouped(await inPiecesOf(ids, (piece) => listOpenReviewsOfReports(db, piece)), (row) => row.reportId);
  const incidents = await retainIncidents(at, unique([...links.values()].flat().map(({ incidentId }) => incidentId)));
  return new Map(
    reports.map((report) => {
      const { id, reference, reporterId, forPersonId } = report;
      const linked = (links.get(id) ?? []).flatMap(({ incidentId }) => linkedTo("incident", incidents.get(incidentId)));
      const heldBy = [
        ...at.holds.of("report", id),
        ...heldPeople(at, [reporterId, forPersonId]),
        ...(reviews.get(id) ?? []).map(open),
      ];
      return [id, { ...retainReport(report, { heldBy, linked, settingsOn }), reference }];
    }),
  );
}

/** An appeal that nobody has decided holds it, whatever its state says. */
export async function retainReviews(at: RetentionAt, ids: readonly string[]): Found {
  const { db, partnershipId, settingsOn } = at;
  const reviews = await inPiecesOf(ids, (piece) => listReviewsToRetain(db, partnershipId, piece));
  const victims = grouped(await inPiecesOf(ids, (piece) => listVictimsOfReviews(db, piece)), (row) => row.reviewId);
  return new Map(
    reviews.map((review) => {
      const { id, reference } = review;
      const heldBy = [
        ...at.holds.of("case-review", id),
        ...heldPeople(at, [review.victimId, ...(victims.get(id) ?? []).map(({ personId }) => personId)]),
        ...(review.hasAppeal && review.status !== "withdrawn"
          ? [{ ground: "appeal" as const, words: "An appeal has not been decided" }]
          : []),
      ];
      const closedOn = isOver(review.status) ? (review.closedOn ?? review.receivedOn) : null;
      return [id, { ...retainCaseReview({ closedOn }, { heldBy, settingsOn }), reference }];
    }),
  );
}
