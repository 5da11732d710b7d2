import type { Actor } from "#app/domain/access/actor.ts";
import { changedFields } from "#app/domain/audit/event-content.ts";
import type { LocationDetails } from "#app/domain/locations/location.form.ts";
import { fold } from "#app/domain/search/fold.ts";
import { locationTerms } from "#app/services/search/location-terms.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findLocation, updateLocation } from "#db/queries/locations.ts";
import { replaceSearchTerms } from "#db/queries/search-terms.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { areasOfLocation } from "./areas-of-location.ts";
import { rememberPick } from "./remember-pick.ts";

type Context = { db: Executor; actor: Actor; now: Date };

export function changeLocation(
  { db, actor, now }: Context,
  id: string,
  { version, ...details }: LocationDetails & { version: number },
) {
  return inTransaction(db, async (trx) => {
    const location = await findLocation(trx, actor, id);
    if (!location) return { kind: "not-found" as const };
    if (location.version !== version) return { kind: "changed" as const, current: location };
    const areas = await areasOfLocation(trx, actor.partnershipId, details);
    if (areas.kind === "refused") return areas;
    const { kind, name, addressWords, postcode, uprn, latitude, longitude } = details;
    const written = await updateLocation(trx, actor, { id, version }, {
      kind, name, name_folded: fold(name), address_words: addressWords, postcode, ...areas.columns, uprn, latitude, longitude,
    }); // prettier-ignore
    if (!written) {
      const current = await findLocation(trx, actor, id);
      return current ? { kind: "changed" as const, current } : { kind: "not-found" as const };
    }
    const record = { partnershipId: actor.partnershipId, kind: "location", id };
    await replaceSearchTerms(trx, record, locationTerms({ ...details, reference: location.reference }));
    await rememberPick(trx, { actor, now }, details);
    const after = { kind, name, addressWords, postcode, uprn, latitude, longitude, beatCode: areas.columns.beat_code, wardCode: areas.columns.ward_code }; // prettier-ignore
    const before = Object.fromEntries(
      Object.keys(after).map((field) => [field, location[field as keyof typeof after]]),
    );
    await insertAuditEvent(trx, actor, now, {
      category: "alteration",
      event: "location.changed",
      objectKind: "location",
      objectId: id,
      fields: changedFields(before, after),
      detail: { before, after },
    });
    return { kind: "done" as const };
  });
}
