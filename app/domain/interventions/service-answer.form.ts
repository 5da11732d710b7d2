import { z } from "zod/mini";
import { optionalWordsField, versionField } from "../access/form-fields.ts";
import { dayField } from "../dates/day-field.ts";
import { SERVICE_ANSWERS } from "./record.ts";

export const serviceAnswerForm = z.object({
  version: versionField,
  answer: z.enum(SERVICE_ANSWERS, "Select what the service answered"),
  answeredOn: dayField("Day of the answer"),
  outcome: optionalWordsField("What came of it", 2000),
});
export type AnswerGiven = z.output<typeof serviceAnswerForm>;
