import { redirect } from "@remix-run/node";
import { z } from "zod/mini";
import { typedIncidentForm } from "#app/domain/incidents/typed-incident.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { similarWhileTyping } from "#app/services/incidents/similar-while-typing.ts";
import { db } from "#db/open.ts";

const params = z.object({});

export const loader = guardedLoader("incidents:log", params, async () => redirect("/incidents/new"));

/** Asked by the form of a report while it is typed. By POST, so that nothing of it stands in an address. */
export const action = guardedAction("incidents:log", params, async ({ form, actor, now }) => {
  const typed = parseForm(form, typedIncidentForm);
  if (!typed.ok) throw new Response(null, { status: 400 });
  return Response.json(await similarWhileTyping({ db, actor, now }, typed.data));
});
