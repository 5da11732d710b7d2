import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { NotificationBanner } from "#app/components/govuk/notification-banner.tsx";
import { SignInForm } from "#app/components/session/sign-in-form.tsx";
import { localPath } from "#app/domain/access/local-path.ts";
import { signInForm } from "#app/domain/access/session.form.ts";
import { THROTTLED_MESSAGE } from "#app/domain/access/throttle.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { browserOf } from "#app/http/browser.server.ts";
import { publicAction, publicLoader } from "#app/http/guard.server.ts";
import { signIn } from "#app/services/session/sign-in.ts";
import { db } from "#db/open.ts";

const params = z.object({});

export const loader = publicLoader(params, async ({ request, signedIn }) => {
  const { searchParams } = new URL(request.url);
  const next = localPath(searchParams.get("next")) ?? "/";
  if (signedIn?.stage === "complete") throw redirect(next);
  return { next, hasSignedOut: searchParams.has("signed-out") };
});

export const action = publicAction(
  params,
  async ({ request, form, now, context }) => {
    const next = localPath(form.get("next")) ?? "/";
    const key = form.get("unsentKey");
    const unsentKey = typeof key === "string" && key !== "" ? key : null;
    const typed = parseForm(form, signInForm);
    const answer = (errors: Record<string, string>, status: number) =>
      data(
        { values: { email: typed.values.email ?? "" }, errors, next, unsentKey },
        { status, headers: status === 429 ? { "Retry-After": "300" } : {} },
      );
    if (!typed.ok) return answer(typed.errors, 400);

    const result = await signIn({ db, now }, { ...typed.data, unsentKey }, browserOf(request, context));
    switch (result.kind) {
      case "throttled":
        return answer({ email: THROTTLED_MESSAGE }, 429);
      case "refused":
        return answer({ email: "The e-mail address or the password is not right" }, 422);
      case "done": {
        context.setSessionToken?.(result.token);
        const page = result.stage === "code-due" ? "/sign-in/code" : "/sign-in/authenticator";
        return redirect(next === "/" ? page : `${page}?${new URLSearchParams({ next }).toString()}`);
      }
    }
  },
  { beginsSession: true },
);

export const meta: MetaFunction = () => [{ title: "Sign in – Joint Action" }];

export default function SignInPage() {
  const { next, hasSignedOut } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      {hasSignedOut && !reply ? <NotificationBanner variant="success" heading="You have signed out" /> : null}
      <SignInForm next={reply?.next ?? next} unsentKey={reply?.unsentKey ?? null} reply={reply} />
    </>
  );
}
