import { z } from "zod/mini";
import { optionalIdField, versionField, wordsField } from "../access/form-fields.ts";
import { optionalDayField } from "../dates/day-field.ts";
import { AGENCY_KINDS } from "./agency-kinds.ts";

const details = {
  name: wordsField("Enter the name of the agency", "Name", 120),
  kind: z.enum(AGENCY_KINDS, "Select what kind of agency it is"),
  isaSignedOn: optionalDayField("Day signed"),
  isaExpiresOn: optionalDayField("Last day of the agreement"),
};

export const newAgencyForm = z.object(details);
export type NewAgency = z.output<typeof newAgencyForm>;

export const changeAgencyForm = z.object({
  version: versionField,
  agencyVersion: versionField,
  ...details,
  reportsCount: z.enum(["yes", "no"], "Select whether its reports count"),
  contactUserId: optionalIdField("Select a contact from the list"),
  leftOn: optionalDayField("Day it left"),
});
export type AgencyChange = z.output<typeof changeAgencyForm>;
