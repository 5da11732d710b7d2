import { z } from "zod/mini";
import { optionalWordsField, versionField, wordsField } from "../access/form-fields.ts";
import { dayField } from "../dates/day-field.ts";
import { CONTACT_WAYS } from "./contact.ts";

export const contactForm = z.object({
  contactedOn: dayField("Day of the contact"),
  how: z.enum(CONTACT_WAYS, "Select how contact was made"),
  agencyId: z.uuidv7("Select the agency that made contact"),
  words: optionalWordsField("What was said or seen", 2000),
});
export type ContactGiven = z.output<typeof contactForm>;

export const withdrawContactForm = z.object({
  version: versionField,
  reason: wordsField("Enter why it is withdrawn", "Why it is withdrawn", 500),
});
