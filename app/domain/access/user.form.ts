import { z } from "zod/mini";
import { emailField } from "./email.ts";
import { versionField, ticksField, optionalWordsField, wordsField } from "./form-fields.ts";
import { DUTIES } from "./roles.ts";

const details = {
  name: wordsField("Enter a name", "Name", 100),
  email: emailField("Enter an e-mail address"),
  agencyId: z.uuidv7("Select an agency"),
  jobTitle: optionalWordsField("Job title", 100),
};

export const newUserForm = z.object({ ...details, duties: ticksField(DUTIES, "Select duties from the list") });
export type NewUser = z.output<typeof newUserForm>;

export const changeUserForm = z.object({ version: versionField, ...details });
export type UserChange = z.output<typeof changeUserForm>;

const reason = wordsField("Enter a reason", "Reason", 500);

export const userStatusForm = z.object({
  version: versionField,
  change: z.enum(["disable", "enable"], "Reload the page"),
  reason,
});

/** For what needs no more than why: a link to set a password, a lost authenticator. */
export const reasonForm = z.object({ reason });
