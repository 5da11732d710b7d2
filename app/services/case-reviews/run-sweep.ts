import { countedChanges } from "#db/queries/threshold-sweep.ts";
import type { Executor } from "#db/transaction.ts";
import { type NearVictim, type SweepAsked, victimsNear } from "./victims-near.ts";

type Sweep = (asked: SweepAsked) => Promise<NearVictim[]>;
let elsewhere: Sweep | null = null;

/** Once at the start of a server: a thread of its own for the sweep, so that pages go on meanwhile. Null: in this one. */
export function runSweepIn(thread: Sweep | null) {
  elsewhere = thread;
}

type Kept = { on: string; changes: number; found: Promise<NearVictim[]> };
const MOST_KEPT = 100;
const kept = new Map<string, Kept>();

/**
 * As victimsNear, counted once for everybody who asks until something that it is counted from has changed, or the day has
 * (docs/decisions/0059). What is found is for the readers of it to leave as it is.
 */
export async function runSweep(db: Executor, asked: SweepAsked): Promise<readonly NearVictim[]> {
  const { partnershipId, on } = asked;
  const changes = await countedChanges(db, partnershipId);
  const before = kept.get(partnershipId);
  if (before?.on === on && before.changes === changes) return before.found;
  const found = elsewhere ? elsewhere(asked) : victimsNear(db, asked);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(partnershipId, { on, changes, found });
  found.catch(() => {
    if (kept.get(partnershipId)?.found === found) kept.delete(partnershipId);
  });
  return found;
}
