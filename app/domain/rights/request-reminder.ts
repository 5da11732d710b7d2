import { plusDays } from "../dates/iso-day.ts";

/** Local policy: how many days before the last day those are told whose duty it is. */
const BEFORE = [2, 7];

/**
 * Of what somebody is told, and for which day, so that they are told of each once: due within two days or within a week, or
 * late. Null for what is not due yet. `days` until it is due, negative when it is late.
 */
export function reminderOf(dueOn: string, days: number) {
  if (days < 0) return { kind: "rights-overdue" as const, forDay: dueOn };
  const within = BEFORE.find((most) => days <= most);
  return within === undefined ? null : { kind: "rights-due-soon" as const, forDay: plusDays(dueOn, -within) };
}
