import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { ConfirmPassword } from "#app/components/session/confirm-password.tsx";
import { Enrolment } from "#app/components/session/enrolment.tsx";
import { RecoveryCodes } from "#app/components/session/recovery-codes.tsx";
import { SessionPage } from "#app/components/session/session-page.tsx";
import { codeForm, confirmPasswordForm } from "#app/domain/access/session.form.ts";
import { THROTTLED_MESSAGE } from "#app/domain/access/throttle.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { confirmAuthenticator, findEnrolment } from "#app/services/session/confirm-authenticator.ts";
import { beginNewAuthenticator } from "#app/services/session/own-factor.ts";
import { db } from "#db/open.ts";

const params = z.object({});

/** Null until the password has been given again, and once the new authenticator is in use. */
export const loader = guardedLoader("account:manage", params, async ({ actor }) => ({
  enrolment: await findEnrolment(db, { sessionId: actor.sessionId, userId: actor.id }),
}));

/** First the password, then the first code of the new authenticator. */
export const action = guardedAction("account:manage", params, async ({ form, actor, now, context }) => {
  const address = context.address ?? "";
  const answer = (errors: Record<string, string>, status: number) => data({ errors, codes: null }, status);
  if (!form.has("code")) {
    const typed = parseForm(form, confirmPasswordForm);
    if (!typed.ok) return answer(typed.errors, 400);
    const begun = await beginNewAuthenticator({ db, actor, now }, address, typed.data.currentPassword);
    if (begun.kind === "throttled") return answer({ currentPassword: THROTTLED_MESSAGE }, 429);
    if (begun.kind === "wrong-password") return answer({ currentPassword: "The current password is not right" }, 422);
    return redirect("/account/authenticator");
  }
  const typed = parseForm(form, codeForm);
  if (!typed.ok) return answer(typed.errors, 400);
  const result = await confirmAuthenticator(
    { db, now },
    { sessionId: actor.sessionId, userId: actor.id, address, code: typed.data.code },
  );
  switch (result.kind) {
    case "throttled":
      return answer({ code: THROTTLED_MESSAGE }, 429);
    case "refused":
      return answer({ code: "The code is not right. Enter one of the new authenticator" }, 422);
    case "gone":
      return redirect("/account/authenticator");
    case "done":
      context.setSessionToken?.(result.token);
      return data({ errors: {}, codes: result.codes }, 200);
  }
});

export const meta: MetaFunction = () => [{ title: "Change your authenticator – Joint Action" }];

export default function ChangeAuthenticatorPage() {
  const { enrolment } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const errors: Record<string, string> | undefined = reply?.errors;
  if (reply?.codes) {
    return (
      <SessionPage title="Save your recovery codes">
        <RecoveryCodes codes={reply.codes} next="/account?changed=authenticator" />
      </SessionPage>
    );
  }
  return (
    <>
      <BackLink href="/account">Your account</BackLink>
      <SessionPage title="Change your authenticator" errors={errors}>
        <p className="govuk-body">
          Your present authenticator works until you have entered a code of the new one. Then your other sessions end,
          and new recovery codes take the place of the old.
        </p>
        {enrolment ? (
          <Enrolment enrolment={enrolment} errors={errors} />
        ) : (
          <ConfirmPassword error={errors?.currentPassword} button="Continue" />
        )}
      </SessionPage>
    </>
  );
}
