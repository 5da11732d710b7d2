import { z } from "zod/mini";
import { optionalIdField, optionalWordsField, versionField, wordsField } from "../access/form-fields.ts";
import { dayField, optionalDayField } from "../dates/day-field.ts";
import { INCIDENT_PRIORITIES } from "./incident.ts";
import { TOLD_HOWS } from "./told-victim.form.ts";

export const allocateIncidentForm = z.object({
  version: versionField,
  officerAgencyId: z.uuidv7("Select the agency that deals with it"),
  officerUserId: optionalIdField("Select an officer from the list"),
  priority: z.enum(INCIDENT_PRIORITIES, "Select how serious it is"),
});
export type IncidentAllocation = z.output<typeof allocateIncidentForm>;

/** What an officer records of dealing with it. */
export const RECORDED_STEP_NAMES = {
  "first-contact": "First contact with the victim",
  work: "Something was done",
  "victim-told": "The victim was told how it stands",
} as const;
export type RecordedStep = keyof typeof RECORDED_STEP_NAMES;
export const RECORDED_STEPS = Object.keys(RECORDED_STEP_NAMES) as RecordedStep[];

export const recordStepForm = z.object({
  version: versionField,
  kind: z.enum(RECORDED_STEPS, "Select what is recorded"),
  happenedOn: dayField("Day"),
  how: z.pipe(
    z.catch(z.string(), "").check(z.refine((how) => how === "" || TOLD_HOWS.some((h) => h === how), "Select how")),
    z.transform((how) => TOLD_HOWS.find((known) => known === how) ?? null),
  ),
  words: wordsField("Enter what was done or said", "What was done or said", 2000),
  nextStep: optionalWordsField("Next step", 300),
  nextStepOn: z.prefault(optionalDayField("Day of the next step"), ""),
});
export type RecordedStepForm = z.output<typeof recordStepForm>;
