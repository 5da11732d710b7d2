import { z } from "zod/mini";

/** A supervisor or a manager has looked at the case again. */
export const riskReviewForm = z.object({
  words: z
    .string("Enter what you looked at and what is to change")
    .check(
      z.trim(),
      z.minLength(1, "Enter what you looked at and what is to change"),
      z.maxLength(2000, "The review must be 2,000 characters or less"),
    ),
});
export type RiskReview = z.output<typeof riskReviewForm>;
