import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { incidentRecord } from "#app/components/incidents/changed-record.ts";
import { EndFormPage } from "#app/components/incidents/end-form-page.tsx";
import { endForm } from "#app/domain/incidents/end.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { badIncidentForm, incidentReply } from "#app/http/incident-reply.server.ts";
import { reopenIncident } from "#app/services/incidents/deal-with-incident.ts";
import { incidentToChange } from "#app/services/incidents/incident-to-change.ts";
import { db } from "#db/open.ts";

const params = z.object({ incidentId: z.uuidv7() });

export const loader = guardedLoader("incidents:change", params, async ({ params: { incidentId }, actor, now }) => {
  const page = await incidentToChange({ db, actor, now }, incidentId);
  if (!page) throw new Response(null, { status: 404 });
  return { incident: page.incident };
});

export const action = guardedAction("incidents:change", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, endForm);
  if (!form.ok) return badIncidentForm(form);
  const result = await reopenIncident({ db, actor, now }, params.incidentId, form.data);
  return incidentReply(result, form.values, afterSaving(`/incidents/${params.incidentId}`, "incident-changed"));
});

export const meta: MetaFunction = () => [{ title: "Open the incident again – Joint Action" }];

export default function ReopenIncidentPage() {
  const { incident } = useLoaderData<typeof loader>();
  return (
    <EndFormPage
      record={incidentRecord(incident)}
      what="incident"
      change="reopen"
      reply={useActionData<typeof action>()}
    />
  );
}
