import { z } from "zod/mini";
import { optionalWordsField, versionField, wordsField } from "../access/form-fields.ts";
import { dayField, optionalDayField } from "../dates/day-field.ts";
import { AIMS } from "./own-crime-types.ts";
import { OUTSIDE_THEMES, OUTSIDE_UNITS } from "./outside-measure.ts";
import { TARGET_KINDS } from "./target.ts";
import { thousandthsOf } from "./thousandths.ts";

const details = {
  name: wordsField("Enter what the measure is called", "Name", 150),
  meaning: wordsField("Enter what it counts", "What it counts", 1000),
  publisher: wordsField("Enter who counts it", "Who counts it", 150),
  theme: z.enum(OUTSIDE_THEMES, "Select what it belongs to"),
  aim: z.enum(AIMS, "Select which way is good news"),
};

export const newMeasureForm = z.object({
  ...details,
  unit: z.enum(OUTSIDE_UNITS, "Select what kind of number it is"),
  cumulative: z.enum(["yes", "no"], "Select whether it counts from 1 April on"),
});
export type NewMeasure = z.output<typeof newMeasureForm>;

/** Its unit, and whether it counts from 1 April, stay: the values that are recorded bear them. */
export const changeMeasureForm = z.object({
  version: versionField,
  ...details,
  offered: z.enum(["yes", "no"], "Select whether values of it still come"),
});
export type MeasureChange = z.output<typeof changeMeasureForm>;

const NOT_A_NUMBER = "must be a number with at most three decimals, like 75 or 2.5";

export const measureValueForm = z.object({
  from: dayField("First day"),
  to: dayField("Last day"),
  value: numberField("Enter the value", "Value"),
  asAt: optionalDayField("Drawn up on"),
  publishedOn: optionalDayField("Published on"),
  note: optionalWordsField("Note", 1000),
});
export type MeasureValue = z.output<typeof measureValueForm>;

export const targetForm = z.object({
  fromDay: dayField("Day from which it holds"),
  kind: z.enum(TARGET_KINDS, "Select what kind of target it is"),
  target: optionalNumberField("Target"),
  words: optionalWordsField("Target in words", 300),
  baseline: optionalNumberField("Baseline"),
  baselineLabel: optionalWordsField("What the baseline is of", 150),
});
export type NewTarget = z.output<typeof targetForm>;

/** In thousandths. */
function numberField(missing: string, what: string) {
  return z.pipe(
    z.string(missing).check(
      z.trim(),
      z.minLength(1, missing),
      z.refine((text) => text === "" || thousandthsOf(text) !== null, `${what} ${NOT_A_NUMBER}`),
    ),
    z.transform((text) => thousandthsOf(text) ?? 0),
  );
}

function optionalNumberField(what: string) {
  return z.pipe(
    z.catch(z.string(), "").check(
      z.trim(),
      z.refine((text) => text === "" || thousandthsOf(text) !== null, `${what} ${NOT_A_NUMBER}`),
    ),
    z.transform((text) => (text === "" ? null : thousandthsOf(text))),
  );
}
