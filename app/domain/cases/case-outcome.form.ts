import { z } from "zod/mini";
import { versionField, wordsField } from "../access/form-fields.ts";

const name = wordsField("Enter the outcome", "Outcome", 100);

export const addCaseOutcomeForm = z.object({ name });
export type NewCaseOutcome = z.output<typeof addCaseOutcomeForm>;

export const changeCaseOutcomeForm = z.object({
  version: versionField,
  name,
  offered: z.enum(["yes", "no"], "Select whether it is offered"),
});
export type CaseOutcomeChange = z.output<typeof changeCaseOutcomeForm>;
