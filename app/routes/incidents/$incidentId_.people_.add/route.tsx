import { type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { Select } from "#app/components/govuk/select.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { IncidentFormPage } from "#app/components/incidents/incident-form-page.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { addIncidentPersonForm } from "#app/domain/incidents/incident-people.form.ts";
import { INCIDENT_ROLES } from "#app/domain/incidents/incident.ts";
import { linkWords } from "#app/domain/people/link-roles.ts";
import { fullName } from "#app/domain/people/person.ts";
import { searchBounds } from "#app/domain/search/kept-search.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { badIncidentForm, incidentReply } from "#app/http/incident-reply.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { addIncidentPerson } from "#app/services/incidents/change-incident-people.ts";
import { incidentToChange } from "#app/services/incidents/incident-to-change.ts";
import { db } from "#db/open.ts";
import { findIdentityCard } from "#db/queries/people.ts";

const params = z.object({ incidentId: z.uuidv7() });

/** Search comes first: without somebody found there, the way leads to it and comes back. */
export const loader = guardedLoader("incidents:change", params, async ({ request, params, actor, now }) => {
  const page = await incidentToChange({ db, actor, now }, params.incidentId);
  if (!page) throw new Response(null, { status: 404 });
  const personId = new URL(request.url).searchParams.get("person");
  if (personId === null) throw redirect(`/search?incident=${params.incidentId}`);
  const isId = z.uuidv7().safeParse(personId).success;
  const card = isId ? await findIdentityCard(db, actor, personId, searchBounds(now)) : undefined;
  if (!card) throw new Response(null, { status: 404 });
  await recordView({ db, actor, now }, "person.card-viewed", "person", card.id);
  const born = card.birthDate ? longDay(card.birthDate) : "not known";
  return { incident: page.incident, person: { id: card.id, name: fullName(card), reference: card.reference, born } };
});

export const action = guardedAction("incidents:change", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, addIncidentPersonForm);
  if (!form.ok) return badIncidentForm(form);
  const result = await addIncidentPerson({ db, actor, now }, params.incidentId, form.data);
  return incidentReply(result, form.values, afterSaving(`/incidents/${params.incidentId}`, "incident-people-changed"));
});

export const meta: MetaFunction = () => [{ title: "Add somebody to the incident – Joint Action" }];

export default function AddIncidentPersonPage() {
  const { incident, person } = useLoaderData<typeof loader>();
  return (
    <IncidentFormPage
      incident={incident}
      heading={`Add ${person.name}`}
      button="Add to the incident"
      schema={addIncidentPersonForm}
      initial={{ personId: person.id, role: "", reason: "" }}
      reply={useActionData<typeof action>()}
    >
      {({ field, errorOf }) => (
        <>
          <p className="govuk-body">
            {person.reference}, born {person.born}.{" "}
            <a className="govuk-link" href={`/search?incident=${incident.id}`}>
              Search for somebody else
            </a>
          </p>
          <input type="hidden" {...field("personId")} />
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
