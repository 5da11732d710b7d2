import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { Enrolment } from "#app/components/session/enrolment.tsx";
import { RecoveryCodes } from "#app/components/session/recovery-codes.tsx";
import { SessionPage } from "#app/components/session/session-page.tsx";
import { codeForm } from "#app/domain/access/session.form.ts";
import { THROTTLED_MESSAGE } from "#app/domain/access/throttle.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { publicAction, publicLoader } from "#app/http/guard.server.ts";
import { atStage, pageAfterSignIn } from "#app/http/half-way.server.ts";
import { confirmAuthenticator, findEnrolment } from "#app/services/session/confirm-authenticator.ts";
import { db } from "#db/open.ts";

const params = z.object({});

/** Null right after the first code, when the page shows the recovery codes. */
export const loader = publicLoader(params, async ({ request, signedIn }) => ({
  enrolment: await findEnrolment(db, atStage(request, signedIn, "enrolment-due")),
}));

export const action = publicAction(params, async ({ request, form, signedIn, now, context }) => {
  const session = atStage(request, signedIn, "enrolment-due");
  const typed = parseForm(form, codeForm);
  if (!typed.ok) return data({ errors: typed.errors, codes: null, next: "/" }, 400);

  const result = await confirmAuthenticator(
    { db, now },
    { ...session, address: context.address ?? "", code: typed.data.code },
  );
  switch (result.kind) {
    case "throttled":
      return data(
        { errors: { code: THROTTLED_MESSAGE }, codes: null, next: "/" },
        { status: 429, headers: { "Retry-After": "300" } },
      );
    case "refused":
      return data(
        {
          errors: {
            code: "The code is not right. Wait for a new one, and check that the clock of your device is right",
          },
          codes: null,
          next: "/",
        },
        422,
      );
    case "gone":
      return redirect("/sign-in");
    case "done":
      context.setSessionToken?.(result.token);
      return data({ errors: {}, codes: result.codes, next: await pageAfterSignIn(request, session, now) }, 200);
  }
});

export const meta: MetaFunction = () => [{ title: "Set up your authenticator – Joint Action" }];

export default function AuthenticatorPage() {
  const { enrolment } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const errors: Record<string, string> | undefined = reply?.errors;
  if (reply?.codes) {
    return (
      <SessionPage title="Save your recovery codes">
        <RecoveryCodes codes={reply.codes} next={reply.next} />
      </SessionPage>
    );
  }
  return (
    <SessionPage title="Set up your authenticator" errors={errors}>
      <p className="govuk-body">
        Everybody signs in with a password and a code, because a password alone can be found out. You do this once.
      </p>
      {enrolment ? <Enrolment enrolment={enrolment} errors={errors} /> : null}
    </SessionPage>
  );
}
