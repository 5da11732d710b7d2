import { z } from "zod/mini";
import { versionField } from "../access/form-fields.ts";
import { dayField } from "../dates/day-field.ts";

export const TOLD_HOW_NAMES = {
  phone: "By telephone",
  "in-person": "In person",
  letter: "By letter",
  email: "By e-mail",
  representative: "Through somebody who speaks for them",
} as const;
export type ToldHow = keyof typeof TOLD_HOW_NAMES;
export const TOLD_HOWS = Object.keys(TOLD_HOW_NAMES) as ToldHow[];

/** That the victim was told of the case review: by whoever records it, on a day, in a way. */
export const toldVictimForm = z.object({
  dutyId: z.uuidv7("Reload the page"),
  version: versionField,
  toldOn: dayField("Day on which they were told"),
  how: z.enum(TOLD_HOWS, "Select how they were told"),
});
export type ToldVictim = z.output<typeof toldVictimForm>;

/** Days are London's. */
export function refuseTold({ toldOn }: Pick<ToldVictim, "toldOn">, aroseOn: string, today: string) {
  if (toldOn > today) return { field: "toldOn", message: "Day on which they were told must be today or in the past" };
  if (toldOn < aroseOn)
    return { field: "toldOn", message: "Day on which they were told must not be before the report" };
  return null;
}
