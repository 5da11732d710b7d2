import { addDays, subDays } from "date-fns";

/** Local policy: what somebody searched for, and whom they found, is theirs for so long. */
const KEPT_DAYS = 1;

export function searchKeptUntil(now: Date): string {
  return addDays(now, KEPT_DAYS).toISOString();
}

/** The instants that a query compares with: what has not expired, and what was recorded within the same time. */
export function searchBounds(now: Date) {
  return { now: now.toISOString(), since: subDays(now, KEPT_DAYS).toISOString() };
}
export type SearchBounds = ReturnType<typeof searchBounds>;
