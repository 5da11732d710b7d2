import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { changedFields } from "#app/domain/audit/event-content.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { MarkerKindChange } from "#app/domain/people/marker-kind.form.ts";
import { fold } from "#app/domain/search/fold.ts";
import { refusedWhenTaken } from "#app/services/admin/refused-when-taken.ts";
import { madeOnce } from "#app/services/session/made-once.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findMarkerKind, insertMarkerKinds, updateMarkerKind } from "#db/queries/marker-kinds.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";

type Context = { db: Executor; actor: Actor; now: Date; once?: string | null };

const TAKEN = { field: "name", message: "The list has this warning already" };

export function addMarkerKind(context: Context, { name }: { name: string }) {
  const { actor, now } = context;
  const { partnershipId } = actor;
  const work = madeOnce(context, "marker-kind", async (trx) => {
    const id = uuid();
    const created_at = now.toISOString();
    const row = {
      id,
      partnership_id: partnershipId,
      name,
      name_folded: fold(name),
      ended_on: null,
      created_at,
      version: 1,
    };
    await insertMarkerKinds(trx, [row]);
    await insertAuditEvent(trx, actor, now, {
      category: "permission",
      event: "marker-kind.added",
      objectKind: "marker-kind",
      objectId: id,
      detail: { after: { name } },
    });
    return { kind: "done" as const, id };
  });
  return refusedWhenTaken(work, TAKEN);
}

/** Renamed, or no longer offered: markers that have it keep it. */
export function changeMarkerKind({ db, actor, now }: Context, id: string, change: MarkerKindChange) {
  const { partnershipId } = actor;
  const work = inTransaction(db, async (trx) => {
    const stood = await findMarkerKind(trx, partnershipId, id);
    if (!stood) return { kind: "not-found" as const };
    if (stood.version !== change.version) return { kind: "changed" as const, current: stood };
    const endedOn = change.offered === "yes" ? null : (stood.endedOn ?? londonDay(now));
    const set = { name: change.name, name_folded: fold(change.name), ended_on: endedOn };
    if (!(await updateMarkerKind(trx, { id, version: change.version, partnershipId }, set)))
      return { kind: "changed" as const, current: (await findMarkerKind(trx, partnershipId, id)) ?? stood };
    const before = { name: stood.name, endedOn: stood.endedOn };
    const after = { name: change.name, endedOn };
    await insertAuditEvent(trx, actor, now, {
      category: "permission",
      event: "marker-kind.changed",
      objectKind: "marker-kind",
      objectId: id,
      fields: changedFields(before, after),
      detail: { before, after },
    });
    return { kind: "done" as const };
  });
  return refusedWhenTaken(work, TAKEN);
}
