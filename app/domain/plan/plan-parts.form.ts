import { z } from "zod/mini";
import { optionalIdField, optionalWordsField, versionField, wordsField } from "../access/form-fields.ts";
import { dayField, optionalDayField } from "../dates/day-field.ts";
import { TARGET_KINDS } from "../performance/target.ts";
import { thousandthsOf } from "../performance/thousandths.ts";
import { PLAN_HEADING_NAMES, PLAN_ROW_STATUS_NAMES, type PlanHeading, type PlanRowStatus } from "./plan.ts";

const HEADINGS = Object.keys(PLAN_HEADING_NAMES) as [PlanHeading, ...PlanHeading[]];
export const ROW_STATUSES = Object.keys(PLAN_ROW_STATUS_NAMES) as [PlanRowStatus, ...PlanRowStatus[]];

/** Where it stands among its like: the lowest first. */
const ordinal = z.coerce
  .number("Enter the place as a whole number, like 1")
  .check(
    z.int("Enter the place as a whole number, like 1"),
    z.minimum(1, "Place must be 1 or more"),
    z.maximum(999, "Place must be 999 or less"),
  );
const led = {
  leadAgencyId: optionalIdField("Select the lead agency from the list"),
  leadUserId: optionalIdField("Select the lead officer from the list"),
};

/** The day and the reason are asked for where it is retired, and not where it goes. */
export const removePartForm = z.object({
  version: versionField,
  onDay: z.pipe(z.catch(z.string(), ""), optionalDayField("Day from which it is retired")),
  reason: optionalWordsField("Why it is retired", 1000),
});
export type PartRemoved = z.output<typeof removePartForm>;

export const themeForm = z.object({
  ordinal,
  title: wordsField("Enter the theme", "Theme", 300),
  context: optionalWordsField("Context", 8000),
});
export type ThemeEntered = z.output<typeof themeForm>;
export const changeThemeForm = z.extend(themeForm, { version: versionField });

export const priorityForm = z.object({
  ordinal,
  title: wordsField("Enter the priority", "Priority", 300),
  aims: optionalWordsField("Aims", 4000),
  risks: optionalWordsField("Risks", 4000),
  ...led,
});
export type PriorityEntered = z.output<typeof priorityForm>;
export const changePriorityForm = z.extend(priorityForm, { version: versionField });

function optionalNumber(what: string) {
  return z.pipe(
    z.catch(z.string(), "").check(
      z.trim(),
      z.refine((text) => text === "" || thousandthsOf(text) !== null, `${what} must be a number, like 1,234 or 2.5`),
    ),
    z.transform((text) => (text === "" ? null : thousandthsOf(text))),
  );
}

export const aimForm = z.object({
  ordinal,
  words: wordsField("Enter the aim", "Aim", 500),
  measure: optionalWordsField("Measure", 200),
  baseline: optionalNumber("Baseline"),
  baselineLabel: optionalWordsField("What the baseline is of", 100),
  targetKind: z.enum(TARGET_KINDS, "Select what kind of target it is"),
  target: optionalNumber("Target"),
  targetWords: optionalWordsField("Target in words", 500),
  fromDay: dayField("Day from which it is aimed at"),
  toDay: dayField("Day to which it is aimed at"),
});
export type AimEntered = z.output<typeof aimForm>;
export const changeAimForm = z.extend(aimForm, { version: versionField });

export const rowForm = z.object({
  priorityId: optionalIdField("Select the priority from the list"),
  heading: z.enum(HEADINGS, "Select the heading of the row"),
  ordinal,
  words: wordsField("Enter the key action", "Key action", 2000),
  ...led,
  timeScale: optionalWordsField("Time scale", 200),
  dueOn: optionalDayField("Due day"),
  resources: optionalWordsField("Financial and resources implications", 1000),
  outcome: optionalWordsField("Outcome", 1000),
  target: optionalWordsField("Target and performance measure", 1000),
  status: z.enum(ROW_STATUSES, "Select how far it is"),
});
export type RowEntered = z.output<typeof rowForm>;
export const changeRowForm = z.extend(rowForm, { version: versionField });

export const progressForm = z.object({
  version: versionField,
  quarter: z.string("Select the quarter").check(z.minLength(1, "Select the quarter")),
  status: z.enum(ROW_STATUSES, "Select how far it is"),
  reason: wordsField("Enter what has been done", "Progress", 4000),
});
export type ProgressEntered = z.output<typeof progressForm>;
