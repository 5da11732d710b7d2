import { z } from "zod/mini";
import { optionalWordsField, versionField, wordsField } from "../access/form-fields.ts";
import { dayField, optionalDayField } from "../dates/day-field.ts";
import { HOLD_GROUNDS, type RetentionKind } from "./kinds.ts";

/** Kinds that people know by a reference, and that a hold can be placed on. */
export const HELD_KINDS = [
  "case",
  "person",
  "incident",
  "report",
  "problem",
  "referral",
  "case-review",
  "intervention",
  "rights-request",
] as const satisfies RetentionKind[];
export type HeldKind = (typeof HELD_KINDS)[number];

export const placeHoldForm = z.object({
  kind: z.enum(HELD_KINDS, "Select what is held"),
  reference: wordsField("Enter the reference, such as CS-20-0014", "Reference", 40),
  ground: z.enum(HOLD_GROUNDS, "Select why it is held"),
  words: wordsField("Enter what holds it", "What holds it", 1000),
  reviewOn: dayField("Day on which the hold is looked at again"),
});
export type HoldToPlace = z.output<typeof placeHoldForm>;

/** Of a hold that was looked at: it ends, or it stands and is looked at again. The button says which. */
export const settleHoldForm = z
  .object({
    version: versionField,
    what: z.catch(z.enum(["end", "review"]), "review"),
    reason: optionalWordsField("Reason", 1000),
    reviewOn: optionalDayField("Day on which the hold is looked at again"),
  })
  .check(
    z.refine(({ what, reason }) => what !== "end" || reason !== null, {
      path: ["reason"],
      error: "Enter why the hold ends",
    }),
    z.refine(({ what, reviewOn }) => what !== "review" || reviewOn !== null, {
      path: ["reviewOn"],
      error: "Enter the day on which the hold is looked at again",
    }),
  );

/** A reason why the hold is not looked at again on that day, or null. `latest` is by the setting for holds. */
export function refuseHoldReview(
  reviewOn: string,
  { today, latest, words }: { today: string; latest: string; words: string },
) {
  if (reviewOn <= today) return { field: "reviewOn", message: "The day must be in the future" };
  return reviewOn > latest ? { field: "reviewOn", message: `The day must be on or before ${words}` } : null;
}
