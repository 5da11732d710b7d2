import type { Actor } from "#app/domain/access/actor.ts";
import type { CorrectedIncident } from "#app/domain/incidents/correct-incident.form.ts";
import { fold } from "#app/domain/search/fold.ts";
import { findLocation } from "#db/queries/locations.ts";
import type { Transaction } from "#db/transaction.ts";
import type { Incident } from "./change-incident.ts";
import { addPlace, findPlace } from "./name-place.ts";

type Typed = Pick<CorrectedIncident, "place" | "postcode" | "locationId">;

/**
 * The place of an incident after a correction, with its areas: as it was where the words are, else one that is recorded or is
 * recorded now. What it may be is offered first, as when a report is logged.
 */
export async function correctedPlace(
  trx: Transaction,
  at: { actor: Actor; now: Date },
  incident: Incident,
  { place, postcode, locationId }: Typed,
) {
  if (place === null || (fold(place) === fold(incident.placeName ?? "") && postcode === incident.postcode))
    return { kind: "read" as const, columns: columnsOf(incident) };
  const found = await findPlace(trx, at, { place, postcode, locationId });
  if (found.kind === "refused" || found.kind === "offers") return found;
  const id = found.kind === "known" ? found.id : await addPlace(trx, at, { place, postcode });
  const location = await findLocation(trx, at.actor, id);
  if (!location) throw new Error("The place was found or recorded in this transaction");
  return { kind: "read" as const, columns: columnsOf({ ...location, locationId: id, placeName: location.name }) };
}

type Place = Pick<Incident, "locationId" | "placeName" | "postcode" | "beatCode" | "wardCode" | "lsoaCode">;

function columnsOf({ locationId, placeName, postcode, beatCode, wardCode, lsoaCode }: Place) {
  return { locationId, placeName, postcode, beatCode, wardCode, lsoaCode };
}
