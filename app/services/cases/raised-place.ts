import { carriedReason, carriedTried } from "#app/domain/cases/carried.ts";
import { ASB_HEADING_NAMES } from "#app/domain/incidents/asb-headings.ts";
import { PLACE_GRAIN_NAMES } from "#app/domain/incidents/busy-places.ts";
import { countsInWords, narrowedToPlace, placesHref, type Raised } from "#app/domain/incidents/places-list.ts";
import { STEP_NAMES } from "#app/domain/incidents/step-words.ts";
import { placeCounted } from "#app/services/incidents/busy-places.ts";
import { incidentDays } from "#app/services/incidents/incident-days.ts";
import { narrowedTo } from "#app/services/incidents/narrowed-to.ts";
import { listIncidents, listWhatHappened } from "#db/queries/incident-lists.ts";
import { unsafeListWorkOf } from "#db/queries/referral-sources.ts";
import type { IncidentContext } from "../incidents/change-incident.ts";

const INCIDENTS = 20;
const STEPS = 20;

/** What is known of a repeat or rising place, for the referral that asks a group to take it on; null for none. */
export async function raisedPlace({ db, actor, now }: IncidentContext, raised: Raised) {
  const place = await placeCounted({ db, actor, now }, raised);
  if (!place) return null;
  const asked = { show: "newest" as const, ...narrowedToPlace(raised, raised.key, place.days) };
  const { ids } = await narrowedTo(db, actor, asked);
  const days = await incidentDays(db, actor.partnershipId, now);
  const rows = await listIncidents(db, actor, { asked, ids, days, limit: INCIDENTS });
  const listed = rows.map(({ id }) => id);
  const words = await listWhatHappened(db, actor, listed);
  const steps = await unsafeListWorkOf(db, listed, STEPS);
  const what = raised.heading === undefined ? "Anti-social behaviour" : ASB_HEADING_NAMES[raised.heading];
  const counts = countsInWords(place, place.weeks);
  return {
    back: { href: placesHref(raised), text: "Repeat and rising places" },
    listed,
    title: `${what}, ${place.name}`.slice(0, 120),
    area: raised.by === "address" ? "" : `${PLACE_GRAIN_NAMES[raised.by]}: ${place.name}`.slice(0, 120),
    reason: carriedReason(
      `${place.name}: ${counts}`,
      rows.map((row) => ({
        ...{ reference: row.reference, latestDay: row.latestDay },
        ...{ what: row.typeName ?? ASB_HEADING_NAMES[row.heading], whatHappened: words.get(row.id) ?? "" },
      })),
    ),
    tried: carriedTried(
      steps.map(({ day, kind, words }) => ({ day, words: [STEP_NAMES[kind], words].filter(Boolean).join(". ") })),
    ),
  };
}
