import { z } from "zod/mini";
import { versionField } from "./form-fields.ts";

/** A change of an entry of a partnership's own list: its name as the list has it, and whether it is still offered. */
export function ownEntryForm(name: z.ZodMiniType<string>) {
  return z.object({
    version: versionField,
    name,
    offered: z.enum(["yes", "no"], "Select whether it is offered"),
  });
}
export type OwnEntryChange = z.output<ReturnType<typeof ownEntryForm>>;
