import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { IncidentFormPage } from "#app/components/incidents/incident-form-page.tsx";
import { endIncidentForm } from "#app/domain/incidents/deal-incident.form.ts";
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
  const form = parseForm(body, endIncidentForm);
  if (!form.ok) return badIncidentForm(form);
  const result = await reopenIncident({ db, actor, now }, params.incidentId, form.data);
  return incidentReply(result, form.values, afterSaving(`/incidents/${params.incidentId}`, "incident-changed"));
});

export const meta: MetaFunction = () => [{ title: "Open the incident again – Joint Action" }];

export default function ReopenIncidentPage() {
  const { incident } = useLoaderData<typeof loader>();
  return (
    <IncidentFormPage
      incident={incident}
      heading="Open the incident again"
      button="Open the incident again"
      schema={endIncidentForm}
      initial={{ reason: "" }}
      reply={useActionData<typeof action>()}
    >
      {({ field, errorOf }) => (
        <Textarea field={field("reason")} label="Why is it opened again?" rows={4} error={errorOf("reason")} />
      )}
    </IncidentFormPage>
  );
}
