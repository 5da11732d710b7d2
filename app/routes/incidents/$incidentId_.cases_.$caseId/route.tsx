import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { changeCaseLinkForm } from "#app/domain/incidents/case-link.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { changeCaseLink } from "#app/services/incidents/link-case.ts";
import { db } from "#db/open.ts";
import { listCasesOfIncident } from "#db/queries/incident-cases.ts";
import { findIncident } from "#db/queries/incidents.ts";

const params = z.object({ incidentId: z.uuidv7(), caseId: z.uuidv7() });

export const loader = guardedLoader("incidents:change", params, async ({ params, actor, now }) => {
  const incident = await findIncident(db, actor, params.incidentId);
  const cases = incident ? await listCasesOfIncident(db, actor, incident.id) : [];
  const link = cases.find(({ id }) => id === params.caseId);
  if (!incident || !link) throw new Response(null, { status: 404 });
  await recordView({ db, actor, now }, "incident.viewed", "incident", incident.id);
  return {
    incident: { id: incident.id, reference: incident.reference },
    link: { reference: link.reference, groupName: link.groupName, showsReporter: link.showsReporter === 1 },
  };
});

export const action = guardedAction("incidents:change", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, changeCaseLinkForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await changeCaseLink({ db, actor, now }, params, form.data);
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "refused":
      return data({ values: form.values, errors: { [result.refusal.field]: result.refusal.message } }, 422);
    case "done":
      return redirect(afterSaving(`/incidents/${params.incidentId}`, "incident-link-changed"));
  }
});

export const meta: MetaFunction = () => [{ title: "Change the link to a case – Joint Action" }];

export default function ChangeCaseLinkPage() {
  const { incident, link } = useLoaderData<typeof loader>();
  const initial = { change: "", reason: "" };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(
    changeCaseLinkForm,
    initial,
    useActionData<typeof action>(),
  );
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/incidents/${incident.id}`}>Incident {incident.reference}</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">
          Link of {incident.reference} and {link.reference}
        </h1>
        <p className="govuk-body">
          {link.groupName}.{" "}
          {link.showsReporter
            ? "Whoever sees the case knows who reported."
            : "Who reported is kept from whoever sees the case."}
        </p>
        <PageForm onSubmit={onSubmit}>
          <Radios
            field={field("change")}
            legend="What changes?"
            items={[
              link.showsReporter
                ? { value: "hide", text: "Keep who reported from whoever sees the case" }
                : { value: "show", text: "Show who reported to whoever sees the case" },
              {
                value: "end",
                text: "End the link",
                hint: "Whoever saw the incident by this case alone sees it no more",
              },
            ]}
            error={errorOf("change")}
          />
          <Textarea field={field("reason")} label="Why?" rows={3} error={errorOf("reason")} />
          <Button>Save</Button>
        </PageForm>
      </div>
    </div>
  );
}
