import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ReasonPage } from "#app/components/admin/reason-page.tsx";
import { WarningText } from "#app/components/govuk/warning-text.tsx";
import { isOwn } from "#app/domain/access/membership.ts";
import { reasonForm } from "#app/domain/access/user.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { resetFactor } from "#app/services/session/reset-factor.ts";
import { db } from "#db/open.ts";
import { findUser } from "#db/queries/users.ts";

const params = z.object({ userId: z.uuidv7() });

export const loader = guardedLoader("users:manage", params, async ({ params: { userId }, actor, now }) => {
  const user = await findUser(db, actor.partnershipId, userId);
  if (!user) throw new Response(null, { status: 404 });
  if (isOwn(actor, userId)) throw new Response(null, { status: 403 });
  await recordView({ db, actor, now }, "user.viewed", "user", userId);
  return { userId, name: user.name };
});

export const action = guardedAction("users:manage", params, async ({ params: { userId }, form: body, actor, now }) => {
  const form = parseForm(body, reasonForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await resetFactor({ db, actor, now }, userId, form.data.reason);
  if (result.kind === "not-found") throw new Response(null, { status: 404 });
  if (result.kind === "forbidden") throw new Response(null, { status: 403 });
  if (result.kind === "refused") return data({ values: form.values, errors: { reason: result.refusal.message } }, 422);
  return redirect(afterSaving(`/admin/users/${userId}`, "authenticator-reset"));
});

export const meta: MetaFunction = () => [{ title: "Reset a lost authenticator – Joint Action" }];

export default function AuthenticatorPage() {
  const { userId, name } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <ReasonPage
      heading="Reset a lost authenticator"
      back={{ href: `/admin/users/${userId}`, text: name }}
      button="Reset the authenticator"
      hint="Such as “New phone; seen in person”"
      reply={reply}
    >
      <p className="govuk-body">
        {name} is signed out everywhere, and sets up an authenticator at the next sign-in. The recovery codes stop
        working. The page of the next sign-in says that you have done this.
      </p>
      <WarningText>Until then the password alone is enough. Be sure that it is {name} who asks.</WarningText>
    </ReasonPage>
  );
}
