import type { Actor } from "#app/domain/access/actor.ts";
import type { LocationDetails } from "#app/domain/locations/location.form.ts";
import { streetOf } from "#app/domain/locations/location.ts";
import { streetKey } from "#app/domain/locations/street-key.ts";
import { findStreetBeat, upsertStreetBeat } from "#db/queries/areas.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import type { Transaction } from "#db/transaction.ts";

/** A beat that is picked for an address is that of its street from now on, where no file and nobody else has said one. */
export async function rememberPick(
  trx: Transaction,
  { actor, now }: { actor: Actor; now: Date },
  { kind, addressWords, beatId }: LocationDetails,
) {
  const street = addressWords === null ? "" : streetOf(addressWords);
  const key = streetKey(street);
  if (kind !== "address" || beatId === null || key === "") return;
  if (await findStreetBeat(trx, actor.partnershipId, key)) return;
  await upsertStreetBeat(trx, {
    partnership_id: actor.partnershipId,
    street_key: key,
    street,
    beat_id: beatId,
    chosen_by: actor.id,
    chosen_at: now.toISOString(),
    version: 1,
  });
  await insertAuditEvent(trx, actor, now, {
    category: "collection",
    event: "area.street-beat-chosen",
    objectKind: "area",
    objectId: beatId,
    fields: ["beatId"],
    detail: { street, before: { beatId: null }, after: { beatId } },
  });
}
