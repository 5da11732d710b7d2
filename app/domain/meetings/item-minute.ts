import type { Actor } from "../access/actor.ts";
import { type AgendaRefusal, mayRunMeeting } from "./agenda.ts";
import type { SittingStatus } from "./sitting.ts";

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

/** What is written of an item. */
export type ItemTexts = { minute: string; decision: string; sharedSummary: string };
export const ITEM_TEXT_NAMES = {
  minute: "Minute",
  decision: "Decision",
  sharedSummary: "Shared summary",
} as const satisfies Record<keyof ItemTexts, string>;
const TEXTS = Object.keys(ITEM_TEXT_NAMES) as (keyof ItemTexts)[];
export const NO_TEXTS: ItemTexts = { minute: "", decision: "", sharedSummary: "" };

export function changedTexts(before: ItemTexts, after: ItemTexts): (keyof ItemTexts)[] {
  return TEXTS.filter((name) => before[name] !== after[name]);
}

/** What one text has that another does not, to be kept beside that: null where nothing would be lost. */
export function lostWords(lost: ItemTexts, kept: ItemTexts): string | null {
  const names = changedTexts(lost, kept).filter((name) => lost[name].trim() !== "" && !kept[name].includes(lost[name]));
  return names.length === 0 ? null : names.map((name) => `${ITEM_TEXT_NAMES[name]}: ${lost[name].trim()}`).join("\n\n");
}

/** Minutes that the next meeting has confirmed are corrected, with a day, and never written again (DOMAIN 5.4). */
export function refuseMinuting(
  { status }: { status: SittingStatus },
  isConfirmed: boolean,
  what: "what was said" | "who was there" = "what was said",
): AgendaRefusal | null {
  if (status === "cancelled") return { field: null, message: "This meeting is cancelled" };
  return isConfirmed
    ? { field: null, message: `The minutes of this meeting are confirmed, so ${what} is corrected there` }
    : null;
}

/** On the day of the meeting, whoever keeps it is at work in it whether or not they type. */
export function isKeeping(sitting: { day: string; status: SittingStatus }, today: string): boolean {
  return sitting.day === today && sitting.status !== "cancelled";
}
