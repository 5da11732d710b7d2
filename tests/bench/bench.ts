import type { Executor } from "#db/transaction.ts";
import type { Outcome } from "./outcome.ts";
import type { Server } from "./server.ts";
import type { World } from "./world/kept.ts";
import type { Neighbours } from "./world/sizes.ts";

/** How much is asked of each operation. */
export type Effort = {
  /** How often the product and the floor take turns; the medians count. */
  rounds: number;
  /** Where a rate is measured a round ends after so many requests, or so many milliseconds. */
  requests: number;
  within: number;
  /** How often something is done in a round of which the milliseconds are measured. */
  times: number;
  /** At once, where a rate is measured. */
  connections: number;
  /** Requests of the long run after which the memory is looked at. */
  longRun: number;
  /** Rows of the file that is loaded while the list is asked for. */
  importRows: number;
  /** So many partnerships more, each with so many incidents, in the world with which this one is compared. */
  neighbours: Neighbours;
};

/** What every operation is given: a world, the product that serves it, and the same database for the floors. */
export type Bench = {
  world: World;
  servers: readonly Server[];
  db: Executor;
  effort: Effort;
  /** Where worlds are kept, for an operation that needs another one. */
  folder: string;
  /** For people to read while they wait. */
  say: (line: string) => void;
};

export type Operation = { name: string; run: (bench: Bench) => Promise<Outcome[]> };
