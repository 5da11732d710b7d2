import { redirect } from "@remix-run/node";
import { z } from "zod/mini";
import { cardForm } from "#app/domain/access/session.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { browserOf } from "#app/http/browser.server.ts";
import { maySignInByCard } from "#app/http/demonstration.server.ts";
import { publicAction, publicLoader } from "#app/http/guard.server.ts";
import { nextOf, pageAfterSignIn } from "#app/http/half-way.server.ts";
import { signInByCard } from "#app/services/session/sign-in-by-card.ts";
import { db } from "#db/open.ts";

const params = z.object({});

/** The cards stand on the sign-in page. */
export const loader = publicLoader(params, async ({ request }) => {
  if (!(await maySignInByCard(db, request))) throw new Response(null, { status: 404 });
  return redirect(`/sign-in?${new URLSearchParams({ next: nextOf(request) }).toString()}`);
});

/** The button of a card. Where there are no cards there is nothing here, whatever is posted. */
export const action = publicAction(
  params,
  async ({ request, form, now, context }) => {
    const typed = parseForm(form, cardForm);
    if (!typed.ok || !(await maySignInByCard(db, request))) throw new Response(null, { status: 404 });
    const { userId, unsentKey } = typed.data;
    const done = await signInByCard({ db, now }, { userId, unsentKey: unsentKey || null }, browserOf(request, context));
    if (!done) throw new Response(null, { status: 404 });
    context.setSessionToken?.(done.token);
    return redirect(await pageAfterSignIn(request, done, now));
  },
  { beginsSession: true },
);
