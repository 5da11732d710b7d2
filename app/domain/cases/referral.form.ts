import { z } from "zod/mini";
import { dayField } from "../dates/day-field.ts";
import type { LINK_ROLES } from "../people/link-roles.ts";
import { LAWFUL_BASES } from "./lawful-basis.ts";

export const REFERRAL_ROLES = [
  "perpetrator",
  "person-at-risk",
  "victim",
] as const satisfies (typeof LINK_ROLES)[number][];

export const referralForm = z.object({
  groupId: z.uuidv7("Select the group"),
  role: z.enum(REFERRAL_ROLES, "Select why this person is referred"),
  agencyId: z.uuidv7("Select the agency that refers"),
  receivedOn: dayField("Day the referral was received"),
  reason: z
    .string("Enter the reason")
    .check(z.trim(), z.minLength(1, "Enter the reason"), z.maxLength(4000, "Reason must be 4,000 characters or less")),
  lawfulBasis: z.enum(LAWFUL_BASES, "Select the lawful basis"),
  /** The group of which the person was warned that it has the same already, and is asked all the same. */
  anyway: z.catch(z.optional(z.string()), undefined),
});
export type ReferralDetails = z.output<typeof referralForm>;
