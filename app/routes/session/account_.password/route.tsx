import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { PasswordInput } from "#app/components/govuk/password-input.tsx";
import { NEW_PASSWORD_HINT } from "#app/components/session/new-password-hint.ts";
import { SessionForm, SessionPage } from "#app/components/session/session-page.tsx";
import { changePasswordForm } from "#app/domain/access/session.form.ts";
import { THROTTLED_MESSAGE } from "#app/domain/access/throttle.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { changeOwnPassword } from "#app/services/session/own-password.ts";
import { findOwnAccount } from "#db/queries/own-account.ts";
import { db } from "#db/open.ts";

const params = z.object({});

export const loader = guardedLoader("account:manage", params, async ({ actor }) => ({
  email: (await findOwnAccount(db, actor.id))?.email ?? "",
}));

export const action = guardedAction("account:manage", params, async ({ form, actor, now, context }) => {
  const typed = parseForm(form, changePasswordForm);
  if (!typed.ok) return data({ errors: typed.errors }, 400);
  const result = await changeOwnPassword({ db, actor, now }, context.address ?? "", typed.data);
  switch (result.kind) {
    case "throttled":
      return data(
        { errors: { currentPassword: THROTTLED_MESSAGE } },
        { status: 429, headers: { "Retry-After": "300" } },
      );
    case "wrong-password":
      return data({ errors: { currentPassword: "The current password is not right" } }, 422);
    case "refused":
      return data({ errors: { newPassword: result.message } }, 422);
    case "gone":
      return redirect("/sign-in");
    case "done":
      context.setSessionToken?.(result.token);
      return redirect("/account?changed=password");
  }
});

export const meta: MetaFunction = () => [{ title: "Change your password – Joint Action" }];

export default function ChangePasswordPage() {
  const { email } = useLoaderData<typeof loader>();
  const errors: Record<string, string> | undefined = useActionData<typeof action>()?.errors;
  return (
    <>
      <BackLink href="/account">Your account</BackLink>
      <SessionPage title="Change your password" errors={errors}>
        <p className="govuk-body">Your other sessions end when you change it.</p>
        <SessionForm>
          <input type="text" name="username" value={email} autoComplete="username" readOnly hidden />
          <PasswordInput
            field={{ id: "currentPassword", name: "currentPassword" }}
            label="Current password"
            error={errors?.currentPassword}
          />
          <PasswordInput
            field={{ id: "newPassword", name: "newPassword" }}
            label="New password"
            hint={NEW_PASSWORD_HINT}
            autoComplete="new-password"
            error={errors?.newPassword}
          />
          <Button>Change password</Button>
        </SessionForm>
      </SessionPage>
    </>
  );
}
