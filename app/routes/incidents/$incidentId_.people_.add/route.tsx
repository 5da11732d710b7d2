import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { Input } from "#app/components/govuk/input.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { IncidentFormPage } from "#app/components/incidents/incident-form-page.tsx";
import { addIncidentPersonForm } from "#app/domain/incidents/incident-people.form.ts";
import { INCIDENT_ROLES } from "#app/domain/incidents/incident.ts";
import { linkWords } from "#app/domain/people/link-roles.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { badIncidentForm, incidentReply } from "#app/http/incident-reply.server.ts";
import { addIncidentPerson } from "#app/services/incidents/change-incident-people.ts";
import { incidentToChange } from "#app/services/incidents/incident-to-change.ts";
import { db } from "#db/open.ts";

const params = z.object({ incidentId: z.uuidv7() });

export const loader = guardedLoader("incidents:change", params, async ({ params: { incidentId }, actor, now }) => {
  const page = await incidentToChange({ db, actor, now }, incidentId);
  if (!page) throw new Response(null, { status: 404 });
  return { incident: page.incident };
});

export const action = guardedAction("incidents:change", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, addIncidentPersonForm);
  if (!form.ok) return badIncidentForm(form);
  const result = await addIncidentPerson({ db, actor, now }, params.incidentId, form.data);
  return incidentReply(result, form.values, afterSaving(`/incidents/${params.incidentId}`, "incident-people-changed"));
});

export const meta: MetaFunction = () => [{ title: "Add somebody to the incident – Joint Action" }];

export default function AddIncidentPersonPage() {
  const { incident } = useLoaderData<typeof loader>();
  return (
    <IncidentFormPage
      incident={incident}
      heading="Add somebody to the incident"
      button="Add to the incident"
      schema={addIncidentPersonForm}
      initial={{ reference: "", role: "", reason: "" }}
      reply={useActionData<typeof action>()}
    >
      {({ field, errorOf }) => (
        <>
          <p className="govuk-body">
            <a className="govuk-link" href="/search">
              Search for the person first
            </a>
            , and record them there if they are not known yet.
          </p>
          <Input
            field={field("reference")}
            label="Reference of the person"
            hint="For example, P-26-0001"
            width={10}
            autoComplete="off"
            error={errorOf("reference")}
          />
          <Select
            field={field("role")}
            label="Role in this incident"
            hint="One person may have several: add them once for each"
            items={INCIDENT_ROLES.map((value) => ({
              value,
              text: linkWords(value, value === "perpetrator" ? "alleged" : null),
            }))}
            placeholder="Select a role"
            error={errorOf("role")}
          />
          <Textarea
            field={field("reason")}
            label="Why are they added?"
            hint="It stands in the history of the incident. Name nobody"
            rows={3}
            error={errorOf("reason")}
          />
        </>
      )}
    </IncidentFormPage>
  );
}
