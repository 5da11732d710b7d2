import { setImmediate } from "node:timers/promises";
import { systemActor } from "#app/domain/access/actor.ts";
import { listGroupsWithSeries } from "#db/queries/group-series.ts";
import { findGroup } from "#db/queries/groups.ts";
import { lockPartnership } from "#db/queries/memberships.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { applyPlan } from "./apply-plan.ts";

/** Every group of every partnership, each in a transaction of its own, so that pages are served between them. */
export async function planAhead({ db, now }: { db: Executor; now: Date }) {
  const done = { added: 0, removed: 0 };
  for (const { id, partnershipId } of await listGroupsWithSeries(db)) {
    await inTransaction(db, async (trx) => {
      await lockPartnership(trx, partnershipId);
      const group = await findGroup(trx, partnershipId, id);
      if (!group) return;
      const plan = await applyPlan(trx, systemActor("jobs", partnershipId), now, { ...group, partnershipId });
      done.added += plan.insert.length;
      done.removed += plan.remove.length;
    });
    await setImmediate();
  }
  return done;
}
