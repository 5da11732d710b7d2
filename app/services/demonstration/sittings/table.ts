import type { Actor } from "#app/domain/access/actor.ts";
import type { findGroup } from "#db/queries/groups.ts";
import type { listPastSittings } from "#db/queries/meetings.ts";
import type { CastKey } from "../cast.ts";
import type { Expected, Person } from "./coming-and-absent.ts";
import type { Meeting } from "./meetings.ts";
import type { PlannedItem } from "./plan.ts";

type Found<F extends (...given: never[]) => Promise<unknown>> = NonNullable<Awaited<ReturnType<F>>>;
export type Sitting = Found<typeof listPastSittings>[number];

/** Who sits around the table of a group, and what all its meetings have in common. */
export type Table = {
  meeting: Meeting;
  group: Found<typeof findGroup>;
  expected: readonly Expected[];
  /** Who runs and writes its meetings. */
  keeper: Actor;
  chair: Actor;
  actorOf: (userId: string) => Actor;
  memberOf: (key: CastKey) => { userId: string; agencyId: string };
  statementId: string;
  /** The agency that leads a case of the group, by the case. */
  leads: ReadonlyMap<string, string>;
  /** The day by which an action was first to be done. */
  firstDueOn: (actionId: string) => string | undefined;
};

/** One meeting that has been held. */
export type HeldSitting = {
  sitting: Sitting;
  /** The next one, where it has been held too. */
  next: Sitting | null;
  items: readonly PlannedItem[];
  people: readonly Person[];
  guests: readonly { name: string; agencyId: string }[];
  brought: readonly { agencyId: string; words: string }[];
  /** Who adds to an item what its lead has not said. */
  speakerOf: (item: PlannedItem) => Person | undefined;
};
