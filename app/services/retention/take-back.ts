import type { Actor } from "#app/domain/access/actor.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import {
  findApproval,
  findItem,
  returnItemsOfRun,
  settleItem,
  takeFromRun,
  UNDECIDED,
} from "#db/queries/retention-items.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";

type Context = { db: Executor; actor: Actor; now: Date };
type Asked = { itemId: string; version: number; what: "item" | "run" };

/** One record, or everything that was approved with it, back onto the list of what is due: only while the run has not begun. */
export function takeBack({ db, actor, now }: Context, { itemId, version, what }: Asked) {
  const { partnershipId } = actor;
  return inTransaction(db, async (trx) => {
    const item = await findItem(trx, partnershipId, itemId);
    if (!item) return { kind: "not-found" as const };
    const run = item.run_id === null ? undefined : await findApproval(trx, partnershipId, item.run_id);
    if (item.status !== "approved" || item.version !== version || run?.status !== "approved")
      return { kind: "changed" as const };
    const left = what === "run" ? 0 : run.records - 1;
    const of = { partnershipId, id: run.id, version: run.version };
    if (!(await takeFromRun(trx, of, { left, at: now.toISOString() }))) return { kind: "changed" as const };
    const returned =
      what === "run"
        ? await returnItemsOfRun(trx, partnershipId, run.id)
        : Number(await settleItem(trx, { partnershipId, id: itemId, version }, "approved", UNDECIDED));
    await insertAuditEvent(trx, actor, now, {
      ...{
        category: "alteration",
        event: "retention.approval-taken-back",
        objectKind: "retention-run",
        objectId: run.id,
      },
      ...{ resultCount: returned, objects: what === "item" ? [{ kind: item.record_kind, id: item.record_id }] : [] },
    });
    return { kind: "done" as const, returned };
  });
}
