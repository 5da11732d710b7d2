import { z } from "zod/mini";
import { versionField, wordsField } from "../access/form-fields.ts";

export const lapseForm = z.object({
  version: versionField,
  decision: z.enum(["block", "grace"], "Select what you decide"),
  reason: wordsField("Enter why", "Why", 1000),
});
export type LapseGiven = z.output<typeof lapseForm>;
