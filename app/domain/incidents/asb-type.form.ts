import { z } from "zod/mini";
import { wordsField } from "../access/form-fields.ts";
import { ownEntryForm } from "../access/own-entry.form.ts";
import { ASB_HEADINGS } from "./asb-headings.ts";

const name = wordsField("Enter the type", "Type", 100);

/** A type of the partnership's own, below a national heading. The heading stays: what was counted under it stays there. */
export const addAsbTypeForm = z.object({
  heading: z.enum(
    ASB_HEADINGS as [(typeof ASB_HEADINGS)[number], ...typeof ASB_HEADINGS],
    "Select the national heading",
  ),
  name,
});
export type NewAsbType = z.output<typeof addAsbTypeForm>;

export const changeAsbTypeForm = ownEntryForm(name);
