import { z } from "zod/mini";
import { optionalWordsField, versionField, wordsField } from "../access/form-fields.ts";
import { optionalDayField } from "../dates/day-field.ts";
import { STANDING_BASIS_NAMES, type StandingBasis } from "../people/link-roles.ts";
import { INCIDENT_ROLES } from "./incident.ts";

const reason = wordsField("Enter why", "Reason", 500);

/** Somebody more who was involved. Nobody is more than alleged to begin with. */
export const addIncidentPersonForm = z.object({
  version: versionField,
  personId: z.uuidv7("Search for the person first"),
  role: z.enum(INCIDENT_ROLES, "Select the role of the person in this incident"),
  reason,
});
export type NewIncidentPerson = z.output<typeof addIncidentPersonForm>;

/** Of whoever is involved: another role, another standing of a suspect, or taken off. */
const STANDING_CHANGES = ["alleged", "confirmed", "not-substantiated"] as const;
const BASES = Object.keys(STANDING_BASIS_NAMES) as [StandingBasis, ...StandingBasis[]];

export const changeIncidentPersonForm = z.object({
  version: versionField,
  to: z.enum(["off", ...STANDING_CHANGES, ...INCIDENT_ROLES], "Select what changes"),
  standingBasis: z.catch(z.nullable(z.enum(BASES)), null),
  standingOn: z.prefault(optionalDayField("Day"), ""),
  standingSource: optionalWordsField("Source", 200),
  reason,
});
export type IncidentPersonChange = z.output<typeof changeIncidentPersonForm>;
