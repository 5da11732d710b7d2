import type { Term } from "#app/domain/access/membership.ts";
import { isDay, shortDay } from "#app/domain/dates/iso-day.ts";
import { type FormValues, withDays } from "#app/forms/parse-form.ts";

export function termWords({ fromDay, untilDay }: Term) {
  return `${shortDay(fromDay)} to ${untilDay === null ? "no end" : shortDay(untilDay)}`;
}

/** What was chosen in EndsField. */
export function endsWords(values: FormValues) {
  if (values.ends === "never") return "No end";
  if (values.ends === "now") return "Ends now";
  return `Ends on ${typedDay(values, "untilDay") ?? "no day"}`;
}

/** A day as it was typed in three fields, or null when they are blank. */
export function typedDay(values: FormValues, name: string) {
  const day = String(withDays(values)[name] ?? "");
  return isDay(day) ? shortDay(day) : day || null;
}
