import { z } from "zod/mini";
import { versionField, wordsField } from "../access/form-fields.ts";
import { dayField } from "../dates/day-field.ts";

export const closePremisesForm = z.object({
  version: versionField,
  closedOn: dayField("Day on which they closed"),
  reason: wordsField("Enter why they closed", "Reason", 500),
});
export type PremisesClosing = z.output<typeof closePremisesForm>;

/** For opening again, and for keeping what a register no longer has: that it is so is known from somewhere. */
export const reasonForm = z.object({
  version: versionField,
  reason: wordsField("Enter how you know", "How you know", 500),
});
export type PremisesReason = z.output<typeof reasonForm>;
