import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { IncidentChoices } from "#app/components/incidents/incident-choices.tsx";
import { ReporterFields } from "#app/components/incidents/reporter-fields.tsx";
import { linkIncidentsForm } from "#app/domain/incidents/case-link.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { linkIncidents } from "#app/services/incidents/link-case.ts";
import { incidentsForCase } from "#app/services/incidents/linking-page.ts";
import { db } from "#db/open.ts";

const params = z.object({ caseId: z.uuidv7() });

export const loader = guardedLoader("incidents:change", params, async ({ params: { caseId }, actor, now }) => {
  const page = await incidentsForCase({ db, actor, now }, caseId);
  if (!page) throw new Response(null, { status: 404 });
  return page;
});

export const action = guardedAction("incidents:change", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, linkIncidentsForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await linkIncidents({ db, actor, now }, params.caseId, form.data);
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "refused":
      return data({ values: form.values, errors: { [result.refusal.field]: result.refusal.message } }, 422);
    case "done":
      return redirect(afterSaving(`/cases/${params.caseId}`, "incidents-linked"));
  }
});

export const meta: MetaFunction = () => [{ title: "Link incidents to a case – Joint Action" }];

export default function LinkIncidentsPage() {
  const { record, offered } = useLoaderData<typeof loader>();
  const initial = { incidentId: [], reference: "", showsReporter: "no", reason: "" };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(
    linkIncidentsForm,
    initial,
    useActionData<typeof action>(),
  );
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/cases/${record.id}`}>Case {record.reference}</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Link incidents to {record.reference}</h1>
        <p className="govuk-body">Whoever sees the case can then open these incidents.</p>
        <PageForm onSubmit={onSubmit}>
          <IncidentChoices
            field={field}
            errorOf={errorOf}
            offered={offered}
            legend="Incidents that may belong to it"
            hint="At its place or with its people within the last twelve months"
            none="No other incident that you see is at its place or with its people."
            referenceHint="For example IN-26-0012"
          />
          <ReporterFields field={field} errorOf={errorOf} />
          <Button>Link to the case</Button>
        </PageForm>
      </div>
    </div>
  );
}
