import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { whyAlike } from "#app/domain/locations/alike.ts";
import type { LocationDetails } from "#app/domain/locations/location.form.ts";
import { fold } from "#app/domain/search/fold.ts";
import { locationTerms } from "#app/services/search/location-terms.ts";
import { idsOfLocations } from "#app/services/search/search-locations.ts";
import { madeOnce } from "#app/services/session/made-once.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { insertLocation, listLocationsAlike } from "#db/queries/locations.ts";
import { nextReference } from "#db/queries/references.ts";
import { replaceSearchTerms } from "#db/queries/search-terms.ts";
import type { Executor } from "#db/transaction.ts";
import { areasOfLocation } from "./areas-of-location.ts";
import { rememberPick } from "./remember-pick.ts";

type Context = { db: Executor; actor: Actor; now: Date; once?: string | null };
const CANDIDATES = 50;

/** A place, found from this moment on. What may be the same place is shown first, with why. */
export function createLocation(context: Context, details: LocationDetails, { anyway }: { anyway: boolean }) {
  const { actor, now } = context;
  return madeOnce(context, "location", async (trx) => {
    if (!anyway) {
      const alike = await likelyTheSame(trx, actor, details);
      if (alike.length > 0) return { kind: "alike" as const, alike };
    }
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
  });
}

/** What is recorded already and may be the same place, each with why. */
async function likelyTheSame(db: Executor, actor: Actor, details: LocationDetails) {
  const ids = (await idsOfLocations(db, actor, details.name)).slice(0, CANDIDATES);
  const { postcode, uprn } = details;
  const candidates = await listLocationsAlike(db, actor, { ids, postcode, uprn }, CANDIDATES);
  return candidates
    .map((place) => ({ id: place.id, reference: place.reference, name: place.name, postcode: place.postcode, why: whyAlike(details, place) }))
    .filter((place) => place.why.length > 0)
    .slice(0, 10); // prettier-ignore
}
