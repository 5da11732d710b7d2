import { z } from "zod/mini";
import { optionalWordsField, versionField } from "../access/form-fields.ts";
import { optionalDayField } from "../dates/day-field.ts";
import { SEX_NAMES, type Sex } from "./person-parts.ts";
import { BIRTH_DATE_BASES } from "./person.ts";

const name = (what: string) =>
  z
    .string(`Enter the ${what}`)
    .check(
      z.trim(),
      z.minLength(1, `Enter the ${what}`),
      z.maxLength(100, `Use 100 characters or less for the ${what}`),
    );

/** Blank is null: nobody is asked to guess. */
const sexField = z.pipe(
  z.catch(z.string(), "").check(z.refine((sex) => sex === "" || Object.hasOwn(SEX_NAMES, sex), "Select the sex")),
  z.transform((sex) => (sex === "" ? null : (sex as Sex))),
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
  sex: sexField,
  /** The likely duplicates that were shown, and that it is none of them. */
  shown: z.catch(z.string(), ""),
  nobodyOfThese: z.catch(z.string(), ""),
});
export type PersonDetails = z.output<typeof personForm>;

export const changePersonForm = z.object({
  version: versionField,
  givenNames: name("given names"),
  familyName: name("family name"),
  birthDateBasis: z.enum(BIRTH_DATE_BASES, "Select whether the date of birth is known"),
  birthDate: optionalDayField("Date of birth"),
  sex: sexField,
  areaWords: optionalWordsField("Area", 100),
  /** The old name was never borne, and is not kept as a former one. */
  misspelt: z.catch(z.string(), ""),
  reason: optionalWordsField("Reason", 500),
});
export type PersonChange = z.output<typeof changePersonForm>;
