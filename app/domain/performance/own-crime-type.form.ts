import { z } from "zod/mini";
import { versionField, wordsField } from "../access/form-fields.ts";
import { AIMS } from "./own-crime-types.ts";

const LAST_PLACE = 200;

const aim = z.enum(AIMS, "Select which way is good news");
const ordinal = z.string("Enter the place in the order").check(
  z.trim(),
  z.refine(
    (text) => /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= LAST_PLACE,
    `Place in the order must be a whole number from 1 to ${LAST_PLACE}`,
  ),
);
const place = z.pipe(ordinal, z.transform(Number));

export const addCrimeTypeForm = z.object({ name: wordsField("Enter the type of crime", "Type of crime", 100), aim });
export type NewCrimeType = z.output<typeof addCrimeTypeForm>;

/** The name stays: the figures that are recorded bear it. */
export const changeCrimeTypeForm = z.object({
  version: versionField,
  aim,
  ordinal: place,
  offered: z.enum(["yes", "no"], "Select whether figures of it still come"),
});
export type CrimeTypeChange = z.output<typeof changeCrimeTypeForm>;
