import type { Actor } from "../access/actor.ts";
import { mayRunMeeting } from "./agenda.ts";

/** What stands beside the minute: what others at the table add, and a text that lost a race against another. */
export const CONTRIBUTION_KIND_NAMES = {
  contribution: "Contribution",
  "lost-text": "Text that was not saved over",
} as const;
export type ContributionKind = keyof typeof CONTRIBUTION_KIND_NAMES;

/** Who writes what is said of an item: the group's chair and coordinators, and whoever takes the minutes at this one meeting. */
export function mayMinute(actor: Pick<Actor, "memberships">, groupId: string, isMinuteTaker: boolean): boolean {
  return isMinuteTaker || mayRunMeeting(actor, groupId);
}

/** How long nobody else writes without taking over; each save and each sign of life begins it anew. */
export const LEASE_MS = 2 * 60_000;

type Lease = { leaseUserId: string | null; leaseUntil: string | null };
export type LeaseFor = { kind: "own" | "free" } | { kind: "held"; by: string; until: string };

/**
 * Whether somebody may take up the pen: it is free, or theirs, or another's until an instant (ISO text in UTC), at which
 * it is free again.
 */
export function leaseFor({ leaseUserId, leaseUntil }: Lease, userId: string, now: Date): LeaseFor {
  if (leaseUserId === null || leaseUntil === null || leaseUntil <= now.toISOString()) return { kind: "free" };
  return leaseUserId === userId ? { kind: "own" } : { kind: "held", by: leaseUserId, until: leaseUntil };
}
