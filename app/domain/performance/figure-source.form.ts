import { z } from "zod/mini";
import { optionalWordsField } from "../access/form-fields.ts";
import { optionalDayField } from "../dates/day-field.ts";

/** Blank or not there is null. */
export const maybeDay = (what: string) => z.pipe(z.catch(z.string(), ""), optionalDayField(what));

/** The fields of every form by which figures come in. */
export const sourceFields = {
  publisher: optionalWordsField("Publisher", 100),
  asAt: maybeDay("Day to which they were drawn up"),
  publishedOn: maybeDay("Day on which they were published"),
};
