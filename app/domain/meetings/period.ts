import { daysBetween, plusDays } from "../dates/iso-day.ts";

export type Days = { from: string; until: string };

/** Local policy: before a group has ever met, what happened in the four weeks up to the meeting. */
const FIRST_DAYS = 28;

/** From the day after the last meeting to the day of this one, or today where that is still to come; both included. */
export function periodOf({ lastDay, day, today }: { lastDay: string | null; day: string; today: string }): Days {
  const until = day < today ? day : today;
  const from = lastDay === null ? plusDays(until, 1 - FIRST_DAYS) : plusDays(lastDay, 1);
  return { from: from < until ? from : until, until };
}

/** As many days as the period, directly before it. */
export function periodBefore({ from, until }: Days): Days {
  const length = daysBetween(from, until) + 1;
  return { from: plusDays(from, -length), until: plusDays(from, -1) };
}

/**
 * The month ahead of a meeting (DOMAIN 5.2): from the day after it to the day of the group's next, that included; where none
 * is known, so many days.
 */
export function daysAhead(day: string, nextDay: string | null, days: number): Days {
  return { from: plusDays(day, 1), until: nextDay ?? plusDays(day, days) };
}

type Counted = { of: string | null; count: number };

/** Both periods side by side, the most first; what neither has is no row. */
export function sideBySide(now: readonly Counted[], before: readonly Counted[]) {
  const all = [...new Set([...now, ...before].map(({ of }) => of))];
  const countIn = (rows: readonly Counted[], of: string | null) => rows.find((one) => one.of === of)?.count ?? 0;
  return all
    .map((of) => ({ of, count: countIn(now, of), before: countIn(before, of) }))
    .sort((a, b) => b.count - a.count || b.before - a.before || (a.of ?? "").localeCompare(b.of ?? "", "en-GB"));
}
