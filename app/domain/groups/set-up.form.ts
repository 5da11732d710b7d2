import { z } from "zod/mini";
import { wordsField } from "../access/form-fields.ts";
import { emailField, foldEmail } from "../access/email.ts";
import { AGENCY_KINDS } from "../agencies/agency-kinds.ts";
import { PARTNERSHIP_TEMPLATES, TEMPLATES, type TemplateAgency } from "./charnwood-template.ts";

/** In place of an agency of the list: its name and kind are typed. */
const OTHER_AGENCY = "other";

const { agencies } = TEMPLATES.charnwood;
/** What can be chosen, for the select and the check of it. */
export const AGENCY_CHOICES = [
  ...agencies.map(({ name }) => ({ value: name, text: name })),
  { value: OTHER_AGENCY, text: "Another agency" },
];

const optionalText = z._default(
  z.string().check(z.trim(), z.maxLength(120, "Name of the agency must be 120 characters or less")),
  "",
);

const who = (what: string) => ({
  name: wordsField(`Enter the ${what}'s name`, "Name", 100),
  email: emailField(`Enter the ${what}'s e-mail address`),
  agency: z.enum([...agencies.map(({ name }) => name), OTHER_AGENCY], `Select the ${what}'s agency`),
  otherName: optionalText,
  otherKind: z._default(z.union([z.enum(AGENCY_KINDS), z.literal("")]), ""),
});

const administrator = who("administrator");
const coordinator = who("coordinator");

export const setUpForm = z
  .object({
    name: wordsField("Enter the name of the partnership", "Name of the partnership", 120),
    template: z.enum(PARTNERSHIP_TEMPLATES, "Select what the partnership begins with"),
    adminName: administrator.name,
    adminEmail: administrator.email,
    adminAgency: administrator.agency,
    adminAgencyName: administrator.otherName,
    adminAgencyKind: administrator.otherKind,
    coordinatorName: coordinator.name,
    coordinatorEmail: coordinator.email,
    coordinatorAgency: coordinator.agency,
    coordinatorAgencyName: coordinator.otherName,
    coordinatorAgencyKind: coordinator.otherKind,
  })
  .check((ctx) => {
    const v = ctx.value;
    const wrong = (name: string, message: string) =>
      ctx.issues.push({ code: "custom", input: v, path: [name], message });
    for (const person of ["admin", "coordinator"] as const) {
      if (v[`${person}Agency`] !== OTHER_AGENCY) continue;
      if (v[`${person}AgencyName`] === "") wrong(`${person}AgencyName`, "Enter the name of the agency");
      if (v[`${person}AgencyKind`] === "") wrong(`${person}AgencyKind`, "Select what kind of agency it is");
    }
    if (foldEmail(v.adminEmail) === foldEmail(v.coordinatorEmail)) {
      wrong(
        "coordinatorEmail",
        "Enter somebody else's e-mail address: an administrator sees no cases, so these are two people",
      );
    }
  });

/** The agency of the list, or the one that was typed. */
export function agencyOf(chosen: string, typed: { name: string; kind: string }): TemplateAgency {
  const known = agencies.find((agency) => agency.name === chosen);
  return known ?? { name: typed.name, kind: AGENCY_KINDS.find((kind) => kind === typed.kind) ?? "other" };
}
