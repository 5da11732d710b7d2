import { ASB_HEADING_NAMES } from "#app/domain/incidents/asb-headings.ts";
import { PROBLEM_CHANGE_NAMES } from "#app/domain/incidents/problem.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { linkWords } from "#app/domain/people/link-roles.ts";
import { fullName } from "#app/domain/people/person.ts";
import { objectsOf, recordView } from "#app/services/audit/record-access.ts";
import { countOfProblem } from "#app/services/case-reviews/count-of-problem.ts";
import { findOpenReviewOfProblem } from "#db/queries/case-reviews.ts";
import { countIncidentsOf, listIncidentsOf } from "#db/queries/incidents-of.ts";
import {
  countReportsOfProblem,
  findVisibleProblem,
  listPeopleOfProblem,
  listProblemChanges,
  listReportsOfProblem,
} from "#db/queries/problem-pages.ts";
import type { IncidentContext } from "./change-incident.ts";
import { shownIncident, shownReport } from "./shown-rows.ts";

const NEWEST = 10;
const PEOPLE = 100;
const CHANGES = 50;

/** A problem in full, as far as it is this actor's to know; the statutory count for those who log incidents. */
export async function problemPage({ db, actor, now }: IncidentContext, id: string) {
  const problem = await findVisibleProblem(db, actor, id);
  if (!problem) return null;
  const of = { kind: "problem", id } as const;
  const incidents = await listIncidentsOf(db, actor, of, { limit: NEWEST });
  const counts = await countIncidentsOf(db, actor, of);
  const reports = await listReportsOfProblem(db, actor, id, { limit: NEWEST });
  const people = await listPeopleOfProblem(db, actor, id, PEOPLE);
  const changes = await listProblemChanges(db, actor, id, CHANGES);
  const mayLog = actor.permissions.has("incidents:log");
  const asked = { partnershipId: actor.partnershipId, problemId: id, on: londonDay(now) };
  const review = mayLog ? await findOpenReviewOfProblem(db, actor, id) : undefined;
  const reporters = reports.flatMap(({ reporterId }) => (reporterId ? [{ personId: reporterId }] : []));
  await recordView({ db, actor, now }, "problem.viewed", "problem", id, objectsOf([...people, ...reporters]));
  return {
    problem: {
      ...{ id, reference: problem.reference, title: problem.title, beatCode: problem.beatCode },
      ...{ openedOn: problem.openedOn, closedOn: problem.closedOn, closeReason: problem.closeReason },
      what: problem.heading === null ? null : ASB_HEADING_NAMES[problem.heading],
      place: [problem.placeName, problem.postcode].filter(Boolean).join(", "),
      locationId: problem.locationId,
    },
    incidents: { ...counts, rows: incidents.map(shownIncident) },
    reports: { count: await countReportsOfProblem(db, actor, id), rows: reports.map(shownReport) },
    people: people.map((person) => ({
      personId: person.personId,
      name: fullName(person),
      words: linkWords(person.role, person.standing),
      incidents: person.incidents,
    })),
    statutory: mayLog ? await countOfProblem(db, asked) : null,
    review: review ? { id: review.id, reference: review.reference } : null,
    changes: changes.map((change) => ({
      ...{ id: change.id, at: change.changedAt, reason: change.reason, byName: change.byName },
      what: PROBLEM_CHANGE_NAMES[change.kind],
      incident:
        change.incidentId === null ? null : { id: change.incidentId, reference: change.incidentReference ?? "" },
      value: change.kind === "changed" ? `${change.beforeValue ?? ""} → ${change.afterValue ?? ""}` : null,
    })),
    may: { change: actor.permissions.has("incidents:change"), review: actor.permissions.has("case-reviews:manage") },
  };
}

/** What a form that changes a problem begins with; null for what is not the actor's to know. */
export async function problemToChange({ db, actor, now }: IncidentContext, id: string) {
  const problem = await findVisibleProblem(db, actor, id);
  if (!problem) return null;
  await recordView({ db, actor, now }, "problem.viewed", "problem", id);
  const { reference, version, title, heading, closedOn } = problem;
  const { count, open } = await countIncidentsOf(db, actor, { kind: "problem", id });
  return { id, reference, version, title, heading, closedOn, count, open };
}
