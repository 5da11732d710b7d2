import { z } from "zod/mini";
import { optionalIdField, optionalWordsField } from "../access/form-fields.ts";
import { BANDS } from "./bands.ts";

export const gradeForm = z.object({
  sittingId: z.uuidv7("Select the meeting"),
  /** The grade of that meeting that stood when the form was opened; blank: none. */
  standing: z.catch(z.union([z.uuidv7(), z.literal("")]), ""),
  /** The points in millionths that the form showed. */
  seenPoints: z.catch(z.string(), ""),
  agreedBand: z.enum(BANDS, "Select the grade that the group agreed"),
  reason: optionalWordsField("Reason", 1000),
  ownerAgencyId: optionalIdField("Select the agency that convenes the meeting"),
  ownerUserId: optionalIdField("Select who convenes the meeting"),
});
export type GradeGiven = z.output<typeof gradeForm>;
