import type { FieldErrors } from "#app/forms/parse-form.ts";
import { Button } from "../govuk/button.tsx";
import { InsetText } from "../govuk/inset-text.tsx";
import { PasswordInput } from "../govuk/password-input.tsx";
import { NEW_PASSWORD_HINT } from "./new-password-hint.ts";
import { SessionForm, SessionPage } from "./session-page.tsx";

export const DEAD_LINK_TITLE = "This link does not work any more";

type Props = {
  title: string;
  /** Null when the link opens nothing. */
  link: { name: string; email: string; otherUser: string | null } | null;
  reply?: { errors: FieldErrors };
};

/** For a link of an invitation or of a forgotten password. */
export function SetPasswordPage({ title, link, reply }: Props) {
  if (!link) {
    return (
      <SessionPage title={DEAD_LINK_TITLE}>
        <p className="govuk-body">A link works once and for 24 hours, and a newer one takes its place.</p>
        <p className="govuk-body">
          If you have set your password with it,{" "}
          <a className="govuk-link" href="/sign-in">
            sign in
          </a>
          . If not, ask your administrator for a new link.
        </p>
      </SessionPage>
    );
  }
  return (
    <SessionPage title={title} errors={reply?.errors}>
      {link.otherUser ? (
        <InsetText>
          {link.otherUser} is signed in in this browser. Setting a password here signs {link.otherUser} out.
        </InsetText>
      ) : null}
      <p className="govuk-body">
        {link.name}, you will sign in with <strong>{link.email}</strong> and this password.
      </p>
      <SessionForm>
        {/* So that a password manager knows whose password it keeps. */}
        <input type="text" name="username" value={link.email} autoComplete="username" readOnly hidden />
        <PasswordInput
          field={{ id: "newPassword", name: "newPassword" }}
          label="New password"
          hint={NEW_PASSWORD_HINT}
          autoComplete="new-password"
          error={reply?.errors.newPassword}
        />
        <Button>Continue</Button>
      </SessionForm>
    </SessionPage>
  );
}
