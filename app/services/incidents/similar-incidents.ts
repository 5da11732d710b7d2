import type { Actor } from "#app/domain/access/actor.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { problemsFrom, whySameIncident, whySameProblem } from "#app/domain/incidents/alike.ts";
import type { AsbHeading } from "#app/domain/incidents/asb-headings.ts";
import { listIncidentsAt, listIncidentsWith, listPersonIdsOf } from "#db/queries/incident-matches.ts";
import { listProblems } from "#db/queries/problems.ts";
import type { Executor } from "#db/transaction.ts";

type Happened = {
  earliestDay: string;
  latestDay: string;
  heading: AsbHeading;
  locationId: string | null;
  personIds: string[];
};
export type SimilarIncidents = Awaited<ReturnType<typeof similarIncidents>>;
const CANDIDATES = 100;
const SHOWN = 5;

/** Incidents that may be this one, and the problem that it may belong to: by place, people and kind within twelve months. */
export async function similarIncidents(db: Executor, actor: Actor, incident: Happened) {
  const window = {
    fromDay: problemsFrom(incident.earliestDay),
    untilDay: plusDays(incident.latestDay, 1),
    limit: CANDIDATES,
  };
  const at = incident.locationId === null ? [] : await listIncidentsAt(db, actor, incident.locationId, window);
  const others = await listIncidentsWith(db, actor, incident.personIds, window);
  const found = [...new Map([...at, ...others].map((row) => [row.id, row])).values()];
  const people = await listPersonIdsOf(db, found.map(({ id }) => id)); // prettier-ignore
  const candidates = found.map((row) => ({
    ...row,
    personIds: people.filter(({ incidentId }) => incidentId === row.id).map(({ personId }) => personId),
  }));
  const alike = candidates.map((row) => ({ ...row, why: whySameIncident(incident, row) })).filter(isLike);
  const belonging = candidates.map((row) => ({ ...row, why: whySameProblem(incident, row) })).filter(isLike);
  const problemIds = [...new Set(belonging.flatMap(({ problemId }) => problemId ?? []))];
  const problems = (await listProblems(db, actor.partnershipId, problemIds)).slice(0, SHOWN).map((problem) => {
    const its = belonging.filter(({ problemId }) => problemId === problem.id);
    return { ...problem, incidents: its.length, why: [...new Set(its.flatMap(({ why }) => why))] };
  });
  return {
    same: alike.filter(({ status }) => status === "open").slice(0, SHOWN),
    /** A report is added to none of these until it is open again. */
    closed: alike.filter(({ status }) => status === "closed").slice(0, SHOWN),
    problems,
    unlinked: belonging.filter(({ problemId }) => problemId === null).slice(0, 20),
  };
}

function isLike({ why }: { why: readonly string[] }) {
  return why.length > 0;
}

/** Incidents and problems as they are offered: never what happened, and nobody's name. */
export function shownSimilar({ same, closed, problems, unlinked }: SimilarIncidents) {
  const like = (row: SimilarIncidents["same"][number]) => ({
    ...{ id: row.id, reference: row.reference, heading: row.heading, latestDay: row.latestDay },
    ...{ placeName: row.placeName, why: row.why },
  });
  return {
    same: same.map(like),
    closed: closed.map((row) => ({ ...like(row), endedOn: row.endedOn })),
    problems,
    unlinked: unlinked.map(like),
  };
}
