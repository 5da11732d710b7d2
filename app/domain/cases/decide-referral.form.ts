import { z } from "zod/mini";
import { dayField } from "../dates/day-field.ts";

export const decideReferralForm = z
  .object({
    version: z.coerce.number("Reload the page").check(z.int("Reload the page"), z.positive("Reload the page")),
    decision: z.enum(["accepted", "declined"], "Select whether to accept or decline"),
    reason: z
      .string("Enter the reason for the decision")
      .check(
        z.trim(),
        z.minLength(1, "Enter the reason for the decision"),
        z.maxLength(4000, "Reason must be 4,000 characters or less"),
      ),
    decidedOn: dayField("Day of the decision"),
    leadAgencyId: z.optional(z.string()),
    leadUserId: z.optional(z.string()),
  })
  .check(
    z.refine((form) => form.decision !== "accepted" || z.uuidv7().safeParse(form.leadAgencyId).success, {
      error: "Select the agency that leads the case",
      path: ["leadAgencyId"],
    }),
    z.refine((form) => !form.leadUserId || z.uuidv7().safeParse(form.leadUserId).success, {
      error: "Select the officer who leads, or leave it to the agency",
      path: ["leadUserId"],
    }),
  );
export type Decision = z.output<typeof decideReferralForm>;
