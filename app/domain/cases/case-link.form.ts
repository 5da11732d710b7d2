import { z } from "zod/mini";
import { optionalWordsField, versionField, wordsField } from "../access/form-fields.ts";
import { dayField, optionalDayField } from "../dates/day-field.ts";
import { LINK_ROLES, STANDING_BASIS_NAMES, type StandingBasis } from "../people/link-roles.ts";

const BASES = Object.keys(STANDING_BASIS_NAMES) as StandingBasis[];

/** What belongs to a standing; each is asked for only where the standing has it. */
const standingDetails = {
  standingBasis: z.catch(z.nullable(z.enum(BASES)), null),
  standingOn: optionalDayField("Day"),
  standingSource: optionalWordsField("Source", 200),
};
type Details = {
  standing: string | null;
  standingBasis: string | null;
  standingOn: string | null;
  standingSource: string | null;
};

const isConfirmed = ({ standing }: Details) => standing === "confirmed";
const isEnded = ({ standing }: Details) => standing === "not-substantiated";

const detailChecks = [
  z.refine<Details>((form) => !isConfirmed(form) || form.standingBasis !== null, {
    error: "Select by what it is confirmed",
    path: ["standingBasis"],
  }),
  z.refine<Details>((form) => !isConfirmed(form) || form.standingOn !== null, {
    error: "Enter the day of the admission, conviction, order or finding",
    path: ["standingOn"],
  }),
  z.refine<Details>((form) => !isConfirmed(form) || form.standingSource !== null, {
    error: "Enter the source, such as the court or the officer",
    path: ["standingSource"],
  }),
  z.refine<Details>((form) => !isEnded(form) || form.standingOn !== null, {
    error: "Enter the day on which it was found not substantiated",
    path: ["standingOn"],
  }),
] as const;

const note = optionalWordsField("Note", 500);

export const addLinkForm = z
  .object({
    personId: z.uuidv7("Search for the person first"),
    role: z.enum(LINK_ROLES, "Select the role of the person in this case"),
    standing: z.catch(z.nullable(z.enum(["alleged", "confirmed"])), null),
    ...standingDetails,
    fromDay: dayField("First day"),
    note,
  })
  .check(
    z.refine((form) => form.role !== "perpetrator" || form.standing !== null, {
      error: "Select whether it is alleged or confirmed",
      path: ["standing"],
    }),
    ...detailChecks,
  );
export type NewLink = z.output<typeof addLinkForm>;

export const changeLinkForm = z
  .object({
    version: versionField,
    standing: z.catch(z.nullable(z.enum(["alleged", "confirmed", "not-substantiated"])), null),
    ...standingDetails,
    fromDay: dayField("First day"),
    note,
    reason: wordsField("Enter why this changes", "Reason", 500),
  })
  .check(...detailChecks);
export type LinkChange = z.output<typeof changeLinkForm>;

export const endLinkForm = z.object({
  version: versionField,
  untilDay: dayField("Last day"),
  reason: wordsField("Enter why the role ends", "Reason", 500),
});
export type LinkEnding = z.output<typeof endLinkForm>;
