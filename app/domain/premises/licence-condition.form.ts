import { z } from "zod/mini";
import { versionField, wordsField } from "../access/form-fields.ts";
import { dayField } from "../dates/day-field.ts";
import { blankDay } from "../incidents/incident-fields.form.ts";
import { CONDITION_LETTERS, HIGHEST_NUMBER, MOST_CONDITIONS } from "./licence-conditions.ts";
import { CONDITION_SOURCES } from "./register.ts";

const source = z.enum(CONDITION_SOURCES, "Select where the conditions come from");
const number = z.pipe(
  z.string("Enter the number").check(
    z.trim(),
    z.minLength(1, "Enter the number"),
    z.refine(
      (text) => text === "" || (/^\d{1,3}$/.test(text) && Number(text) >= 1),
      `Number must be a whole number between 1 and ${HIGHEST_NUMBER}`,
    ),
  ),
  z.transform(Number),
);

export const addConditionsForm = z.object({
  source,
  words: wordsField("Enter the conditions", "Conditions", MOST_CONDITIONS * 1000),
  fromDay: blankDay("First day"),
});
export type ConditionsGiven = z.output<typeof addConditionsForm>;

export const changeLicenceConditionForm = z.object({
  version: versionField,
  number,
  source,
  words: wordsField("Enter the condition", "Condition", CONDITION_LETTERS),
  fromDay: blankDay("First day"),
});
export type LicenceConditionGiven = z.output<typeof changeLicenceConditionForm>;

export const endLicenceConditionForm = z.object({
  version: versionField,
  untilDay: dayField("Last day"),
  reason: wordsField("Enter why it ends", "Reason", 500),
});
export type LicenceConditionEnd = z.output<typeof endLicenceConditionForm>;
