import { LEASE_MS, leaseFor } from "#app/domain/meetings/item-minute.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { updateItemMinute, updateLease } from "#db/queries/item-minutes.ts";
import { inTransaction } from "#db/transaction.ts";
import { type ItemAt, type ItemContext, itemToMinute } from "./item-to-minute.ts";

/**
 * One writes at a time. `begin` takes the pen where it lies, or goes on with one's own; `take-over` takes it out of
 * somebody's hand, who notices at their next save. `isByItself`: the page keeps it in hand, and nobody has touched it.
 */
export function takePen({ db, actor, now }: ItemContext, at: ItemAt, how: "begin" | "take-over", isByItself = false) {
  return inTransaction(db, async (trx) => {
    const found = await itemToMinute({ trx, actor, now }, at, isByItself);
    if (found.kind !== "found") return found;
    const { row, item } = found;
    const turn = { lease_user_id: actor.id, lease_until: new Date(now.getTime() + LEASE_MS).toISOString() };
    const lease = leaseFor(row, actor.id, now);
    if (lease.kind !== "held") {
      await updateLease(trx, item.id, turn);
      return { kind: "done" as const };
    }
    if (how === "begin") return { kind: "held" as const };
    // A new version, so that a save that is under way does not come in between.
    if (!(await updateItemMinute(trx, row, turn))) return { kind: "held" as const };
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "alteration", event: "agenda.pen-taken-over", objectKind: "agenda-item", objectId: item.id },
      ...{ fields: ["writer"], detail: { before: { userId: lease.by }, after: { userId: actor.id } } },
    });
    return { kind: "done" as const };
  });
}
