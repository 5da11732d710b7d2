import { z } from "zod/mini";
import { wordsField } from "../access/form-fields.ts";
import { ownEntryForm } from "../access/own-entry.form.ts";

const name = wordsField("Enter the outcome", "Outcome", 100);

export const addCaseOutcomeForm = z.object({ name });
export type NewCaseOutcome = z.output<typeof addCaseOutcomeForm>;

export const changeCaseOutcomeForm = ownEntryForm(name);
