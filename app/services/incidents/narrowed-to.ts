import type { Actor } from "#app/domain/access/actor.ts";
import { streetKeyOf } from "#app/domain/incidents/busy-places.ts";
import type { IncidentNarrowing } from "#app/domain/incidents/incident-list.ts";
import { locationName, streetOf } from "#app/domain/locations/location.ts";
import { idsOfLocations } from "#app/services/search/search-locations.ts";
import { unsafeListRecordsOf } from "#db/queries/counted-reports.ts";
import { findLocation, listLocations } from "#db/queries/locations.ts";
import { listIdentityCards } from "#db/queries/people.ts";
import type { Executor } from "#db/transaction.ts";

/** A street with more addresses than can be asked for at once is none that was found. */
const MOST = 2000;

/**
 * What a list of incidents is narrowed to: the place or street by name, the places of the street, and the victim by
 * reference. A place or a person that is not known to the actor has no name.
 */
export async function narrowedTo(db: Executor, actor: Actor, { place, street, victim }: IncidentNarrowing) {
  const { name, places } = await whereOf(db, actor, { place, street });
  const [card] = victim === undefined ? [] : await listIdentityCards(db, actor, [victim]);
  const records = victim === undefined ? [] : await unsafeListRecordsOf(db, victim);
  return { place: name, victim: card?.mayOpen === 1 ? card.reference : null, ids: { places, records } };
}

async function whereOf(db: Executor, actor: Actor, { place, street }: IncidentNarrowing) {
  const nothing = { name: null, places: [] as string[] };
  if (place !== undefined && street === undefined) {
    const found = await findLocation(db, actor, place);
    return found ? { name: locationName(found), places: [] } : nothing;
  }
  if (street === undefined) return nothing;
  const one = await findLocation(db, actor, street);
  const key = one ? streetKeyOf(one) : "";
  if (!one || key === "") return nothing;
  // Without the last word where there are more: it may be written "Rd" or "Road".
  const ids = await idsOfLocations(db, actor, key.split(" ").slice(0, -1).join(" ") || key, MOST);
  const found = await listLocations(db, actor, { ids, limit: MOST });
  return {
    name: streetOf(one.addressWords ?? ""),
    places: found.filter((each) => streetKeyOf(each) === key).map(({ id }) => id),
  };
}
