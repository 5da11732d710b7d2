import { z } from "zod/mini";
import { dayField, optionalDayField } from "../dates/day-field.ts";
import { optionalWords, orNothingId } from "./assess-risk.form.ts";
import { OCCASIONS } from "./occasions.ts";

export const locationAssessmentForm = z
  .object({
    seen: orNothingId("Open the form again"),
    correctsId: orNothingId("Open the form again"),
    correctionReason: optionalWords("The reason"),
    levelId: z.uuidv7("Select the level"),
    reasons: z
      .string("Enter the reasons")
      .check(
        z.trim(),
        z.minLength(1, "Enter the reasons"),
        z.maxLength(2000, "Reasons must be 2,000 characters or less"),
      ),
    occasion: z.prefault(z.enum(OCCASIONS, "Select the occasion"), "review"),
    assessedOn: dayField("Day of the assessment"),
    nextReviewOn: z.prefault(optionalDayField("Day of the next review"), ""),
  })
  .check(
    z.refine(({ correctsId, correctionReason }) => correctsId === null || correctionReason !== null, {
      path: ["correctionReason"],
      message: "Enter what was wrong",
    }),
  );
export type LocationAssessment = z.output<typeof locationAssessmentForm>;
