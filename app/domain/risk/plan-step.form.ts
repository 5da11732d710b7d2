import { z } from "zod/mini";
import {
  optionalIdField,
  optionalWordsField,
  tickedIdsField,
  versionField,
  wordsField,
} from "../access/form-fields.ts";
import { dayField, optionalDayField } from "../dates/day-field.ts";
import { PLAN_DOMAINS, STEP_STATUSES } from "./plan-step.ts";

const step = {
  domain: z.enum(PLAN_DOMAINS, "Select what the step works on"),
  /** Blank: the case as a whole. */
  personId: optionalIdField("Select a person of this case"),
  words: wordsField("Enter what is to be done", "What is to be done", 1000),
  why: wordsField("Enter why", "Why", 1000),
  ownerAgencyId: z.uuidv7("Select the agency that owns the step"),
  ownerUserId: optionalIdField("Select the owner"),
  fromDay: dayField("First day"),
  untilDay: optionalDayField("Last day"),
};

export const addStepForm = z.object(step);
export type NewStep = z.output<typeof addStepForm>;

export const changeStepForm = z.object({
  version: versionField,
  ...step,
  reason: wordsField("Enter why the step changes", "Reason", 500),
});
export type StepChange = z.output<typeof changeStepForm>;

export const stepStatusForm = z.object({
  version: versionField,
  status: z.enum(STEP_STATUSES, "Select the state of the step"),
  reason: optionalWordsField("Reason", 500),
});
export type StepStatusChange = z.output<typeof stepStatusForm>;

export const stepActionsForm = z.object({
  version: versionField,
  actionId: tickedIdsField("Select actions from the list"),
});
