import { z } from "zod/mini";
import { wordsField } from "../access/form-fields.ts";
import { maybeDay, sourceFields } from "./figure-source.form.ts";

const LONGEST_LIST = 20_000;

export const positionsForm = z.object({
  publisher: sourceFields.publisher,
  publishedOn: sourceFields.publishedOn,
  dayOfPositions: maybeDay("Day of the positions"),
  groupSize: z.pipe(
    z.catch(z.string(), "").check(
      z.trim(),
      z.refine((text) => text === "" || /^\d{1,2}$/.test(text), "Members of the group must be a whole number"),
    ),
    z.transform((text) => (text === "" ? null : Number(text))),
  ),
  table: wordsField("Enter the positions", "Positions", LONGEST_LIST),
});

export const populationsForm = z.object({
  year: z.pipe(
    z.string("Enter the year").check(
      z.trim(),
      z.refine((text) => /^(19|20)\d\d$/.test(text), "Year must be a year, like 2024"),
    ),
    z.transform(Number),
  ),
  publisher: wordsField("Enter the publisher", "Publisher", 100),
  table: wordsField("Enter the populations", "Populations", LONGEST_LIST),
});
