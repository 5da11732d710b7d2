import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { ConfirmPassword } from "#app/components/session/confirm-password.tsx";
import { RecoveryCodes } from "#app/components/session/recovery-codes.tsx";
import { SessionPage } from "#app/components/session/session-page.tsx";
import { confirmPasswordForm } from "#app/domain/access/session.form.ts";
import { THROTTLED_MESSAGE } from "#app/domain/access/throttle.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { replaceOwnRecoveryCodes } from "#app/services/session/own-factor.ts";
import { countUnusedRecoveryCodes } from "#db/queries/recovery-codes.ts";
import { db } from "#db/open.ts";

const params = z.object({});

export const loader = guardedLoader("account:manage", params, async ({ actor }) => ({
  left: await countUnusedRecoveryCodes(db, actor.id),
}));

export const action = guardedAction("account:manage", params, async ({ form, actor, now, context }) => {
  const typed = parseForm(form, confirmPasswordForm);
  if (!typed.ok) return data({ errors: typed.errors, codes: null }, 400);
  const result = await replaceOwnRecoveryCodes({ db, actor, now }, context.address ?? "", typed.data.currentPassword);
  switch (result.kind) {
    case "throttled":
      return data(
        { errors: { currentPassword: THROTTLED_MESSAGE }, codes: null },
        { status: 429, headers: { "Retry-After": "300" } },
      );
    case "wrong-password":
      return data({ errors: { currentPassword: "The current password is not right" }, codes: null }, 422);
    case "gone":
      return redirect("/sign-in");
    case "done":
      context.setSessionToken?.(result.token);
      return data({ errors: {}, codes: result.codes }, 200);
  }
});

export const meta: MetaFunction = () => [{ title: "Make new recovery codes – Joint Action" }];

export default function RecoveryCodesPage() {
  const { left } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const errors: Record<string, string> | undefined = reply?.errors;
  if (reply?.codes) {
    return (
      <SessionPage title="Save your recovery codes">
        <RecoveryCodes codes={reply.codes} next="/account" />
      </SessionPage>
    );
  }
  return (
    <>
      <BackLink href="/account">Your account</BackLink>
      <SessionPage title="Make new recovery codes" errors={errors}>
        <p className="govuk-body">
          You have {left} unused {left === 1 ? "code" : "codes"}. New ones take their place.
        </p>
        <ConfirmPassword error={errors?.currentPassword} button="Make new recovery codes" />
      </SessionPage>
    </>
  );
}
