import { type BankHolidays, isKnown, yearOf } from "../dates/bank-holidays.ts";
import { plusDays } from "../dates/iso-day.ts";
import { isWeekend } from "../dates/working-days.ts";

type Known = { holidays: BankHolidays; titles: ReadonlyMap<string, string> };

/** What to think about on a due day when nobody may be at work. Nothing forbids it. */
export function dueDayWarning(day: string, { holidays, titles }: Known): string | null {
  const title = titles.get(day);
  if (title !== undefined) return `The due day is a bank holiday: ${title}`;
  if (isWeekend(day)) return "The due day is at a weekend";
  if (isKnown(day, holidays)) return null;
  return `The bank holidays for ${yearOf(day)} are not loaded, so the due day may be one`;
}

/** Further ahead than the setting says: asked about once, because it is more likely a slip of the pen. */
export function isFarAhead(dueOn: string, today: string, latestDueDays: number): boolean {
  return dueOn > plusDays(today, latestDueDays);
}
