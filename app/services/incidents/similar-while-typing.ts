import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { TypedIncident } from "#app/domain/incidents/typed-incident.form.ts";
import { searchBounds } from "#app/domain/search/kept-search.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { findIdentityCard } from "#db/queries/people.ts";
import type { IncidentContext } from "./change-incident.ts";
import { kindOf } from "./kind-of.ts";
import { findPlace } from "./name-place.ts";
import { shownSimilar, similarIncidents } from "./similar-incidents.ts";

const NOTHING = { same: [], closed: [], problems: [], unlinked: [] };

/**
 * What would be offered on saving, of what has been typed so far: by the same rule, and from the place of that very name and
 * the people who have been chosen. Nobody is searched for meanwhile. What is shown is in the log.
 */
export async function similarWhileTyping({ db, actor, now }: IncidentContext, typed: TypedIncident) {
  const kind = await kindOf(db, actor.partnershipId, typed.type, londonDay(now));
  if (!kind || typed.happenedOn === null) return NOTHING;
  const place = typed.place === null ? null : await findPlace(db, { actor }, { ...typed, place: typed.place });
  const personIds: string[] = [];
  for (const id of new Set([typed.reporterId, typed.affectedId, typed.suspectId]))
    if (id !== null && (await findIdentityCard(db, actor, id, searchBounds(now)))) personIds.push(id);
  const similar = await similarIncidents(db, actor, {
    earliestDay: typed.happenedOn,
    latestDay: typed.untilOn !== null && typed.untilOn > typed.happenedOn ? typed.untilOn : typed.happenedOn,
    heading: kind.heading,
    locationId: place?.kind === "known" ? place.id : null,
    personIds,
  });
  const ids = [...similar.same, ...similar.closed, ...similar.unlinked].map(({ id }) => id);
  if (ids.length + similar.problems.length > 0)
    await recordList({ db, actor, now }, "incident.similar-offered", "incident", [...new Set(ids)], {
      problems: similar.problems.map(({ id }) => id),
    });
  return shownSimilar(similar);
}
