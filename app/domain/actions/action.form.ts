import { z } from "zod/mini";
import { dayField } from "../dates/day-field.ts";

const version = z.coerce.number("Reload the page").check(z.int("Reload the page"), z.positive("Reload the page"));

export const createActionForm = z.object({
  words: z
    .string("Enter what is to be done")
    .check(z.trim(), z.minLength(1, "Enter what is to be done"), z.maxLength(1000, "Use 1,000 characters or less")),
  ownerAgencyId: z.uuidv7("Select the agency that owns the action"),
  ownerUserId: z.pipe(
    z
      .string("Select the owner")
      .check(z.refine((id) => id === "" || z.uuidv7().safeParse(id).success, "Select the owner")),
    z.transform((id) => (id === "" ? null : id)),
  ),
  dueOn: dayField("Due day"),
});
export type NewAction = z.output<typeof createActionForm>;

export const completeActionForm = z.object({
  version,
  finishedOn: dayField("Day it was done"),
  outcome: z
    .string("Enter what was done")
    .check(z.trim(), z.minLength(1, "Enter what was done"), z.maxLength(2000, "Use 2,000 characters or less")),
});
export type Completion = z.output<typeof completeActionForm>;
