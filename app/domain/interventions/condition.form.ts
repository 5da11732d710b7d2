import { z } from "zod/mini";
import { optionalIdField, optionalWordsField, ticksField, versionField, wordsField } from "../access/form-fields.ts";
import { dayField } from "../dates/day-field.ts";
import { answerField, postcodeField } from "../incidents/incident-fields.form.ts";
import { CONDITION_KINDS } from "./record.ts";

const CONDITION = {
  version: versionField,
  kind: z.enum(CONDITION_KINDS, "Select whether it forbids or requires"),
  words: wordsField("Enter the condition", "Condition", 2000),
  respondentId: optionalIdField("Select from the list"),
  place: optionalWordsField("Place", 120),
  postcode: postcodeField,
  locationId: answerField,
  areaWords: optionalWordsField("Area", 300),
  protectedId: optionalIdField("Select the person from the list"),
  supervisor: optionalWordsField("Who supervises it", 200),
  home: ticksField(["yes"], "Select from the list"),
  fromDay: dayField("First day"),
  warned: z.catch(z.string().check(z.maxLength(2000)), ""),
  overrideReason: optionalWordsField("Reason", 500),
};

export const addConditionForm = z.object(CONDITION);
export const changeConditionForm = z.object({
  ...CONDITION,
  reason: wordsField("Enter why it is changed", "Reason", 500),
});
export type ConditionGiven = z.output<typeof addConditionForm>;

export const endConditionForm = z.object({
  version: versionField,
  endedOn: dayField("Day on which it ended"),
  reason: wordsField("Enter why it ended", "Reason", 500),
});
export type ConditionEnd = z.output<typeof endConditionForm>;
