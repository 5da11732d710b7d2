import { z } from "zod/mini";
import { optionalIdField, optionalWordsField, versionField, wordsField } from "../access/form-fields.ts";
import { dayField } from "../dates/day-field.ts";
import { answerField, timeField } from "../incidents/incident-fields.form.ts";
import { CLASSIFIED_FIELDS } from "./classified.form.ts";

const REASON = wordsField("Enter why it is changed", "Reason", 500);

/** What an incident is to premises, said otherwise. */
export const changePremisesIncidentForm = z.object({ version: versionField, ...CLASSIFIED_FIELDS, reason: REASON });
export type ChangedPremisesIncident = z.output<typeof changePremisesIncidentForm>;

/** When, and what was found: of what is recorded for licensing alone. */
const FOUND = {
  happenedOn: dayField("Day on which it happened"),
  happenedAt: timeField("Time"),
  licensingSummary: wordsField("Enter what was found", "What was found", 1000),
  findingAgencyId: optionalIdField("Select the agency whose finding it is"),
  findingReference: optionalWordsField("The agency’s own reference", 60),
};

export const changeLicensingRecordForm = z.object({
  version: versionField,
  ...FOUND,
  ...CLASSIFIED_FIELDS,
  reason: REASON,
});
export type ChangedLicensingRecord = z.output<typeof changeLicensingRecordForm>;

/** `sameAs` answers the offer of what is recorded of that day. */
export const licensingRecordForm = z.object({
  ...FOUND,
  ...CLASSIFIED_FIELDS,
  sameAs: answerField,
});
export type LicensingRecord = z.output<typeof licensingRecordForm>;

/** It is taken off the premises, or put back, with a reason. */
export const takeOffForm = z.object({
  version: versionField,
  reason: wordsField("Enter the reason", "Reason", 500),
});
