import { streetKey } from "#app/domain/locations/street-key.ts";
import { findArea, findStreetBeat, upsertStreetBeat } from "#db/queries/areas.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { inTransaction } from "#db/transaction.ts";
import type { AdminContext } from "../admin/admin-context.ts";

/** The beat that somebody picks once for a street, used where no file answers. */
export function rememberBeat({ db, actor, now }: AdminContext, street: string, beatId: string) {
  return inTransaction(db, async (trx) => {
    const key = streetKey(street);
    const beat = await findArea(trx, actor.partnershipId, beatId);
    if (beat?.kind !== "beat") return { kind: "refused" as const, errors: { beatId: "Select a beat from the list" } };
    const before = await findStreetBeat(trx, actor.partnershipId, key);
    if (before?.beatId === beatId) return { kind: "done" as const };
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
      category: before ? "alteration" : "collection",
      event: "area.street-beat-chosen",
      objectKind: "area",
      objectId: beatId,
      fields: ["beatId"],
      detail: { street, before: { beatId: before?.beatId ?? null }, after: { beatId } },
    });
    return { kind: "done" as const };
  });
}
