import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { Button } from "#app/components/govuk/button.tsx";
import { CodeInput } from "#app/components/session/enrolment.tsx";
import { SessionForm, SessionPage } from "#app/components/session/session-page.tsx";
import { codeForm } from "#app/domain/access/session.form.ts";
import { THROTTLED_MESSAGE } from "#app/domain/access/throttle.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { publicAction, publicLoader } from "#app/http/guard.server.ts";
import { atStage, nextOf, pageAfterSignIn } from "#app/http/half-way.server.ts";
import { hasEmailCode } from "#app/services/session/email-code.ts";
import { giveCode } from "#app/services/session/give-code.ts";
import { db } from "#db/open.ts";

const params = z.object({});

export const loader = publicLoader(params, async ({ request, signedIn, now }) => {
  const { userId } = atStage(request, signedIn, "code-due");
  return { next: nextOf(request), hasEmailCode: await hasEmailCode({ db, now }, userId) };
});

export const action = publicAction(params, async ({ request, form, signedIn, now, context }) => {
  const session = atStage(request, signedIn, "code-due");
  const typed = parseForm(form, codeForm);
  if (!typed.ok) return data({ errors: typed.errors }, 400);

  const result = await giveCode(
    { db, now },
    { ...session, address: context.address ?? "" },
    { kind: "authenticator", code: typed.data.code },
  );
  switch (result.kind) {
    case "throttled":
      return data({ errors: { code: THROTTLED_MESSAGE } }, { status: 429, headers: { "Retry-After": "300" } });
    case "refused":
      return data(
        { errors: { code: "The code is not right, or it has been used. Wait for a new one and enter that" } },
        422,
      );
    case "gone":
      return redirect("/sign-in");
    case "done":
      context.setSessionToken?.(result.token);
      return redirect(await pageAfterSignIn(request, session, now));
  }
});

export const meta: MetaFunction = () => [{ title: "Enter your code – Joint Action" }];

export default function CodePage() {
  const { next, hasEmailCode } = useLoaderData<typeof loader>();
  const errors: Record<string, string> | undefined = useActionData<typeof action>()?.errors;
  return (
    <SessionPage title="Enter your code" errors={errors}>
      <SessionForm>
        <CodeInput error={errors?.code} />
        <Button>Continue</Button>
      </SessionForm>
      {hasEmailCode ? (
        <p className="govuk-body">
          <a className="govuk-link" href={`/sign-in/email-code?${new URLSearchParams({ next }).toString()}`}>
            Have a code sent by e-mail
          </a>{" "}
          in place of the one from your authenticator.
        </p>
      ) : null}
      <p className="govuk-body">
        <a className="govuk-link" href={`/sign-in/recovery-code?${new URLSearchParams({ next }).toString()}`}>
          Use a recovery code
        </a>{" "}
        if you do not have your authenticator with you. If you have neither, ask your administrator to reset your
        authenticator.
      </p>
    </SessionPage>
  );
}
