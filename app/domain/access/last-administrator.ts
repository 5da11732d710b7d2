import { longDay, plusDays } from "../dates/iso-day.ts";
import type { Term } from "./membership.ts";

/** The first day, from today on, on which no term is in force; null when there is none such. */
export function firstDayWithout(terms: readonly Term[], today: string): string | null {
  let day = today;
  for (const term of [...terms].sort((a, b) => (a.fromDay < b.fromDay ? -1 : 1))) {
    if (term.fromDay > day) return day;
    if (term.untilDay === null) return null;
    if (term.untilDay >= day) day = plusDays(term.untilDay, 1);
  }
  return day;
}

/**
 * A partnership keeps an administrator (issue 2). The terms are those of users who can sign in: somebody invited may
 * never come. What is changed may not bring nearer the first day on which nobody is left.
 */
export function refuseLosingAdministrator(
  before: readonly Term[],
  after: readonly Term[],
  today: string,
): string | null {
  const was = firstDayWithout(before, today);
  const is = firstDayWithout(after, today);
  if (is === null || (was !== null && is >= was)) return null;
  const when = is === today ? "" : ` from ${longDay(is)}`;
  return `The partnership would have no administrator${when}. Give somebody else who has signed in the duty first`;
}
