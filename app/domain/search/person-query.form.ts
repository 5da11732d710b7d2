import { z } from "zod/mini";
import { optionalDayField } from "../dates/day-field.ts";
import { postcodeOf } from "../locations/postcode.ts";

export const personQueryForm = z
  .object({
    name: z.string("Enter a name").check(z.trim(), z.maxLength(100, "Use 100 characters or less for the name")),
    birthDate: optionalDayField("Date of birth"),
    postcode: z.pipe(
      z
        .catch(z.string(), "")
        .check(
          z.refine((text) => text.trim() === "" || postcodeOf(text) !== null, "Enter a whole postcode, like LE11 1AB"),
        ),
      z.transform((text) => postcodeOf(text)),
    ),
  })
  .check(
    z.refine(
      ({ name, birthDate, postcode }) =>
        name.replaceAll(/[^\p{L}\p{N}]/gu, "").length >= 2 || birthDate !== null || postcode !== null,
      {
        error: "Enter at least two letters of a name, a reference, a date of birth or a postcode",
        path: ["name"],
      },
    ),
  );

/** What somebody looked for: words of a name or a reference, a day of birth, a postcode, or several of them. */
export type PersonQuery = { name: string; birthDate: string | null; postcode?: string | null };
