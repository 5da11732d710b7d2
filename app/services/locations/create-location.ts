import type { Actor } from "#app/domain/access/actor.ts";
import { whyAlike } from "#app/domain/locations/alike.ts";
import type { LocationDetails } from "#app/domain/locations/location.form.ts";
import { idsOfLocations } from "#app/services/search/search-locations.ts";
import { madeOnce } from "#app/services/session/made-once.ts";
import { listLocationsAlike } from "#db/queries/locations.ts";
import type { Executor } from "#db/transaction.ts";
import { addLocation } from "./add-location.ts";

type Context = { db: Executor; actor: Actor; now: Date; once?: string | null };
const CANDIDATES = 50;

/** A place, found from this moment on. What may be the same place is shown first, with why. */
export function createLocation(context: Context, details: LocationDetails, { anyway }: { anyway: boolean }) {
  const { actor, now } = context;
  return madeOnce(context, "location", async (trx) => {
    if (!anyway) {
      const alike = await locationsAlike(trx, actor, details);
      if (alike.length > 0) return { kind: "alike" as const, alike };
    }
    return addLocation(trx, { actor, now }, details);
  });
}

/** What is recorded already and may be the same place, each with why. */
export async function locationsAlike(db: Executor, actor: Actor, details: LocationDetails) {
  const ids = (await idsOfLocations(db, actor, details.name)).slice(0, CANDIDATES);
  const { postcode, uprn } = details;
  const candidates = await listLocationsAlike(db, actor, { ids, postcode, uprn }, CANDIDATES);
  return candidates
    .map((place) => ({ id: place.id, reference: place.reference, name: place.name, postcode: place.postcode, why: whyAlike(details, place) }))
    .filter((place) => place.why.length > 0)
    .slice(0, 10); // prettier-ignore
}
