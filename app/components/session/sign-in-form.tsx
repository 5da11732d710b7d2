import type { DemonstrationCard } from "#app/domain/access/demonstration-card.ts";
import type { FieldErrors, FormValues } from "#app/forms/parse-form.ts";
import { Button } from "../govuk/button.tsx";
import { ErrorSummary } from "../govuk/error-summary.tsx";
import { Input } from "../govuk/input.tsx";
import { InsetText } from "../govuk/inset-text.tsx";
import { PasswordInput } from "../govuk/password-input.tsx";
import { useRootData } from "../layout/root-data.ts";
import { DemonstrationCards } from "./demonstration-cards.tsx";

type Props = {
  next: string;
  unsentKey: string | null;
  /** Left out: those that came with the page. */
  cards?: readonly DemonstrationCard[];
  reply?: { values: FormValues; errors: FieldErrors };
};

/** Shown at /sign-in and in place of any page that needs a session. It posts as a document: a new session starts afresh. */
export function SignInForm({ next, unsentKey, cards: given, reply }: Props) {
  const errors = Object.entries(reply?.errors ?? {}).map(([name, message]) => ({ name, message }));
  const root = useRootData();
  const cards = given ?? root?.demonstration?.cards ?? [];
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Sign in</h1>
        {unsentKey ? (
          <InsetText>
            Your session had ended. What you typed has been kept for 30 minutes: sign in to see it and send it.
          </InsetText>
        ) : null}
      </div>
      {cards.length > 0 ? (
        <div className="govuk-grid-column-full">
          <DemonstrationCards cards={cards} next={next} unsentKey={unsentKey} />
          <h2 className="govuk-heading-m">Sign in with a password</h2>
        </div>
      ) : null}
      <div className="govuk-grid-column-two-thirds">
        <form method="post" action="/sign-in" noValidate>
          <input type="hidden" name="next" value={next} />
          {unsentKey ? <input type="hidden" name="unsentKey" value={unsentKey} /> : null}
          <Input
            field={{ id: "email", name: "email", defaultValue: textOf(reply?.values.email) }}
            label="E-mail address"
            type="email"
            autoComplete="username"
            spellCheck={false}
            error={reply?.errors.email}
          />
          <PasswordInput
            field={{ id: "password", name: "password" }}
            label="Password"
            autoComplete="current-password"
            error={reply?.errors.password}
          />
          <Button>Continue</Button>
        </form>
        <p className="govuk-body">If you cannot sign in, ask your administrator for a link to set a new password.</p>
      </div>
    </div>
  );
}

function textOf(value: string | string[] | undefined) {
  return typeof value === "string" ? value : "";
}
