import { z } from "zod/mini";
import { versionField, wordsField } from "../access/form-fields.ts";
import { dayField } from "../dates/day-field.ts";
import { REFERRAL_ROLES } from "./referral.form.ts";

const reason = wordsField("Enter the reason for the decision", "Reason", 4000);
const isId = (id: string | undefined) => z.uuidv7().safeParse(id).success;

export const decideReferralForm = z
  .object({
    version: versionField,
    decision: z.enum(["accepted", "declined", "redirected"], "Select what the group decides"),
    reason,
    decidedOn: dayField("Day of the decision"),
    leadAgencyId: z.optional(z.string()),
    leadUserId: z.optional(z.string()),
    /** Of a person: as what they come into the case. Blank for the role in which they were referred. */
    role: z.pipe(
      z.catch(z.string(), ""),
      z.transform((text) => REFERRAL_ROLES.find((role) => role === text) ?? null),
    ),
    toGroupId: z.optional(z.string()),
  })
  .check(
    z.refine((form) => form.decision !== "accepted" || isId(form.leadAgencyId), {
      error: "Select the agency that leads the case",
      path: ["leadAgencyId"],
    }),
    z.refine((form) => !form.leadUserId || isId(form.leadUserId), {
      error: "Select the officer who leads, or leave it to the agency",
      path: ["leadUserId"],
    }),
    z.refine((form) => form.decision !== "redirected" || isId(form.toGroupId), {
      error: "Select the group to which it is passed on",
      path: ["toGroupId"],
    }),
  );
export type Decision = z.output<typeof decideReferralForm>;

export const withdrawReferralForm = z.object({
  version: versionField,
  reason: wordsField("Enter why the referral is withdrawn", "Reason", 4000),
});
