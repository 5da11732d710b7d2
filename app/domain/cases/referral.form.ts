import { z } from "zod/mini";
import { optionalIdField, optionalWordsField, tickedIdsField, wordsField } from "../access/form-fields.ts";
import { dayField, optionalDayField } from "../dates/day-field.ts";
import type { LINK_ROLES } from "../people/link-roles.ts";
import { BIRTH_DATE_BASES } from "../people/person.ts";
import { REFERRAL_GATEWAY_IDS } from "./gateways.ts";
import { LAWFUL_BASES } from "./lawful-basis.ts";
import { isLinkRowWhole, linkRowFields } from "./referral-people.form.ts";
import { URGENCY_IDS } from "./urgency.ts";

export const REFERRAL_ROLES = [
  "perpetrator",
  "person-at-risk",
  "victim",
] as const satisfies (typeof LINK_ROLES)[number][];

const choice = z.pipe(
  z.catch(z.string(), ""),
  z.transform((text) => (["yes", "no"] as const).find((answer) => answer === text) ?? null),
);

/** Of every referral, whatever it is about. */
const common = {
  groupId: z.uuidv7("Select the group"),
  agencyId: z.uuidv7("Select the agency that refers"),
  referringUserId: optionalIdField("Select the officer from the list"),
  referringOfficer: optionalWordsField("Name of the officer", 120),
  receivedOn: dayField("Day the referral was received"),
  reason: wordsField("Enter the reason", "Reason", 4000),
  tried: wordsField("Enter what has been tried, or that nothing has yet", "What has been tried", 4000),
  urgency: z.enum(URGENCY_IDS, "Select how urgent it is"),
  lawfulBasis: z.enum(LAWFUL_BASES, "Select the lawful basis"),
  gateway: z.enum(REFERRAL_GATEWAY_IDS, "Select the law that allows sharing this"),
  /** The group of which the person was warned that it has the same already, and is asked all the same. */
  anyway: z.catch(z.optional(z.string()), undefined),
  /** Of what it is made from: the people who go along. */
  carry: z.optional(tickedIdsField("Select from the people shown")),
};

/** Whether the person and, of a child, a parent or carer have been told of the referral. */
const told = {
  personTold: choice,
  personToldBy: optionalWordsField("Who told the person", 120),
  personToldOn: z.prefault(optionalDayField("Day the person was told"), ""),
  personNotToldReason: optionalWordsField("Reason", 1000),
  parentTold: choice,
  parentToldBy: optionalWordsField("Who told the parent or carer", 120),
  parentToldOn: z.prefault(optionalDayField("Day the parent or carer was told"), ""),
  parentNotToldReason: optionalWordsField("Reason", 1000),
};
type Told = {
  personTold: "yes" | "no" | null;
  parentTold: "yes" | "no" | null;
} & { [K in Exclude<keyof typeof told, "personTold" | "parentTold">]: string | null };

const oneOfficer = z.refine<{ referringUserId: string | null; referringOfficer: string | null }>(
  (form) => form.referringUserId === null || form.referringOfficer === null,
  { error: "Select the officer or enter a name, not both", path: ["referringOfficer"] },
);

const missing = (path: keyof Told, error: string, isThere: (form: Told) => boolean) =>
  // Asked beside the other fields, not after them: one round of errors, whatever is missing.
  z.refine<Told>(isThere, { error, path: [path], when: () => true });
const toldChecks = [
  missing("personTold", "Select whether the person has been told", (f) => f.personTold !== null),
  missing("personToldBy", "Enter who told the person", (f) => f.personTold !== "yes" || f.personToldBy !== null),
  missing(
    "personToldOn",
    "Enter the day the person was told",
    (f) => f.personTold !== "yes" || f.personToldOn !== null,
  ),
  missing(
    "personNotToldReason",
    "Enter why the person has not been told",
    (f) => f.personTold !== "no" || f.personNotToldReason !== null,
  ),
  missing(
    "parentToldBy",
    "Enter who told the parent or carer",
    (f) => f.parentTold !== "yes" || f.parentToldBy !== null,
  ),
  missing(
    "parentToldOn",
    "Enter the day the parent or carer was told",
    (f) => f.parentTold !== "yes" || f.parentToldOn !== null,
  ),
  missing(
    "parentNotToldReason",
    "Enter why no parent or carer has been told",
    (f) => f.parentTold !== "no" || f.parentNotToldReason !== null,
  ),
] as const;

const role = z.enum(REFERRAL_ROLES, "Select why this person is referred");
const name = (what: string) => wordsField(`Enter the ${what}`, what.charAt(0).toUpperCase() + what.slice(1), 100);

export const referralForm = z.object({ role, ...told, ...common }).check(oneOfficer, ...toldChecks);

/** By somebody who searches for nobody: the group's coordinator finds out who it is. */
export const typedReferralForm = z
  .object({
    givenNames: name("given names"),
    familyName: name("family name"),
    birthDateBasis: z.enum(BIRTH_DATE_BASES, "Select whether the date of birth is known"),
    birthDate: optionalDayField("Date of birth"),
    area: optionalWordsField("Area", 100),
    role,
    ...told,
    ...common,
  })
  .check(oneOfficer, ...toldChecks);

export const locationReferralForm = z.object({ ...linkRowFields, ...common }).check(oneOfficer, ...isLinkRowWhole);

export const problemReferralForm = z
  .object({
    problemTitle: wordsField("Enter what the problem is", "Problem", 120),
    problemArea: optionalWordsField("Area", 120),
    ...linkRowFields,
    ...common,
  })
  .check(oneOfficer, ...isLinkRowWhole);

type PersonReferral = z.output<typeof referralForm>;
export type ToldDetails = Pick<PersonReferral, keyof typeof told>;
/** What every referral says. */
export type ReferralDetails = Omit<PersonReferral, keyof typeof told | "role">;
