import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { ReporterFields } from "#app/components/incidents/reporter-fields.tsx";
import { linkCaseForm } from "#app/domain/incidents/case-link.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { linkCase } from "#app/services/incidents/link-case.ts";
import { casesForIncident } from "#app/services/incidents/linking-page.ts";
import { db } from "#db/open.ts";

const params = z.object({ incidentId: z.uuidv7() });

export const loader = guardedLoader("incidents:change", params, async ({ params: { incidentId }, actor, now }) => {
  const page = await casesForIncident({ db, actor, now }, incidentId);
  if (!page) throw new Response(null, { status: 404 });
  return page;
});

export const action = guardedAction("incidents:change", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, linkCaseForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await linkCase({ db, actor, now }, params.incidentId, form.data);
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "refused":
      return data({ values: form.values, errors: { [result.refusal.field]: result.refusal.message } }, 422);
    case "done":
      return redirect(afterSaving(`/incidents/${params.incidentId}`, "incident-linked"));
  }
});

export const meta: MetaFunction = () => [{ title: "Link the incident to a case – Joint Action" }];

export default function LinkCasePage() {
  const { incident, offered } = useLoaderData<typeof loader>();
  const initial = { caseId: offered.length > 0 ? "" : "other", reference: "", showsReporter: "no", reason: "" };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(linkCaseForm, initial, useActionData<typeof action>());
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/incidents/${incident.id}`}>Incident {incident.reference}</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Link the incident to a case</h1>
        <p className="govuk-body">Whoever sees the case can then open this incident.</p>
        <PageForm onSubmit={onSubmit}>
          <Radios
            field={field("caseId")}
            legend="Case"
            hint={offered.length > 0 ? "With somebody in both, or about the same place" : undefined}
            items={[
              ...offered.map(({ id, reference, subject, groupName }) => ({
                value: id,
                text: `${reference}: ${subject}`,
                hint: groupName,
              })),
              {
                value: "other",
                text: offered.length > 0 ? "Another case" : "By its reference",
                conditional: (
                  <Input
                    field={field("reference")}
                    label="Reference"
                    hint="For example CS-26-0014"
                    className="govuk-input--width-10"
                    spellCheck={false}
                    error={errorOf("reference")}
                  />
                ),
              },
            ]}
            error={errorOf("caseId")}
          />
          <ReporterFields field={field} errorOf={errorOf} />
          <Button>Link to the case</Button>
        </PageForm>
      </div>
    </div>
  );
}
