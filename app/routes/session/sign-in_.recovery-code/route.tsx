import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { Button } from "#app/components/govuk/button.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { SessionForm, SessionPage } from "#app/components/session/session-page.tsx";
import { recoveryCodeForm } from "#app/domain/access/session.form.ts";
import { THROTTLED_MESSAGE } from "#app/domain/access/throttle.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { publicAction, publicLoader } from "#app/http/guard.server.ts";
import { atStage, nextOf, pageAfterSignIn } from "#app/http/half-way.server.ts";
import { giveCode } from "#app/services/session/give-code.ts";
import { db } from "#db/open.ts";

const params = z.object({});

export const loader = publicLoader(params, async ({ request, signedIn }) => {
  atStage(request, signedIn, "code-due");
  return { next: nextOf(request) };
});

export const action = publicAction(params, async ({ request, form, signedIn, now, context }) => {
  const session = atStage(request, signedIn, "code-due");
  const typed = parseForm(form, recoveryCodeForm);
  if (!typed.ok) return data({ errors: typed.errors }, 400);

  const given = { kind: "recovery" as const, code: typed.data.recoveryCode };
  const result = await giveCode({ db, now }, { ...session, address: context.address ?? "" }, given);
  switch (result.kind) {
    case "throttled":
      return data({ errors: { recoveryCode: THROTTLED_MESSAGE } }, { status: 429, headers: { "Retry-After": "300" } });
    case "refused":
      return data({ errors: { recoveryCode: "The recovery code is not right, or it has been used" } }, 422);
    case "gone":
      return redirect("/sign-in");
    case "done":
      context.setSessionToken?.(result.token);
      return redirect(await pageAfterSignIn(request, session, now));
  }
});

export const meta: MetaFunction = () => [{ title: "Enter a recovery code – Joint Action" }];

export default function RecoveryCodePage() {
  const { next } = useLoaderData<typeof loader>();
  const errors: Record<string, string> | undefined = useActionData<typeof action>()?.errors;
  return (
    <SessionPage title="Enter a recovery code" errors={errors}>
      <SessionForm>
        <Input
          field={{ id: "recoveryCode", name: "recoveryCode" }}
          label="Recovery code"
          hint="One of the codes that you saved when you set up your authenticator, like 3k9m-wx2a-7t0c-qz5e. Each works once."
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          width={20}
          error={errors?.recoveryCode}
        />
        <Button>Continue</Button>
      </SessionForm>
      <p className="govuk-body">
        <a className="govuk-link" href={`/sign-in/code?${new URLSearchParams({ next }).toString()}`}>
          Use your authenticator
        </a>
      </p>
    </SessionPage>
  );
}
