import { plusDays } from "../dates/iso-day.ts";
import { plusMonths } from "../dates/periods.ts";
import type { Settings } from "../settings/definitions.ts";

/** How long before a day somebody is reminded of it: so many days, and so many calendar months. */
export type Leads = { days: readonly number[]; months: readonly number[] };

/** Of everything that ends or is reviewed: so many days before, twice, by the settings as they are today. */
export function dayLeads(settings: Settings): Leads {
  return {
    days: [settings["interventions.remind-first-days"], settings["interventions.remind-again-days"]],
    months: [],
  };
}

/** Of a public spaces protection order besides, as its extension takes a consultation: 9, 6 and 3 months before. */
export function pspoLeads(settings: Settings): Leads {
  const months = ["first", "second", "third"] as const;
  return { days: [], months: months.map((which) => settings[`interventions.pspo-${which}-months`]) };
}

/**
 * The day of the reminder that stands on that day: of those that have come the last one, so that whoever missed one, or
 * recorded it late, is reminded once. Null before the first has come, and after the day itself. A month before 31 March is
 * 28 February, or 29.
 */
export function reminderPoint(day: string, { days, months }: Leads, today: string): string | null {
  if (today > day) return null;
  const points = [...days.map((n) => plusDays(day, -n)), ...months.map((n) => plusMonths(day, -n))];
  return points.filter((point) => point <= today).sort().at(-1) ?? null; // prettier-ignore
}

/** The last day that any of them may be about, seen from today. */
export function furthestDay({ days, months }: Leads, today: string): string {
  const ahead = [...days.map((n) => plusDays(today, n)), ...months.map((n) => plusDays(plusMonths(today, n), 3))];
  return ahead.sort().at(-1) ?? today; // prettier-ignore
}
