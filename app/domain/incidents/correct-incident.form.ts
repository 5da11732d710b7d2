import { z } from "zod/mini";
import { optionalWordsField, versionField, wordsField } from "../access/form-fields.ts";
import { answerField, postcodeField, WHAT_FIELDS, WHEN_FIELDS } from "./incident-fields.form.ts";

/** What an incident is recorded as, put right. One that a file brought may have no place. */
export const correctIncidentForm = z.object({
  version: versionField,
  ...WHEN_FIELDS,
  place: optionalWordsField("Where it happened", 120),
  postcode: postcodeField,
  locationId: answerField,
  ...WHAT_FIELDS,
  /** Ticked when the summary for licensing is to stand although it names somebody of the incident. */
  keepNames: z.catch(z.optional(z.literal("yes")), undefined),
  reason: wordsField("Enter why it is corrected", "Reason", 500),
});
export type CorrectedIncident = z.output<typeof correctIncidentForm>;
