import { z } from "zod/mini";

/** As e-mail addresses are compared: nobody signs in or is invited twice for a capital letter. */
export function foldEmail(email: string) {
  return email.trim().normalize("NFKC").toLowerCase();
}

export function isEmail(text: string) {
  return z.email().safeParse(text).success;
}

export function emailField(missing: string) {
  return z.string(missing).check(
    z.trim(),
    z.minLength(1, missing),
    z.maxLength(254, "E-mail address must be 254 characters or less"),
    z.refine(
      (text) => text === "" || isEmail(text),
      "Enter an e-mail address in the correct format, like name@example.gov.uk",
    ),
  );
}
