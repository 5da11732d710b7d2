import { z } from "zod/mini";
import { tickedIdsField } from "../access/form-fields.ts";
import { dayField } from "../dates/day-field.ts";

export const hearBreachesForm = z.object({
  breachId: tickedIdsField("Select breaches from the list").check(
    z.minLength(1, "Select the breaches that were heard"),
  ),
  heardOn: dayField("Day of the sitting"),
});
export type HeardBreaches = z.output<typeof hearBreachesForm>;

/** Days are London's: a sitting that has been, and not before any of the breaches. */
export function refuseHeard(heardOn: string, breachedOn: readonly string[], today: string) {
  if (heardOn > today) return { field: "heardOn", message: "Day of the sitting must be today or in the past" };
  if (breachedOn.some((day) => day > heardOn))
    return { field: "heardOn", message: "Day of the sitting must not be before one of the breaches" };
  return null;
}
