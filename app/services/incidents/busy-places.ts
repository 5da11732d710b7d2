import { londonDay } from "#app/domain/dates/iso-day.ts";
import { busyVerdict, busyWindows, byStreet, byUrgency } from "#app/domain/incidents/busy-places.ts";
import type { PlacesAsked, Raised } from "#app/domain/incidents/places-list.ts";
import { areaWords } from "#app/domain/locations/area-kinds.ts";
import { locationName } from "#app/domain/locations/location.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { listAreas } from "#db/queries/areas.ts";
import { countIncidentsByArea, countIncidentsByPlace } from "#db/queries/incident-places.ts";
import { settingsOn } from "#db/queries/settings.ts";
import type { IncidentContext } from "./change-incident.ts";

/** As many places as a year of a busy district has. Those with the fewest incidents go first, and none of them is a repeat. */
const MOST_PLACES = 20_000;

/** The repeat and rising places among the incidents that the actor sees, those that rise most first; `limit` of them. */
export async function busyPlaces({ db, actor, now }: IncidentContext, asked: PlacesAsked, limit: number) {
  const today = londonDay(now);
  const settings = await settingsOn(db, actor.partnershipId, today);
  const [weeks, least] = [settings["incidents.busy-weeks"], settings["incidents.repeat-location-count"]];
  const windows = busyWindows(today, weeks);
  const counted = await countedBy({ db, actor, now }, asked, windows);
  const busy = counted
    .flatMap((place) => {
      const verdict = busyVerdict(place, least);
      return verdict === null ? [] : [{ ...place, verdict }];
    })
    .sort(byUrgency);
  const shown = busy.slice(0, limit);
  const places = asked.by === "address" || asked.by === "street" ? shown.map(({ key }) => key) : [];
  await recordList({ db, actor, now }, "incident.places-listed", "location", places, { ...asked });
  return { weeks, least, windows, shown, count: busy.length };
}

/** One of them with its counts, whether or not it is a repeat; undefined for one that has none. */
export async function placeCounted({ db, actor, now }: IncidentContext, { key, ...asked }: Raised) {
  const today = londonDay(now);
  const weeks = (await settingsOn(db, actor.partnershipId, today))["incidents.busy-weeks"];
  const windows = busyWindows(today, weeks);
  const place = (await countedBy({ db, actor, now }, asked, windows)).find((one) => one.key === key);
  return place && { ...place, weeks, days: windows.now };
}

/** Each place with its counts; `key` as incidentsBehind has it. An area or street that is not recorded is no place. */
async function countedBy(
  { db, actor }: IncidentContext,
  { by, heading }: PlacesAsked,
  windows: ReturnType<typeof busyWindows>,
) {
  if (by === "address" || by === "street") {
    const places = await countIncidentsByPlace(db, actor, { windows, heading, limit: MOST_PLACES });
    if (by === "street") return byStreet(places).map(({ locationId, ...street }) => ({ ...street, key: locationId }));
    return places.map((place) => ({ ...place, key: place.locationId, name: locationName(place) }));
  }
  const names = new Map((await listAreas(db, actor.partnershipId, by)).map(({ code, name }) => [code, name]));
  const areas = await countIncidentsByArea(db, actor, by, { windows, heading, limit: MOST_PLACES });
  return areas.flatMap(({ code, ...counts }) => {
    if (code === null) return [];
    return [{ ...counts, key: code, name: areaWords(by, code, names.get(code) ?? null) }];
  });
}
