import { z } from "zod/mini";
import { optionalWordsField, versionField } from "../access/form-fields.ts";
import { dayField, optionalDayField } from "../dates/day-field.ts";
import { timeField } from "../incidents/incident-fields.form.ts";
import { APPEAL_OUTCOME_NAMES, type AppealOutcome } from "./record.ts";
import { STEP_PAGE_NAMES } from "./step-pages.ts";

const OUTCOMES = Object.keys(APPEAL_OUTCOME_NAMES) as [AppealOutcome, ...AppealOutcome[]];

/** One form for every step; what a step needs of it is for the rule to say. */
export const interventionStepForm = z.object({
  version: versionField,
  step: z.enum(STEP_PAGE_NAMES, "Select what happened"),
  onDay: dayField("Day"),
  atTime: timeField("Time"),
  untilDay: z._default(optionalDayField("This day"), null),
  untilTime: timeField("Time of the end"),
  court: optionalWordsField("Court", 200),
  outcome: z.catch(z.nullable(z.enum(OUTCOMES)), null),
  words: optionalWordsField("What is recorded", 4000),
  /** The codes of the warnings that were shown, with a comma between, and the reason that answers them. */
  warned: z.catch(z.string(), ""),
  overrideReason: optionalWordsField("Reason", 500),
});
export type InterventionStepGiven = z.output<typeof interventionStepForm>;
