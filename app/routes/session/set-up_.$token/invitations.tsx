import { WarningText } from "#app/components/govuk/warning-text.tsx";
import { SessionPage } from "#app/components/session/session-page.tsx";

type Invitation = { name: string; email: string; link: string };

/** Shown once: only hashes of the links are kept. */
export function Invitations({ invitations }: { invitations: readonly Invitation[] }) {
  return (
    <SessionPage title="Joint Action has been set up">
      <WarningText>These links are shown once. Copy them before you leave this page.</WarningText>
      <p className="govuk-body">
        Give each person their own, by a way that only they can read. With it they choose a password and set up an
        authenticator. A link works once and for 24 hours; the administrator can make another.
      </p>
      {invitations.map(({ name, email, link }, index) => (
        <div className="govuk-form-group" key={email}>
          <label className="govuk-label govuk-label--s" htmlFor={`link-${index + 1}`}>
            {name}, {email}
          </label>
          <textarea
            id={`link-${index + 1}`}
            className="govuk-textarea app-key"
            rows={3}
            readOnly
            defaultValue={link}
            spellCheck={false}
          />
        </div>
      ))}
    </SessionPage>
  );
}
