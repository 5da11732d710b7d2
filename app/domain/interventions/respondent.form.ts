import { z } from "zod/mini";
import { optionalWordsField, tickedIdsField, versionField } from "../access/form-fields.ts";
import { dayField } from "../dates/day-field.ts";
import { timeField } from "../incidents/incident-fields.form.ts";
import { SERVED_HOWS } from "./record.ts";

const OVERRIDE = {
  warned: z.catch(z.string().check(z.maxLength(2000)), ""),
  overrideReason: optionalWordsField("Reason", 500),
};

/** On one respondent: each is served on a day of their own. */
export const serveForm = z.object({
  version: versionField,
  servedOn: dayField("Day of service"),
  servedTime: timeField("Time"),
  servedHow: z.enum(SERVED_HOWS, "Select how it was served"),
  servedWords: optionalWordsField("Details", 300),
  ...OVERRIDE,
});
export type Served = z.output<typeof serveForm>;

export const addRespondentsForm = z.object({
  version: versionField,
  respondents: tickedIdsField("Select people from the list"),
  bodyName: optionalWordsField("Name of the body", 120),
  skippedStageReason: optionalWordsField("Why a stage is left out", 500),
  ...OVERRIDE,
});
export type AddedRespondents = z.output<typeof addRespondentsForm>;
