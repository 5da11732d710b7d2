import { z } from "zod/mini";
import { versionField, wordsField } from "../access/form-fields.ts";

const name = wordsField("Enter the warning", "Warning", 60);

export const markerKindForm = z.object({ name });
export const changeMarkerKindForm = z.object({
  version: versionField,
  name,
  offered: z.enum(["yes", "no"], "Select whether it is offered"),
});
export type MarkerKindChange = z.output<typeof changeMarkerKindForm>;
