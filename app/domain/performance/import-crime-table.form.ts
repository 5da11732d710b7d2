import { z } from "zod/mini";
import { dayField } from "../dates/day-field.ts";

const LONGEST_TABLE = 100_000;

export const importCrimeTableForm = z.object({
  from: dayField("First day of the figures"),
  to: dayField("Last day of the figures"),
  table: z.string("Paste the table").check(
    z.refine((text) => text.trim() !== "", "Paste the table"),
    z.maxLength(LONGEST_TABLE, "This is too long for the crime table: paste the nine rows and their heading"),
  ),
});
