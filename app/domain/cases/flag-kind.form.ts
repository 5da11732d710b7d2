import { z } from "zod/mini";
import { versionField, wordsField } from "../access/form-fields.ts";

const name = wordsField("Enter the name of the flag", "Name", 60);

export const addFlagKindForm = z.object({ name });
export type NewFlagKind = z.output<typeof addFlagKindForm>;

export const changeFlagKindForm = z.object({
  version: versionField,
  name,
  offered: z.enum(["yes", "no"], "Select whether it is offered"),
});
export type FlagKindChange = z.output<typeof changeFlagKindForm>;
