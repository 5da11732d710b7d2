import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { IncidentFormPage } from "#app/components/incidents/incident-form-page.tsx";
import { changeIncidentPersonForm } from "#app/domain/incidents/incident-people.form.ts";
import { INCIDENT_ROLES } from "#app/domain/incidents/incident.ts";
import { linkWords, STANDING_BASIS_NAMES } from "#app/domain/people/link-roles.ts";
import { fullName } from "#app/domain/people/person.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { badIncidentForm, incidentReply } from "#app/http/incident-reply.server.ts";
import { changeIncidentPerson } from "#app/services/incidents/change-incident-people.ts";
import { incidentToChange } from "#app/services/incidents/incident-to-change.ts";
import { db } from "#db/open.ts";
import { findIncidentPerson } from "#db/queries/incident-people.ts";

const params = z.object({ incidentId: z.uuidv7(), involvedId: z.uuidv7() });

export const loader = guardedLoader("incidents:change", params, async ({ params, actor, now }) => {
  const page = await incidentToChange({ db, actor, now }, params.incidentId);
  const link = await findIncidentPerson(db, actor, { incidentId: params.incidentId, id: params.involvedId });
  if (!page || !link) throw new Response(null, { status: 404 });
  const { role, standing } = link;
  return { incident: page.incident, role, standing, who: `${fullName(link)}, ${linkWords(role, standing)}` };
});

export const action = guardedAction("incidents:change", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, changeIncidentPersonForm);
  if (!form.ok) return badIncidentForm(form);
  const ids = { id: params.incidentId, linkId: params.involvedId };
  const result = await changeIncidentPerson({ db, actor, now }, ids, form.data);
  return incidentReply(result, form.values, afterSaving(`/incidents/${params.incidentId}`, "incident-people-changed"));
});

export const meta: MetaFunction = () => [{ title: "Change a role in the incident – Joint Action" }];

export default function ChangeIncidentPersonPage() {
  const { incident, role, standing, who } = useLoaderData<typeof loader>();
  const standings = [
    { value: "alleged", text: "Alleged again", hint: "As after an appeal" },
    { value: "confirmed", text: "Confirmed", hint: "Say below by what, on which day and by which source" },
    { value: "not-substantiated", text: "Not substantiated", hint: "They are taken off, with the day below" },
  ].filter(({ value }) => value !== standing);
  return (
    <IncidentFormPage
      incident={incident}
      heading={`Change ${who}`}
      button="Save the change"
      schema={changeIncidentPersonForm}
      initial={{ to: "", standingBasis: "", standingSource: "", reason: "", ...dayParts("standingOn", null) }}
      reply={useActionData<typeof action>()}
    >
      {({ field, errorOf }) => (
        <>
          <Radios
            field={field("to")}
            legend="What changes?"
            items={[
              { value: "off", text: "They are taken off the incident", hint: "It stays in the history" },
              ...(role === "perpetrator" ? standings : []),
              ...INCIDENT_ROLES.filter((other) => other !== role).map((value) => ({
                value,
                text: `Instead: ${linkWords(value, value === "perpetrator" ? "alleged" : null).toLowerCase()}`,
              })),
            ]}
            error={errorOf("to")}
          />
          {role === "perpetrator" ? (
            <>
              <Radios
                field={field("standingBasis")}
                legend="If it is confirmed, by what?"
                legendSize="s"
                inline
                small
                items={Object.entries(STANDING_BASIS_NAMES).map(([value, text]) => ({ value, text }))}
                error={errorOf("standingBasis")}
              />
              <DateInput
                name="standingOn"
                field={field}
                legend="Day on which it was confirmed, or found not substantiated"
                legendSize="s"
                hint="Leave blank otherwise"
                error={errorOf("standingOn")}
              />
              <Input
                field={field("standingSource")}
                label="Source of that"
                hint="Such as the court, or the officer who says so"
                error={errorOf("standingSource")}
              />
            </>
          ) : null}
          <Textarea
            field={field("reason")}
            label="Why does this change?"
            hint="It stands in the history of the incident. Name nobody"
            rows={3}
            error={errorOf("reason")}
          />
        </>
      )}
    </IncidentFormPage>
  );
}
