import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { LocationDetails } from "#app/domain/locations/location.form.ts";
import { fold } from "#app/domain/search/fold.ts";
import { locationTerms } from "#app/services/search/location-terms.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { insertLocation } from "#db/queries/locations.ts";
import { nextReference } from "#db/queries/references.ts";
import { replaceSearchTerms } from "#db/queries/search-terms.ts";
import type { Transaction } from "#db/transaction.ts";
import { areasOfLocation } from "./areas-of-location.ts";
import { rememberPick } from "./remember-pick.ts";

/** A place, found from this moment on. That it is not recorded already is for the caller to see to. */
export async function addLocation(
  trx: Transaction,
  { actor, now }: { actor: Actor; now: Date },
  details: LocationDetails,
) {
  const areas = await areasOfLocation(trx, actor.partnershipId, details);
  if (areas.kind === "refused") return areas;
  const id = uuid();
  const reference = await nextReference(trx, actor.partnershipId, "L", londonDay(now));
  const { kind, name, addressWords, postcode, uprn, latitude, longitude } = details;
  await insertLocation(trx, {
    id,
    partnership_id: actor.partnershipId,
    reference,
    version: 1,
    kind,
    name,
    name_folded: fold(name),
    address_words: addressWords,
    postcode,
    ...areas.columns,
    uprn,
    latitude,
    longitude,
    created_at: now.toISOString(),
    created_by: actor.id,
  });
  const record = { partnershipId: actor.partnershipId, kind: "location", id };
  await replaceSearchTerms(trx, record, locationTerms({ ...details, reference }));
  await rememberPick(trx, { actor, now }, details);
  await insertAuditEvent(trx, actor, now, {
    category: "collection",
    event: "location.created",
    objectKind: "location",
    objectId: id,
    fields: Object.keys(details),
    detail: { after: details },
  });
  return { kind: "done" as const, id };
}
