import { z } from "zod/mini";
import { optionalIdField, versionField, wordsField } from "../access/form-fields.ts";
import { dayField } from "../dates/day-field.ts";
import { END_KINDS } from "./record.ts";

/** Blank: for everybody. */
const respondentId = optionalIdField("Select for whom");

export const endInterventionForm = z.object({
  version: versionField,
  respondentId,
  endKind: z.enum(END_KINDS, "Select how it ended"),
  endedOn: dayField("Day on which it ended"),
  reason: wordsField("Enter why it ended", "Reason", 1000),
});
export type EndGiven = z.output<typeof endInterventionForm>;

export const reopenInterventionForm = z.object({
  version: versionField,
  respondentId,
  reason: wordsField("Enter why it is in force after all", "Reason", 1000),
});
export type ReopenGiven = z.output<typeof reopenInterventionForm>;
