import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { Button } from "#app/components/govuk/button.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { SessionForm, SessionPage } from "#app/components/session/session-page.tsx";
import { EMAIL_CODE_MINUTES } from "#app/domain/access/email-code.ts";
import { codeForm } from "#app/domain/access/session.form.ts";
import { THROTTLED_MESSAGE } from "#app/domain/access/throttle.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { publicAction, publicLoader } from "#app/http/guard.server.ts";
import { atStage, nextOf, pageAfterSignIn } from "#app/http/half-way.server.ts";
import { hasEmailCode, sendEmailCode } from "#app/services/session/email-code.ts";
import { giveCode } from "#app/services/session/give-code.ts";
import { db } from "#db/open.ts";

const params = z.object({});

export const loader = publicLoader(params, async ({ request, signedIn, now }) => {
  const { userId } = atStage(request, signedIn, "code-due");
  const next = nextOf(request);
  if (!(await hasEmailCode({ db, now }, userId))) throw redirect(pathWith("/sign-in/code", next));
  return { next, isSent: new URL(request.url).searchParams.get("sent") === "1" };
});

export const action = publicAction(params, async ({ request, form, signedIn, now, context }) => {
  const session = atStage(request, signedIn, "code-due");
  const at = { ...session, address: context.address ?? "" };
  if (form.get("send") === "1") {
    const result = await sendEmailCode({ db, now }, at);
    if (result === "throttled") return throttled();
    if (result === "not-allowed") return redirect(pathWith("/sign-in/code", nextOf(request)));
    if (result === "sent") return redirect(`${pathWith("/sign-in/email-code", nextOf(request))}&sent=1`);
    return data({ errors: { send: "The code could not be sent. Use your authenticator, or try again later" } }, 503);
  }
  const typed = parseForm(form, codeForm);
  if (!typed.ok) return data({ errors: typed.errors }, 400);
  const result = await giveCode({ db, now }, at, { kind: "email", code: typed.data.code });
  switch (result.kind) {
    case "throttled":
      return throttled();
    case "refused":
      return data({ errors: { code: "The code is not right, or it is too old. Have another sent" } }, 422);
    case "gone":
      return redirect("/sign-in");
    case "done":
      context.setSessionToken?.(result.token);
      return redirect(await pageAfterSignIn(request, session, now));
  }
});

function pathWith(path: string, next: string) {
  return `${path}?${new URLSearchParams({ next }).toString()}`;
}

function throttled() {
  return data({ errors: { code: THROTTLED_MESSAGE } }, { status: 429, headers: { "Retry-After": "300" } });
}

export const meta: MetaFunction = () => [{ title: "Enter the code from your e-mail – Joint Action" }];

export default function EmailCodePage() {
  const { next, isSent } = useLoaderData<typeof loader>();
  const errors: Record<string, string> | undefined = useActionData<typeof action>()?.errors;
  return (
    <SessionPage title={isSent ? "Enter the code from your e-mail" : "Have a code sent by e-mail"} errors={errors}>
      {isSent || errors?.code ? (
        <SessionForm>
          <Input
            field={{ id: "code", name: "code" }}
            label="Code from your e-mail"
            hint={`6 digits. It works once, within ${EMAIL_CODE_MINUTES} minutes.`}
            inputMode="numeric"
            autoComplete="one-time-code"
            spellCheck={false}
            width={10}
            extraLetterSpacing
            error={errors?.code}
          />
          <Button>Continue</Button>
        </SessionForm>
      ) : null}
      <SessionForm id="send">
        <input type="hidden" name="send" value="1" />
        <Button variant={isSent ? "secondary" : undefined}>{isSent ? "Send another code" : "Send the code"}</Button>
      </SessionForm>
      <p className="govuk-body">
        <a className="govuk-link" href={`/sign-in/code?${new URLSearchParams({ next }).toString()}`}>
          Use your authenticator
        </a>
      </p>
    </SessionPage>
  );
}
