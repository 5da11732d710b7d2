import type { Actor } from "#app/domain/access/actor.ts";
import { streetOf } from "#app/domain/locations/location.ts";
import type { PremisesGiven } from "#app/domain/premises/premises.form.ts";
import { addLocation } from "#app/services/locations/add-location.ts";
import { locationsAlike } from "#app/services/locations/create-location.ts";
import { placeAreas } from "#app/services/locations/place-areas.ts";
import { findLocation } from "#db/queries/locations.ts";
import type { Executor, Transaction } from "#db/transaction.ts";

type At = { actor: Actor; now: Date };
type Where = Pick<PremisesGiven, "name" | "addressWords" | "postcode" | "uprn" | "link" | "locationId">;

/**
 * The location of premises: the one they have, one that was chosen, or what it may be, asked once, or a new one. A further
 * premises in the same building is at the same location only when somebody says so.
 */
export async function locationOfPremises(trx: Transaction, at: At, where: Where, current: string | null) {
  if (where.link === "none") return placed(null);
  if (where.link === "keep") return placed(current);
  const details = detailsOf(where);
  if (where.locationId === "new") return placed(await made(trx, at, details));
  const alike = await locationsAlike(trx, at.actor, details);
  if (where.locationId !== null) {
    return alike.some(({ id }) => id === where.locationId)
      ? placed(where.locationId)
      : { kind: "refused" as const, refusal: { field: "locationId", message: "Choose one of those shown" } };
  }
  return alike.length > 0 ? { kind: "places" as const, places: alike } : placed(await made(trx, at, details));
}

const placed = (id: string | null) => ({ kind: "placed" as const, id });

async function made(trx: Transaction, at: At, details: ReturnType<typeof detailsOf>) {
  const added = await addLocation(trx, at, details);
  if (added.kind === "refused") throw new Error("A place without areas of its own is never refused");
  return added.id;
}

function detailsOf({ name, addressWords, postcode, uprn }: Where) {
  return {
    ...{ kind: "building" as const, name, addressWords, postcode, uprn },
    ...{ beatId: null, wardId: null, latitude: null, longitude: null },
  };
}

/** Beat and ward: those of the location where it has them, otherwise as the loaded files have them for postcode and street. */
export async function areasOfPremises(
  db: Executor,
  actor: Pick<Actor, "partnershipId">,
  {
    locationId,
    postcode,
    addressWords,
  }: { locationId: string | null; postcode: string | null; addressWords: string | null },
) {
  const location = locationId === null ? undefined : await findLocation(db, actor, locationId);
  const street = addressWords === null ? null : streetOf(addressWords);
  const found = await placeAreas(db, actor.partnershipId, { postcode, street });
  return {
    beat_code: location?.beatCode ?? found.beat?.code ?? null,
    ward_code: location?.wardCode ?? found.ward?.code ?? null,
  };
}
