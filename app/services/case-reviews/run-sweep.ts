import type { Executor } from "#db/transaction.ts";
import { type NearVictim, type SweepAsked, victimsNear } from "./victims-near.ts";

type Sweep = (asked: SweepAsked) => Promise<NearVictim[]>;
let elsewhere: Sweep | null = null;

/** Once at the start of a server: a thread of its own for the sweep, so that pages go on meanwhile. Null: in this one. */
export function runSweepIn(thread: Sweep | null) {
  elsewhere = thread;
}

export function runSweep(db: Executor, asked: SweepAsked): Promise<NearVictim[]> {
  return elsewhere ? elsewhere(asked) : victimsNear(db, asked);
}
