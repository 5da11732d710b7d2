import { z } from "zod/mini";
import {
  optionalIdField,
  optionalWordsField,
  tickedIdsField,
  ticksField,
  wordsField,
  versionField,
} from "../access/form-fields.ts";
import { dayField } from "../dates/day-field.ts";
import { answerField, blankDay, postcodeField, timeField } from "../incidents/incident-fields.form.ts";
import { AUTHORISERS } from "./record.ts";

const wholePounds = z.pipe(
  z.catch(z.string(), "").check(
    z.trim(),
    z.refine((text) => /^£?\d{0,6}(\.00)?$/.test(text), "Amount must be whole pounds, like 100"),
  ),
  z.transform((text) => (/\d/.test(text) ? Number(text.replace("£", "")) : null)),
);

/** What a record says of itself, whoever it binds: asked when it is made and when it is corrected. */
const WHAT_IS_RECORDED = {
  state: z.enum(["made", "planned"], "Select whether it has been made"),
  issuedOn: dayField("Day of issue"),
  issuedTime: timeField("Time"),
  fromDay: blankDay("First day"),
  ends: z.catch(z.enum(["day", "open"]), "open"),
  untilDay: blankDay("Last day"),
  untilTime: timeField("Time of the end"),
  made: ticksField(["interim", "without-notice"], "Select from the list"),
  authorisedBy: z.catch(z.nullable(z.enum(AUTHORISERS)), null),
  place: optionalWordsField("Place", 120),
  postcode: postcodeField,
  locationId: answerField,
  areaWords: optionalWordsField("Area", 300),
  agencyId: z.uuidv7("Select the agency"),
  officerUserId: optionalIdField("Select the officer from the list"),
  officerName: optionalWordsField("Name of the officer", 120),
  court: optionalWordsField("Court", 120),
  courtReference: optionalWordsField("Reference of the court", 60),
  grounds: optionalWordsField("Grounds", 4000),
  consultedOn: blankDay("Day of the consultation"),
  consultedWords: optionalWordsField("What youth justice said", 1000),
  notConsultedReason: optionalWordsField("Why youth justice was not consulted", 500),
  followsId: optionalIdField("Select from the list"),
  skippedStageReason: optionalWordsField("Why a stage is left out", 500),
  supportOffered: z.catch(z.nullable(z.enum(["yes", "no"])), null),
  supportWords: optionalWordsField("What support was offered", 1000),
  supportNotWords: optionalWordsField("Why no support was offered", 1000),
  vehicleWords: optionalWordsField("Vehicle", 200),
  amountPounds: wholePounds,
  /** Of the warnings that have been shown, so that a reason answers those and no others. */
  warned: z.catch(z.string().check(z.maxLength(2000)), ""),
  overrideReason: optionalWordsField("Reason", 500),
};

export const interventionForm = z.object({
  kind: z.string("Choose what you are recording").check(z.maxLength(80)),
  caseId: optionalIdField("Select the case from the list"),
  respondents: tickedIdsField("Select people from the list"),
  /** People who were found and offered: ticked or not, they stay on the page. */
  offered: z.catch(z.string().check(z.maxLength(4000)), ""),
  /** Of those chosen, who is to be linked to the case on the way. */
  linkToCase: ticksField(["yes"], "Select from the list"),
  bodyName: optionalWordsField("Name of the body", 120),
  unknown: ticksField(["yes"], "Select from the list"),
  ...WHAT_IS_RECORDED,
});
export type InterventionForm = z.output<typeof interventionForm>;

export const correctInterventionForm = z.object({
  version: versionField,
  ...WHAT_IS_RECORDED,
  reason: wordsField("Enter why it is corrected", "Reason", 500),
});
export type InterventionCorrection = z.output<typeof correctInterventionForm>;
export type RecordedFields = Omit<InterventionCorrection, "version" | "reason">;

/** Somebody to look for, beside the form itself: what is typed there stays as it is. */
export const findRespondentForm = z.object({
  findGiven: optionalWordsField("Given names", 100),
  findFamily: wordsField("Enter the family name", "Family name", 100),
  findBorn: blankDay("Date of birth"),
});
