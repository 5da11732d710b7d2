import { fullName } from "#app/domain/people/person.ts";
import { objectsOf, recordView } from "#app/services/audit/record-access.ts";
import { countsOfPeople } from "#app/services/case-reviews/counts-of-people.ts";
import { findIncident, listPeopleOfIncidents } from "#db/queries/incidents.ts";
import type { IncidentContext } from "./change-incident.ts";

/** What an incident brings to the count towards a case review, as of today, for each of its victims. */
export async function countsOfIncident({ db, actor, now }: IncidentContext, id: string) {
  const incident = await findIncident(db, actor, id);
  if (!incident) return null;
  const { problemId, reference } = incident;
  const victims = (await listPeopleOfIncidents(db, actor, [id])).filter(({ role }) => role === "victim");
  const personIds = victims.map(({ personId }) => personId);
  const counts = await countsOfPeople(db, now, { partnershipId: actor.partnershipId, personIds, problemId });
  await recordView({ db, actor, now }, "incident.viewed", "incident", id, objectsOf(victims));
  const mayApply = actor.permissions.has("case-reviews:manage");
  const about = problemId === null ? "" : `&problem=${problemId}`;
  return {
    incident: { id, reference },
    victims: victims.flatMap((victim) => {
      const count = counts.find(({ personId }) => personId === victim.personId)?.count;
      const applyHref = mayApply ? `/case-reviews/new?person=${victim.personId}${about}` : null;
      return count ? [{ personId: victim.personId, name: fullName(victim), count, applyHref }] : [];
    }),
  };
}
