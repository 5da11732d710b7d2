import type { FieldErrors } from "#app/forms/parse-form.ts";
import { Button } from "../govuk/button.tsx";
import { Input } from "../govuk/input.tsx";
import { SessionForm } from "./session-page.tsx";

type Props = { enrolment: { size: number; path: string; secret: string }; errors?: FieldErrors };

/** An authenticator is set up by a picture or by typing, and proved by its first code. */
export function Enrolment({ enrolment: { size, path, secret }, errors }: Props) {
  return (
    <>
      <ol className="govuk-list govuk-list--number govuk-list--spaced">
        <li>
          Open an authenticator app on your phone or computer. If you have none, install one: any that makes 6-digit
          codes will do.
        </li>
        <li>
          Add an account in the app and scan this picture.
          <svg
            className="app-qr-code"
            viewBox={`0 0 ${size} ${size}`}
            width="240"
            height="240"
            role="img"
            aria-label="Picture to scan with your authenticator app"
            shapeRendering="crispEdges"
          >
            <rect width={size} height={size} fill="#ffffff" />
            <path d={path} fill="#000000" />
          </svg>
          If you cannot scan it, type this key into the app:
          <p className="govuk-body govuk-!-margin-top-2">
            <code className="app-key" id="key">
              {secret}
            </code>
          </p>
        </li>
        <li>Enter the code that the app shows now.</li>
      </ol>
      <SessionForm>
        <CodeInput error={errors?.code} />
        <Button>Continue</Button>
      </SessionForm>
    </>
  );
}

export function CodeInput({ error }: { error?: string }) {
  return (
    <Input
      field={{ id: "code", name: "code" }}
      label="Code from your authenticator app"
      hint="6 digits. A new code appears every 30 seconds, and each works once."
      inputMode="numeric"
      autoComplete="one-time-code"
      spellCheck={false}
      width={10}
      extraLetterSpacing
      error={error}
    />
  );
}
