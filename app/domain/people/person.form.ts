import { z } from "zod/mini";
import { optionalDayField } from "../dates/day-field.ts";
import { BIRTH_DATE_BASES } from "./person.ts";

const name = (what: string) =>
  z
    .string(`Enter the ${what}`)
    .check(
      z.trim(),
      z.minLength(1, `Enter the ${what}`),
      z.maxLength(100, `Use 100 characters or less for the ${what}`),
    );

export const personForm = z.object({
  searchId: z.string("Search for the person first"),
  givenNames: name("given names"),
  familyName: name("family name"),
  birthDateBasis: z.enum(BIRTH_DATE_BASES, "Select whether the date of birth is known"),
  birthDate: optionalDayField("Date of birth"),
  areaWords: z.pipe(
    z.string("Enter the area").check(z.trim(), z.maxLength(100, "Use 100 characters or less for the area")),
    z.transform((text) => (text === "" ? null : text)),
  ),
});
export type PersonDetails = z.output<typeof personForm>;
