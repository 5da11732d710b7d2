import type { Actor } from "#app/domain/access/actor.ts";
import type { LoggedIncident } from "#app/domain/incidents/log-incident.form.ts";
import { looksLikeAddress } from "#app/domain/locations/location.ts";
import { fold } from "#app/domain/search/fold.ts";
import { addLocation } from "#app/services/locations/add-location.ts";
import { locationsAlike } from "#app/services/locations/create-location.ts";
import { findLocation } from "#db/queries/locations.ts";
import type { Executor, Transaction } from "#db/transaction.ts";

type At = { actor: Actor; now: Date };
type Where = Pick<LoggedIncident, "place" | "postcode" | "locationId">;

/** The place of the form where it is recorded; the one of this very name is it. Or what it may be. One that was chosen before the words were changed is not chosen. */
export async function findPlace(trx: Executor, { actor }: Pick<At, "actor">, { place, postcode, locationId }: Where) {
  if (locationId === "new") return { kind: "new" as const };
  const alike = await locationsAlike(trx, actor, detailsOf({ place, postcode }));
  if (locationId !== null) {
    const known = await findLocation(trx, actor, locationId);
    if (known && alike.some(({ id }) => id === known.id)) return { kind: "known" as const, id: known.id, place: known };
    if (!known)
      return { kind: "refused" as const, refusal: { field: "locationId", message: "Choose one of those shown" } };
  }
  const [only, ...others] = alike.filter(
    (found) => fold(found.name) === fold(place) && (postcode === null || found.postcode === postcode),
  );
  if (only && others.length === 0) return { kind: "known" as const, id: only.id, place: undefined };
  return alike.length === 0 ? { kind: "new" as const } : { kind: "offers" as const, alike };
}

/** Recorded on the way, so that what happens there again is known to be there. */
export async function addPlace(trx: Transaction, at: At, where: Pick<Where, "place" | "postcode">) {
  const added = await addLocation(trx, at, detailsOf(where));
  if (added.kind === "refused") throw new Error("A place without areas of its own is never refused");
  return added.id;
}

function detailsOf({ place, postcode }: Pick<Where, "place" | "postcode">) {
  const isAddress = looksLikeAddress(place);
  return {
    kind: isAddress ? ("address" as const) : ("area" as const),
    name: place,
    addressWords: isAddress ? place : null,
    postcode,
    ...{ beatId: null, wardId: null, uprn: null, latitude: null, longitude: null },
  };
}
