import { plusDays } from "#app/domain/dates/iso-day.ts";
import { problemsFrom } from "#app/domain/incidents/alike.ts";
import { listIncidentsAt, listIncidentsWith } from "#db/queries/incident-matches.ts";
import { findVisibleProblem, listPeopleOfProblem } from "#db/queries/problem-pages.ts";
import type { IncidentContext } from "./change-incident.ts";

const LOOKED_AT = 100;
const OFFERED = 20;

/** Incidents of no problem that may belong to this one: at its place, or with its people, within the twelve months before its newest. */
export async function incidentsForProblem({ db, actor }: Pick<IncidentContext, "db" | "actor">, id: string) {
  const problem = await findVisibleProblem(db, actor, id);
  if (!problem) return [];
  const last = problem.lastOn ?? problem.openedOn;
  const window = { fromDay: problemsFrom(last), untilDay: plusDays(last, 366), limit: LOOKED_AT };
  const people = (await listPeopleOfProblem(db, actor, id, LOOKED_AT)).map(({ personId }) => personId);
  const at = problem.locationId === null ? [] : await listIncidentsAt(db, actor, problem.locationId, window);
  const others = await listIncidentsWith(db, actor, [...new Set(people)], window);
  const found = [...new Map([...at, ...others].map((row) => [row.id, row])).values()];
  return found
    .filter(({ problemId }) => problemId === null)
    .sort((a, b) => (a.latestDay < b.latestDay ? 1 : -1))
    .slice(0, OFFERED);
}
