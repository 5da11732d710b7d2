import { z } from "zod/mini";
import { versionField, wordsField } from "../access/form-fields.ts";
import { dayField } from "../dates/day-field.ts";

const fields = {
  aim: wordsField("Enter what the plan is to achieve", "Aim", 1000),
  startedOn: dayField("First day of the plan"),
  endsOn: dayField("Last day of the plan"),
};

export const newPlanForm = z.object(fields);
export type PlanGiven = z.output<typeof newPlanForm>;
export const changePlanForm = z.object({ version: versionField, ...fields });

export const PLAN_ENDS = {
  finished: "Its actions are finished",
  ended: "It is not followed any more: its open actions end with it",
} as const;
export type PlanEnd = keyof typeof PLAN_ENDS;

export const closePlanForm = z.object({
  version: versionField,
  how: z.enum(["finished", "ended"], "Select how the plan ends"),
  reason: wordsField("Enter what came of the plan, or why it ends", "What came of the plan", 1000),
});
export type PlanClosing = z.output<typeof closePlanForm>;

export const putAsideForm = z.object({
  reason: wordsField("Enter why no review is applied for now", "Why no review is applied for now", 1000),
});
