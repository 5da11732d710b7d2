import { z } from "zod/mini";
import { optionalIdField, ticksField, versionField, wordsField } from "../access/form-fields.ts";
import { dayField } from "../dates/day-field.ts";
import { CORRECTED } from "./minutes.ts";

/** Whether the group is told that minutes are out; nothing is attached. */
const tell = ticksField(["yes"], "Select from the list");

export const draftMinutesForm = z.object({ tell });
export type DraftGiven = z.output<typeof draftMinutesForm>;

/** `version`: the number of the draft that was read. */
export const confirmMinutesForm = z.object({
  version: versionField,
  confirmedAtId: optionalIdField("Select the meeting that confirmed them"),
});
export type ConfirmationGiven = z.output<typeof confirmMinutesForm>;

export const correctMinutesForm = z.object({
  itemId: optionalIdField("Select the item"),
  corrects: z.enum(CORRECTED, "Select what is corrected"),
  correction: wordsField("Enter the correction", "Correction", 4000),
  correctedOn: dayField("Day of the correction"),
  tell,
});
export type CorrectionGiven = z.output<typeof correctMinutesForm>;
