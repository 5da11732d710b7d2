import { z } from "zod/mini";
import { optionalIdField, versionField, wordsField } from "../access/form-fields.ts";
import { dayField } from "../dates/day-field.ts";
import { OUTCOMES, PRIORITIES } from "./action.ts";

export const createActionForm = z.object({
  words: wordsField("Enter what is to be done", "What is to be done", 1000),
  ownerAgencyId: z.uuidv7("Select the agency that owns the action"),
  ownerUserId: optionalIdField("Select the owner"),
  dueOn: dayField("Due day"),
  priority: z._default(z.enum(PRIORITIES, "Select the priority"), "normal"),
  /** A day far ahead that the person has been asked about. */
  confirmedDay: z.catch(z.string(), ""),
});
export type NewAction = z.output<typeof createActionForm>;

export const completeActionForm = z.object({
  version: versionField,
  status: z._default(z.enum(OUTCOMES, "Select how it ended"), "done"),
  finishedOn: dayField("Day it was finished"),
  outcome: wordsField("Enter what was done, or why not", "What was done", 2000),
});
export type Completion = z.output<typeof completeActionForm>;
