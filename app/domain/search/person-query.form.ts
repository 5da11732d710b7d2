import { z } from "zod/mini";
import { optionalDayField } from "../dates/day-field.ts";

export const personQueryForm = z
  .object({
    name: z.string("Enter a name").check(z.trim(), z.maxLength(100, "Use 100 characters or less for the name")),
    birthDate: optionalDayField("Date of birth"),
  })
  .check(
    z.refine(({ name, birthDate }) => name.replaceAll(/[^\p{L}\p{N}]/gu, "").length >= 2 || birthDate !== null, {
      error: "Enter at least two letters of a name, a reference or a date of birth",
      path: ["name"],
    }),
  );

/** What somebody looked for: words of a name or a reference, a day of birth, or both. */
export type PersonQuery = { name: string; birthDate: string | null };
