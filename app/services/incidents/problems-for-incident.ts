import { findIncident, listPeopleOfIncidents } from "#db/queries/incidents.ts";
import type { IncidentContext } from "./change-incident.ts";
import { similarIncidents } from "./similar-incidents.ts";

/** Open problems to which an incident may belong, by place, people and kind within twelve months; and its own. */
export async function problemsForIncident({ db, actor }: Pick<IncidentContext, "db" | "actor">, id: string) {
  const incident = await findIncident(db, actor, id);
  if (!incident) return null;
  const people = await listPeopleOfIncidents(db, actor, [id]);
  const { problems } = await similarIncidents(db, actor, {
    ...{ earliestDay: incident.earliestDay, latestDay: incident.latestDay, heading: incident.heading },
    locationId: incident.locationId,
    personIds: people.map(({ personId }) => personId),
  });
  const own = incident.problemId;
  return {
    own: own && { id: own, reference: incident.problemReference ?? "", title: incident.problemTitle ?? "" },
    offered: problems.filter((problem) => problem.id !== own),
  };
}
