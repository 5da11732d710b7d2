import { plusDays } from "../dates/iso-day.ts";

/**
 * The day of the warning that is due before an agreement's last day, by the days before it on which there is one; null
 * before the first. A warning that was missed is given late, and of several missed the last alone. Days are ISO text.
 */
export function warningDue(expiresOn: string, daysBefore: readonly number[], today: string): string | null {
  const due = daysBefore.map((days) => plusDays(expiresOn, -days)).filter((day) => day <= today);
  return due.sort().at(-1) ?? null;
}
