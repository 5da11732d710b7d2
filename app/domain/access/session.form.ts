import { z } from "zod/mini";
import { tickedIdsField } from "./form-fields.ts";
import { LONGEST_PASSWORD } from "./refuse-password.ts";

const email = z
  .string("Enter your e-mail address")
  .check(
    z.trim(),
    z.minLength(1, "Enter your e-mail address"),
    z.maxLength(320, "Enter your e-mail address, such as name@example.org"),
  );

// A password is never trimmed: a space may belong to it.
const password = (message: string) =>
  z
    .string(message)
    .check(
      z.minLength(1, message),
      z.maxLength(LONGEST_PASSWORD, `Password must be ${LONGEST_PASSWORD.toLocaleString("en-GB")} characters or fewer`),
    );

export const signInForm = z.object({ email, password: password("Enter your password") });

/** The card of somebody in a demonstration, and what waits to be sent again. */
export const cardForm = z.object({ userId: z.uuidv7(), unsentKey: z.catch(z.string(), "") });

export const codeForm = z.object({
  code: z.string("Enter the code").check(
    z.overwrite((typed) => typed.replaceAll(/\s/g, "")),
    z.minLength(1, "Enter the code from your authenticator app"),
    z.regex(/^(\d{6})?$/, "The code is 6 digits, like 123456"),
  ),
});

export const recoveryCodeForm = z.object({
  recoveryCode: z
    .string("Enter a recovery code")
    .check(
      z.trim(),
      z.minLength(1, "Enter a recovery code"),
      z.maxLength(100, "Enter a recovery code, like 3k9m-wx2a-7t0c-qz5e"),
    ),
});

/** Whether it is strong enough depends on who chooses it: refusePassword. */
export const newPasswordForm = z.object({ newPassword: password("Enter a password") });

export const changePasswordForm = z.object({
  currentPassword: password("Enter your current password"),
  newPassword: password("Enter a new password"),
});

export const confirmPasswordForm = z.object({ currentPassword: password("Enter your current password") });

export const endSessionForm = z.object({ sessionId: z.union([z.uuidv7(), z.literal("others")]) });

export const acknowledgeResetsForm = z.object({
  resetId: tickedIdsField("Reload the page"),
  next: z.catch(z.string(), "/"),
});

export const switchPartnershipForm = z.object({ partnershipId: z.uuidv7("Select a partnership") });
