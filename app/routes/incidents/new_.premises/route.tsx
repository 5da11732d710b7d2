import { redirect } from "@remix-run/node";
import { z } from "zod/mini";
import { findPremisesForm } from "#app/domain/premises/involved-premises.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { offerPremises } from "#app/services/premises/offer-premises.ts";
import { db } from "#db/open.ts";

const params = z.object({});

export const loader = guardedLoader("incidents:log", params, async () => redirect("/incidents/new"));

/** Asked by the form of a report while it is typed. By POST, so that nothing of it stands in an address. */
export const action = guardedAction("incidents:log", params, async ({ form, actor }) => {
  const typed = parseForm(form, findPremisesForm);
  if (!typed.ok) throw new Response(null, { status: 400 });
  return Response.json(await offerPremises(db, actor, typed.data));
});
