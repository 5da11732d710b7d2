import { z } from "zod/mini";
import { optionalIdField, optionalWordsField, versionField, wordsField } from "../access/form-fields.ts";
import { dayField, optionalDayField } from "../dates/day-field.ts";
import { REGIMES, REQUEST_CHANNELS, REQUEST_KINDS, REQUEST_OUTCOMES, REQUESTERS } from "./request.ts";

export const newRequestForm = z.object({
  kind: z.enum(REQUEST_KINDS, "Select what is asked for"),
  regime: z.enum(REGIMES, "Select under which law"),
  subjectName: wordsField("Enter whose data it is about", "Name", 200),
  subjectBirthDate: z.prefault(optionalDayField("Date of birth"), ""),
  requesterKind: z.enum(REQUESTERS, "Select who asks"),
  requesterName: optionalWordsField("Name of who asks", 200),
  authorityWords: optionalWordsField("What was asked about their authority", 1000),
  contactWords: optionalWordsField("How to write to them", 500),
  channel: z.enum(REQUEST_CHANNELS, "Select how it came"),
  words: wordsField("Enter what they ask for, in their words", "What they ask for", 4000),
  receivedOn: dayField("Day received"),
});
export type NewRequest = z.output<typeof newRequestForm>;

export const requestStepForm = z.object({
  version: versionField,
  happenedOn: dayField("Day"),
  words: optionalWordsField("Words", 4000),
  toldOn: z.prefault(optionalDayField("Day they were told"), ""),
  outcome: z.catch(z.nullable(z.enum(REQUEST_OUTCOMES)), null),
});
export type RequestStepGiven = z.output<typeof requestStepForm>;

export const requestOfficerForm = z.object({
  version: versionField,
  officerUserId: optionalIdField("Select the officer"),
});
export type RequestOfficer = z.output<typeof requestOfficerForm>;

export const requestSearchForm = z.object({
  intent: z.literal("search"),
  name: wordsField("Enter a name", "Name", 200),
  birthDate: z.prefault(optionalDayField("Date of birth"), ""),
});
export const requestMatchForm = z.object({
  intent: z.literal("match"),
  version: versionField,
  personId: z.union([z.uuidv7(), z.literal("none")], "Select who it is, or that nothing is held"),
});
