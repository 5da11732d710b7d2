import { redirect } from "@remix-run/node";
import { z } from "zod/mini";
import { switchPartnershipForm } from "#app/domain/access/session.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { switchPartnership } from "#app/services/session/switch-partnership.ts";
import { db } from "#db/open.ts";

const params = z.object({});

export const loader = guardedLoader("home:read", params, async () => redirect("/account#partnership"));

/** The radio buttons of the account page post here, and so may any other place from where to switch. */
export const action = guardedAction("home:read", params, async ({ form, actor, now, context }) => {
  const typed = parseForm(form, switchPartnershipForm);
  if (!typed.ok) throw new Response(null, { status: 400 });
  const switched = await switchPartnership({ db, actor, now }, typed.data.partnershipId);
  if (!switched) throw new Response(null, { status: 404 });
  context.setSessionToken?.(switched.token);
  return redirect("/");
});
