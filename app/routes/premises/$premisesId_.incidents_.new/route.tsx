import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { ClassifiedFields } from "#app/components/premises/classified-fields.tsx";
import { LicensingRecordFields } from "#app/components/premises/licensing-record-fields.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { licensingRecordForm } from "#app/domain/premises/premises-incident.form.ts";
import { premisesHref, premisesIncidentHref } from "#app/domain/premises/premises-pages.ts";
import { dayParts, type FieldErrors, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordForLicensing } from "#app/services/premises/record-for-licensing.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";
import { findPremises } from "#db/queries/premises.ts";
import type { SeenAtPremises } from "#db/queries/premises-incident-lists.ts";
import { RecordedThatDay } from "./recorded-that-day.tsx";

const params = z.object({ premisesId: z.uuidv7() });

export const loader = guardedLoader("premises:record", params, async ({ params, actor, now }) => {
  const premises = await findPremises(db, actor, params.premisesId);
  if (!premises) throw new Response(null, { status: 404 });
  const agencies = await listAgenciesOfPartnership(db, actor.partnershipId);
  return {
    once: newOnce(),
    today: londonDay(now),
    premises: { id: premises.id, name: premises.name },
    agencyId: actor.agencyId,
    agencies: agencies.map(({ id, name }) => ({ value: id, text: name })),
  };
});

export const action = guardedAction("premises:record", params, async ({ params, form: body, actor, now, once }) => {
  const form = parseForm(body, licensingRecordForm);
  const offered: SeenAtPremises[] = [];
  if (!form.ok) return data({ values: form.values, errors: form.errors, offered }, 400);
  const result = await recordForLicensing({ db, actor, now, once }, params.premisesId, form.data);
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "refused":
      return data({ values: form.values, errors: { [result.refusal.field]: result.refusal.message }, offered }, 422);
    case "offers": {
      const errors: FieldErrors = { sameAs: "Look whether it is one of these" };
      return data({ values: { ...form.values, sameAs: "" }, errors, offered: result.offered }, 422);
    }
    case "same":
      return redirect(afterSaving(premisesIncidentHref(result.id), "premises-incident-same"));
    case "done":
      return redirect(afterSaving(premisesIncidentHref(result.id), "premises-incident-recorded"));
  }
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Record for licensing only${data ? `, ${data.premises.name}` : ""} – Joint Action` },
];

export default function RecordForLicensingPage() {
  const { once, today, premises, agencyId, agencies } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const initial = {
    ...dayParts("happenedOn", today),
    ...{ happenedAt: "", licensingSummary: "", findingAgencyId: agencyId, findingReference: "" },
    ...{ severity: "", attribution: "undecided", objectives: "", mitigation: "", sameAs: "" },
  };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(licensingRecordForm, initial, reply);
  const fields = { field, errorOf };
  const offered = reply?.offered ?? [];
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={premisesHref(premises.id, "incidents")}>Incidents at {premises.name}</BackLink>
        <ErrorSummary errors={errors} />
        <span className="govuk-caption-l">{premises.name}</span>
        <h1 className="govuk-heading-l">Record for licensing only</h1>
        <p className="govuk-body">
          An offence, a test purchase, a breach of the licence, noise at an inspection. It counts here and is in no list
          or figure of anti-social behaviour.
        </p>
        <PageForm onSubmit={onSubmit} once={once}>
          {offered.length > 0 ? (
            <RecordedThatDay offered={offered} {...fields} />
          ) : (
            <input type="hidden" {...field("sameAs")} />
          )}
          <LicensingRecordFields {...fields} agencies={agencies} />
          <ClassifiedFields {...fields} />
          <Button>Save</Button>
        </PageForm>
      </div>
    </div>
  );
}
