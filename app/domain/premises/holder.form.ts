import { z } from "zod/mini";
import { optionalWordsField, versionField, wordsField } from "../access/form-fields.ts";
import { dayField } from "../dates/day-field.ts";
import { blankDay } from "../incidents/incident-fields.form.ts";
import { HOLDER_ROLES } from "./register.ts";

const email = z.pipe(
  z.catch(z.string(), "").check(
    z.trim(),
    z.refine(
      (text) => text === "" || (text.length <= 254 && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)),
      "Enter an e-mail address in the correct format, like name@example.com",
    ),
  ),
  z.transform((text) => (text === "" ? null : text)),
);

const phone = z.pipe(
  z.catch(z.string(), "").check(
    z.trim(),
    z.refine(
      (text) => text === "" || (text.length <= 40 && /\d/.test(text) && /^[\d\s+()./-]*(ext?\.? ?\d+)?$/i.test(text)),
      "Enter a telephone number, like 01509 555 010",
    ),
  ),
  z.transform((text) => (text === "" ? null : text)),
);

const fields = {
  holderKind: z.catch(z.enum(["company", "person"]), "person"),
  name: wordsField("Enter the name", "Name", 200),
  companyNumber: optionalWordsField("Company number", 20),
  personalLicenceNumber: optionalWordsField("Personal licence number", 60),
  phone,
  email,
  addressWords: optionalWordsField("Address", 300),
  fromDay: blankDay("First day"),
  untilDay: blankDay("Last day"),
};

export const newHolderForm = z.object({
  role: z.enum(HOLDER_ROLES, "Select whether it is the licence holder or the designated premises supervisor"),
  ...fields,
});
export const changeHolderForm = z.object({ version: versionField, ...fields });
export const endHolderForm = z.object({ version: versionField, untilDay: dayField("Last day") });
export type HolderGiven = Omit<z.output<typeof newHolderForm>, "role">;

export const NO_HOLDER = {
  ...{ holderKind: "person", name: "", companyNumber: "", personalLicenceNumber: "", phone: "", email: "" },
  ...{ addressWords: "", "fromDay-day": "", "fromDay-month": "", "fromDay-year": "" },
  ...{ "untilDay-day": "", "untilDay-month": "", "untilDay-year": "" },
};
