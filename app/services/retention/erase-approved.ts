import { setImmediate } from "node:timers/promises";
import { systemActor } from "#app/domain/access/actor.ts";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { HOLD_GROUND_NAMES } from "#app/domain/retention/kinds.ts";
import {
  type ApprovedItem,
  listApproved,
  markItem,
  markRunRunning,
  type RetentionRun,
  unsafeFindOpenRun,
  updateRunCounts,
} from "#db/queries/retention-runs.ts";
import { isAnyHeld } from "#db/queries/tombstones.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";
import { type ErasureFolders, eraseRecord } from "./erase-record.ts";
import { retentionOf } from "./retention-of.ts";
import { writeErased } from "./write-erased.ts";

type Context = {
  db: Executor;
  clock: () => Date;
  folders: ErasureFolders;
  isStopping: () => boolean;
  /** Before a run is done: a stop in between does it once more. */
  finish: (run: { id: string; partnershipId: string }) => Promise<Record<string, number>>;
};
const AT_ONCE = 50;

/** What stands for a fault, on the page of the run: the record is whole, and comes onto the list again. */
const NOT_POSSIBLE = "It could not be erased: nothing of it is gone";

/** Works off what was approved, a transaction a record, whatever becomes of another. What a stop left is gone on with. Gives how many of what. */
export async function eraseApproved(context: Context): Promise<Record<string, number>> {
  const { db, clock, folders, isStopping, finish } = context;
  const counts = { runs: 0, records: 0, kept: 0 };
  let finished: Record<string, number> = {};
  let failed: unknown;
  await writeErased(db, folders.erasedFile);
  while (!isStopping()) {
    const run = await unsafeFindOpenRun(db);
    if (!run) break;
    await inTransaction(db, (trx) => markRunRunning(trx, run.id));
    const items = await listApproved(db, run.id, AT_ONCE);
    for (const item of items) {
      if (isStopping()) return counts;
      const outcome = await eraseItem(context, run, item).catch(async (error: unknown) => {
        failed ??= error;
        await inTransaction(db, (trx) => markItem(trx, item.itemId, "kept", NOT_POSSIBLE));
        return "kept" as const;
      });
      counts[outcome === "kept" ? "kept" : "records"] += 1;
      await setImmediate();
    }
    const isDone = items.length < AT_ONCE;
    if (isDone) finished = await finish({ id: run.id, partnershipId: run.partnership_id });
    await inTransaction(db, (trx) => updateRunCounts(trx, run.id, isDone ? clock().toISOString() : null));
    if (isDone) counts.runs += 1;
  }
  // Told to whoever runs the server, as a run of the job that failed.
  if (failed !== undefined) throw failed;
  return { ...counts, ...finished };
}

async function eraseItem({ db, clock, folders }: Context, run: RetentionRun, item: ApprovedItem) {
  const now = clock();
  const { itemId, subject, rule } = item;
  const actor = { ...systemActor("jobs"), id: run.approved_by, partnershipId: run.partnership_id };
  let because = "";
  const mayGo = async (trx: Transaction, ids: readonly string[]) => {
    const why = await whyKept(trx, run.partnership_id, item, londonDay(now));
    because = why ?? ((await isAnyHeld(trx, run.partnership_id, ids)) ? "Something that belongs to it is held" : "");
    return because === "";
  };
  const how = { rule, fate: item.fate ?? "erase", mayGo };
  const done = await eraseRecord({ db, now, actor, folders }, subject, how);
  // Of what is erased the item is closed with it, in its transaction.
  if (done.kind === "kept") await inTransaction(db, (trx) => markItem(trx, itemId, "kept", because));
  if (done.kind === "gone") await inTransaction(db, (trx) => markItem(trx, itemId, "gone"));
  return done.kind;
}

/** Held, opened again or not due any more since it was approved: what stands now decides, not what stood then. */
async function whyKept(trx: Transaction, partnershipId: string, { subject }: ApprovedItem, today: string) {
  const retention = await retentionOf(trx, partnershipId, subject, today);
  if (!retention) return null;
  const [held] = retention.heldBy;
  if (held) return HOLD_GROUND_NAMES[held.ground];
  if (retention.reviewOn === null) return "It is open again";
  return retention.reviewOn > today ? `It is not due before ${longDay(retention.reviewOn)}` : null;
}
