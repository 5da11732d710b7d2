import { z } from "zod/mini";
import { optionalWordsField, versionField, wordsField } from "../access/form-fields.ts";
import { dayField, optionalDayField } from "../dates/day-field.ts";
import { GATEWAYS } from "../disclosures/gateway.ts";

const details = {
  title: wordsField("Enter what the agreement is called", "Name", 200),
  purpose: wordsField("Enter what information is shared for", "Purpose", 2000),
  dataWords: optionalWordsField("What is shared", 2000),
  gateway: z.enum(GATEWAYS, "Select what allows the sharing"),
  fromDay: dayField("Day from which it is in force"),
  reviewOn: dayField("Review day"),
};

export const newAgreementForm = z.object(details);
export type NewAgreement = z.output<typeof newAgreementForm>;

export const changeAgreementForm = z.object({ version: versionField, ...details });
export type AgreementChange = z.output<typeof changeAgreementForm>;

const signed = {
  signedOn: dayField("Day signed"),
  signedBy: wordsField("Enter who signed for the agency", "Who signed", 200),
};
export const newSignatoryForm = z.object({ agencyId: z.uuidv7("Select the agency"), ...signed });
export type NewSignatory = z.output<typeof newSignatoryForm>;

export const changeSignatoryForm = z.object({
  version: versionField,
  ...signed,
  leftOn: optionalDayField("Day it left"),
});
export type SignatoryChange = z.output<typeof changeSignatoryForm>;

export const agreementReviewForm = z.object({
  version: versionField,
  reviewedOn: dayField("Day reviewed"),
  reason: wordsField("Enter what was found", "What was found", 4000),
  nextReviewOn: dayField("Next review"),
});
export type AgreementReview = z.output<typeof agreementReviewForm>;

export const endAgreementForm = z.object({
  version: versionField,
  endedOn: dayField("Day it ended"),
  reason: wordsField("Enter why it ended", "Why", 1000),
});
export type AgreementEnd = z.output<typeof endAgreementForm>;
