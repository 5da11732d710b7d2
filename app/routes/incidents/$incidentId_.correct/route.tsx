import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BothVersions, type VersionRow } from "#app/components/admin/both-versions.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { IncidentFormPage } from "#app/components/incidents/incident-form-page.tsx";
import { type PlaceOffered, PlaceOffers } from "#app/components/incidents/place-offers.tsx";
import { LicensingFields, WhatFields } from "#app/components/incidents/what-fields.tsx";
import { PlaceFields, WhenFields } from "#app/components/incidents/when-where-fields.tsx";
import { correctIncidentForm } from "#app/domain/incidents/correct-incident.form.ts";
import { namedWords } from "#app/domain/premises/named-in-summary.ts";
import { type FieldErrors, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { correctIncident } from "#app/services/incidents/correct-incident.ts";
import { incidentToCorrect } from "#app/services/incidents/incident-to-correct.ts";
import { db } from "#db/open.ts";
import { initialValues } from "./initial-values.ts";

const params = z.object({ incidentId: z.uuidv7() });

export const loader = guardedLoader("incidents:change", params, async ({ params: { incidentId }, actor, now }) => {
  const page = await incidentToCorrect({ db, actor, now }, incidentId);
  if (!page) throw new Response(null, { status: 404 });
  const { incident, facts, types } = page;
  return { incident, types, initial: initialValues(facts) };
});

export const action = guardedAction("incidents:change", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, correctIncidentForm);
  const [places, versions, names] = [[] as PlaceOffered[], null as VersionRow[] | null, [] as string[]];
  if (!form.ok) return data({ values: form.values, errors: form.errors, places, versions, names }, 400);
  const result = await correctIncident({ db, actor, now }, params.incidentId, form.data);
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "changed": {
      const errors: FieldErrors = { form: "Someone changed this incident after you opened it" };
      const values = { ...form.values, version: String(result.version) };
      return data({ values, errors, places, versions: result.versions, names }, 409);
    }
    case "refused": {
      const errors: FieldErrors = Object.fromEntries(result.refusals.map(({ field, message }) => [field, message]));
      return data({ values: form.values, errors, places, versions, names }, 422);
    }
    case "names": {
      const errors: FieldErrors = { licensingSummary: namedWords(result.names) };
      return data({ values: form.values, errors, places, versions, names: result.names }, 422);
    }
    case "offers": {
      const errors: FieldErrors = { locationId: "Say whether the place is recorded already" };
      return data({ values: form.values, errors, places: result.places, versions, names }, 422);
    }
    case "done": {
      const at = `/incidents/${params.incidentId}`;
      return redirect(afterSaving(result.isCountedAnew ? `${at}/count` : at, "incident-corrected"));
    }
  }
});

export const meta: MetaFunction = () => [{ title: "Correct the incident – Joint Action" }];

export default function CorrectIncidentPage() {
  const { incident, types, initial } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const places = reply?.places ?? [];
  return (
    <IncidentFormPage
      incident={incident}
      heading="Correct the incident"
      button="Save"
      schema={correctIncidentForm}
      initial={initial}
      reply={reply}
    >
      {(fields) => (
        <>
          {reply?.versions ? <BothVersions rows={reply.versions} /> : null}
          {places.length > 0 ? (
            <InsetText>
              <h2 className="govuk-heading-m">Recorded already?</h2>
              <PlaceOffers places={places} {...fields} />
            </InsetText>
          ) : (
            <input type="hidden" {...fields.field("locationId")} />
          )}
          <h2 className="govuk-heading-m">When and where</h2>
          <WhenFields {...fields} />
          <PlaceFields {...fields} />
          <h2 className="govuk-heading-m">What happened</h2>
          <WhatFields {...fields} types={types} />
          <Input
            field={fields.field("suspectWords")}
            label="Who is thought responsible, in words (optional)"
            hint="Nobody is more than alleged. People who are recorded are changed on the page of the incident"
            autoComplete="off"
            error={fields.errorOf("suspectWords")}
          />
          <LicensingFields {...fields} names={reply?.names}>
            <p className="govuk-body">
              <a className="govuk-link" href={`/incidents/${incident.id}/premises`}>
                Say which premises, and how severe it was
              </a>
            </p>
          </LicensingFields>
          <Textarea
            field={fields.field("reason")}
            label="Why is it corrected?"
            hint="It stands in the history of the incident with what was recorded before. Name nobody"
            rows={3}
            error={fields.errorOf("reason")}
          />
        </>
      )}
    </IncidentFormPage>
  );
}
