import { z } from "zod/mini";
import { optionalIdField, optionalWordsField, versionField, wordsField } from "../access/form-fields.ts";
import { dayField, optionalDayField } from "../dates/day-field.ts";
import { PLAN_KIND_NAMES, type PlanKind } from "./plan.ts";
import { PLAN_TEMPLATE_IDS } from "./templates.ts";

const KINDS = Object.keys(PLAN_KIND_NAMES) as [PlanKind, ...PlanKind[]];

const details = {
  title: wordsField("Enter what the plan is called", "Name", 200),
  about: optionalWordsField("What it is about", 4000),
  leadUserId: optionalIdField("Select who leads the plan from the list"),
  fromDay: dayField("Day from which it is planned"),
  toDay: dayField("Day to which it is planned"),
};

export const newPlanForm = z.object({
  kind: z.enum(KINDS, "Select what kind of plan it is"),
  groupId: z.uuidv7("Select the group that reviews it"),
  locationId: optionalIdField("Select the location from the list"),
  template: z.pipe(
    z
      .catch(z.string(), "")
      .check(z.refine((id) => id === "" || PLAN_TEMPLATE_IDS.some((one) => one === id), "Select what it begins with")),
    z.transform((id) => PLAN_TEMPLATE_IDS.find((one) => one === id) ?? null),
  ),
  ...details,
});
export type NewPlan = z.output<typeof newPlanForm>;

export const changePlanForm = z.object({
  version: versionField,
  ...details,
  nextReviewOn: optionalDayField("Next review"),
});
export type PlanChange = z.output<typeof changePlanForm>;

/** `to` is what the page offered: if the plan has moved on meanwhile, it is not what was meant. */
export const planStateForm = z.object({
  version: versionField,
  to: z.enum(["in-force", "ended"], "Reload the page"),
});
export type PlanState = z.output<typeof planStateForm>;

export const planReviewForm = z.object({
  version: versionField,
  reviewedOn: dayField("Day reviewed"),
  sittingId: optionalIdField("Select the meeting from the list"),
  reason: wordsField("Enter what was found", "What was found", 4000),
  nextReviewOn: dayField("Next review"),
});
export type PlanReview = z.output<typeof planReviewForm>;
