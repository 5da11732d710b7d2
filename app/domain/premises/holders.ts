import { longDay, plusDays } from "../dates/iso-day.ts";
import { HOLDER_ROLE_NAMES, type HolderRole } from "./register.ts";

/** Both days included; null: not known, or without an end. */
export type HeldDays = { fromDay: string | null; untilDay: string | null };
type Holder = HeldDays & { id: string; role: HolderRole; name: string };
type Refusal = { field: string; message: string };

export function isHeldOn({ fromDay, untilDay }: HeldDays, day: string): boolean {
  return (fromDay === null || fromDay <= day) && (untilDay === null || untilDay >= day);
}

/** Who has a role on a day: one at most, since two in one role at a time are refused. */
export function holderOn<H extends Holder>(holders: readonly H[], role: HolderRole, day: string): H | null {
  return holders.find((holder) => holder.role === role && isHeldOn(holder, day)) ?? null;
}

export function daysOverlap(one: HeldDays, other: HeldDays): boolean {
  const before = (a: HeldDays, b: HeldDays) => a.untilDay !== null && b.fromDay !== null && a.untilDay < b.fromDay;
  return !before(one, other) && !before(other, one);
}

/**
 * Whoever is in the role and has no last day, and was in it before a new one begins: the last day is then the one before,
 * so that a change of holder or supervisor is written once.
 */
export function endedByNext<H extends Holder>(
  holders: readonly H[],
  next: HeldDays & { role: HolderRole },
): { holder: H; untilDay: string } | null {
  const { role, fromDay, untilDay } = next;
  if (fromDay === null || untilDay !== null) return null;
  const holder = holders.find((one) => one.role === role && one.untilDay === null);
  if (!holder || (holder.fromDay !== null && holder.fromDay >= fromDay)) return null;
  return { holder, untilDay: plusDays(fromDay, -1) };
}

/** Why these days cannot be theirs: the wrong way round, not come yet, or somebody else's in the same role. */
export function refuseHeldDays(
  given: HeldDays & { role: HolderRole },
  others: readonly Holder[],
  latest: string,
): Refusal | null {
  const { fromDay, untilDay, role } = given;
  if (fromDay !== null && fromDay > latest)
    return { field: "fromDay", message: `First day must be ${longDay(latest)} or before` };
  if (fromDay !== null && untilDay !== null && untilDay < fromDay)
    return { field: "untilDay", message: "Last day must be the same as or after the first day" };
  const other = others.find((one) => one.role === role && daysOverlap(one, given));
  if (other === undefined) return null;
  const isNow = other.untilDay === null;
  const name = HOLDER_ROLE_NAMES[role].toLowerCase();
  if (isNow && fromDay === null)
    return { field: "fromDay", message: `Enter the first day: ${other.name} is the ${name}, and ends the day before` };
  return {
    field: "fromDay",
    message: `${other.name} is recorded as ${name} ${heldWords(other)}. Two at a time cannot be recorded`,
  };
}

/** "from 3 January 2026 to 5 March 2026", as far as it is known. */
export function heldWords({ fromDay, untilDay }: HeldDays): string {
  const from = fromDay === null ? null : `from ${longDay(fromDay)}`;
  const until = untilDay === null ? null : `to ${longDay(untilDay)}`;
  return [from, until].filter(Boolean).join(" ") || "since a day that is not recorded";
}
