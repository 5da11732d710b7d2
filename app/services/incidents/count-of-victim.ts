import { countsOfPeople } from "#app/services/case-reviews/counts-of-people.ts";
import type { IncidentContext } from "./change-incident.ts";

/**
 * How the count towards a case review stands today for somebody whom the caller has found visible, with the address of the
 * form of an application for whoever records those. Null for whoever does not log incidents.
 */
export async function countOfVictim({ db, actor, now }: IncidentContext, personId: string) {
  if (!actor.permissions.has("incidents:log")) return null;
  const asked = { partnershipId: actor.partnershipId, personIds: [personId], problemId: null };
  const [counted] = await countsOfPeople(db, now, asked);
  if (!counted) return null;
  const applyHref = actor.permissions.has("case-reviews:manage") ? `/case-reviews/new?person=${personId}` : null;
  return { count: counted.count, applyHref };
}
