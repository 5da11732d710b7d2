import { Button } from "../govuk/button.tsx";
import { WarningText } from "../govuk/warning-text.tsx";

/** Shown once: nothing but their hashes is kept. */
export function RecoveryCodes({ codes, next }: { codes: readonly string[]; next: string }) {
  return (
    <>
      <WarningText>These codes are shown once. Save them before you go on.</WarningText>
      <p className="govuk-body">
        If you lose your authenticator, each of them lets you in once. Keep them where only you can find them, such as
        in a password manager or printed and locked away. Earlier codes do not work any more.
      </p>
      <ol className="govuk-list app-recovery-codes" id="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code className="app-key">{code}</code>
          </li>
        ))}
      </ol>
      <Button href={next}>I have saved my recovery codes</Button>
    </>
  );
}
