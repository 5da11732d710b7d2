import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { IncidentFormPage } from "#app/components/incidents/incident-form-page.tsx";
import { moveIncidentForm } from "#app/domain/incidents/problem.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { badIncidentForm, incidentReply } from "#app/http/incident-reply.server.ts";
import { incidentToChange } from "#app/services/incidents/incident-to-change.ts";
import { moveIncident } from "#app/services/incidents/move-incident.ts";
import { problemsForIncident } from "#app/services/incidents/problems-for-incident.ts";
import { db } from "#db/open.ts";

const params = z.object({ incidentId: z.uuidv7() });

export const loader = guardedLoader("incidents:change", params, async ({ params: { incidentId }, actor, now }) => {
  const page = await incidentToChange({ db, actor, now }, incidentId);
  const problems = await problemsForIncident({ db, actor }, incidentId);
  if (!page || !problems) throw new Response(null, { status: 404 });
  return { incident: page.incident, ...problems };
});

export const action = guardedAction("incidents:change", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, moveIncidentForm);
  if (!form.ok) return badIncidentForm(form);
  const result = await moveIncident({ db, actor, now }, params.incidentId, form.data);
  return incidentReply(result, form.values, afterSaving(`/incidents/${params.incidentId}`, "incident-moved"));
});

export const meta: MetaFunction = () => [{ title: "The problem of the incident – Joint Action" }];

export default function ProblemOfIncidentPage() {
  const { incident, own, offered } = useLoaderData<typeof loader>();
  return (
    <IncidentFormPage
      incident={incident}
      heading="To which problem does it belong?"
      button="Save"
      schema={moveIncidentForm}
      initial={{ to: "", reference: "", title: "" }}
      reply={useActionData<typeof action>()}
    >
      {({ field, errorOf }) => (
        <>
          <p className="govuk-body">
            {own ? `Now it belongs to ${own.reference}: ${own.title}.` : "It belongs to no problem yet."}
          </p>
          <Radios
            field={field("to")}
            legend="Problem"
            items={[
              ...offered.map(({ id, reference, title }) => ({
                value: id,
                text: `${reference}: ${title}`,
                hint: "Like this incident in two of place, people and kind",
              })),
              {
                value: "other",
                text: offered.length > 0 ? "Another problem" : "A problem that is recorded",
                conditional: (
                  <Input
                    field={field("reference")}
                    label="Reference"
                    hint="For example PB-26-0003"
                    className="govuk-input--width-10"
                    spellCheck={false}
                    error={errorOf("reference")}
                  />
                ),
              },
              {
                value: "new",
                text: "A new problem",
                conditional: (
                  <Input
                    field={field("title")}
                    label="The problem in a few words"
                    hint="Name no person: it stands in lists and in the papers of meetings"
                    error={errorOf("title")}
                  />
                ),
              },
              ...(own ? [{ value: "none", text: "No problem" }] : []),
            ]}
            error={errorOf("to")}
          />
        </>
      )}
    </IncidentFormPage>
  );
}
