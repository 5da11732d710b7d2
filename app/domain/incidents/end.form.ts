import { z } from "zod/mini";
import { versionField, wordsField } from "../access/form-fields.ts";

/** Closing an open incident or problem, or opening a closed one again. */
export const endForm = z.object({
  version: versionField,
  reason: wordsField("Enter the reason", "Reason", 1000),
});
export type Ended = z.output<typeof endForm>;
