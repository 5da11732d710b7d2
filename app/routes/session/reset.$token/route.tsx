import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { DEAD_LINK_TITLE, SetPasswordPage } from "#app/components/session/set-password-page.tsx";
import { newPasswordForm } from "#app/domain/access/session.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { browserOf } from "#app/http/browser.server.ts";
import { publicAction, publicLoader } from "#app/http/guard.server.ts";
import { findUserOfLink, setPasswordByLink } from "#app/services/session/set-password.ts";
import { db } from "#db/open.ts";

const params = z.object({ token: z.string() });
const TITLE = "Choose a new password";
const purpose = "password-reset";

/** 410 for a link that is used up, too old or mistyped: which of these, nobody is told. */
export const loader = publicLoader(params, async ({ params, signedIn, now }) => {
  const found = await findUserOfLink({ db, now }, { purpose, token: params.token });
  if (!found) return data({ link: null }, 410);
  const { id, name, email } = found.user;
  return data({ link: { name, email, otherUser: signedIn && signedIn.userId !== id ? signedIn.userName : null } });
});

export const action = publicAction(params, async ({ request, params, form, now, context }) => {
  const typed = parseForm(form, newPasswordForm);
  if (!typed.ok) return data({ errors: typed.errors }, 400);
  const result = await setPasswordByLink(
    { db, now },
    { purpose, token: params.token },
    typed.data.newPassword,
    browserOf(request, context),
  );
  switch (result.kind) {
    case "dead":
      return data({ errors: {} }, 410);
    case "refused":
      return data({ errors: { newPassword: result.message } }, 422);
    case "done":
      context.setSessionToken?.(result.token);
      return redirect(result.stage === "code-due" ? "/sign-in/code" : "/sign-in/authenticator");
  }
});

export const headers = () => ({ "Cache-Control": "no-store" });

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.link ? TITLE : DEAD_LINK_TITLE} – Joint Action` },
];

export default function ResetPage() {
  const { link } = useLoaderData<typeof loader>();
  return <SetPasswordPage title={TITLE} link={link} reply={useActionData<typeof action>()} />;
}
