import { z } from "zod/mini";
import { optionalWordsField, ticksField, versionField, wordsField } from "../access/form-fields.ts";
import { dayField, optionalDayField } from "../dates/day-field.ts";
import { timeField } from "../incidents/incident-fields.form.ts";
import { OBJECTIVES } from "./attribution.ts";
import {
  DECISIONS,
  INTERIM_STEPS,
  LICENSING_ENDS,
  LICENSING_STEP_KINDS,
  REVIEW_APPLICANTS,
} from "./licensing-kinds.ts";

const optionalDay = (what: string) => z.prefault(optionalDayField(what), "");

const FIELDS = {
  kind: z.enum(LICENSING_STEP_KINDS, "Select what it is"),
  happenedOn: dayField("Day"),
  happenedTime: timeField("Time"),
  untilDay: optionalDay("Last day"),
  untilTime: timeField("Time of the end"),
  applicant: z.catch(z.nullable(z.enum(REVIEW_APPLICANTS)), null),
  grounds: ticksField(OBJECTIVES, "Select from the list"),
  hearingOn: optionalDay("Day of the hearing"),
  words: optionalWordsField("What is recorded", 2000),
};

/** One form for every kind; what a kind needs of it is for refuseLicensingStep to say. */
export const licensingStepForm = z.object(FIELDS);
export type LicensingStepGiven = z.output<typeof licensingStepForm>;

export const correctLicensingStepForm = z.object({
  ...FIELDS,
  version: versionField,
  reason: wordsField("Enter why it is corrected", "Reason", 500),
});

export type CorrectedLicensingStep = z.output<typeof correctLicensingStepForm>;

export const interimStepsForm = z.object({
  version: versionField,
  interimOn: dayField("Day on which they were decided"),
  interimTime: timeField("Time"),
  steps: ticksField(INTERIM_STEPS, "Select from the list"),
});
export type InterimStepsGiven = z.output<typeof interimStepsForm>;

/** `outcome`: any of the decisions, or nothing of them, which is said and not left blank. */
export const licensingDecisionForm = z.object({
  version: versionField,
  decidedOn: dayField("Day of the decision"),
  outcome: z.enum(["decided", "nothing"], "Select what was decided"),
  decisions: ticksField(DECISIONS, "Select from the list"),
  effectiveFrom: optionalDay("Day from which it has effect"),
  suspendedUntil: optionalDay("Last day of the suspension"),
  limitedUntil: optionalDay("Last day of what was modified or excluded"),
  appealedOn: optionalDay("Day of the appeal"),
  words: optionalWordsField("What was decided", 2000),
});
export type LicensingDecisionGiven = z.output<typeof licensingDecisionForm>;

export const endLicensingStepForm = z.object({
  version: versionField,
  endKind: z.enum(LICENSING_ENDS, "Select how it ended"),
  endedOn: dayField("Day"),
  reason: wordsField("Enter why", "Reason", 500),
});
export type LicensingEndGiven = z.output<typeof endLicensingStepForm>;
