import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { IncidentChoices } from "#app/components/incidents/incident-choices.tsx";
import { addToProblemForm } from "#app/domain/incidents/problem.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { incidentsForProblem } from "#app/services/incidents/incidents-for-problem.ts";
import { addToProblem } from "#app/services/incidents/move-incident.ts";
import { problemToChange } from "#app/services/incidents/problem-page.ts";
import { db } from "#db/open.ts";

const params = z.object({ problemId: z.uuidv7() });

export const loader = guardedLoader("incidents:change", params, async ({ params: { problemId }, actor, now }) => {
  const problem = await problemToChange({ db, actor, now }, problemId);
  if (!problem) throw new Response(null, { status: 404 });
  const offered = await incidentsForProblem({ db, actor }, problemId);
  await recordList({ db, actor, now }, "incident.listed", "incident", offered.map(({ id }) => id), { for: problemId }); // prettier-ignore
  return {
    problem: { id: problem.id, reference: problem.reference, title: problem.title },
    offered,
  };
});

export const action = guardedAction("incidents:change", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, addToProblemForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await addToProblem({ db, actor, now }, params.problemId, form.data);
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "refused":
      return data({ values: form.values, errors: { [result.refusal.field]: result.refusal.message } }, 422);
    case "done":
      return redirect(afterSaving(`/incidents/problems/${params.problemId}`, "incidents-added"));
  }
});

export const meta: MetaFunction = () => [{ title: "Add incidents to a problem – Joint Action" }];

export default function AddToProblemPage() {
  const { problem, offered } = useLoaderData<typeof loader>();
  const initial = { incidentId: [], reference: "" };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(
    addToProblemForm,
    initial,
    useActionData<typeof action>(),
  );
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/incidents/problems/${problem.id}`}>Problem {problem.reference}</BackLink>
        <ErrorSummary errors={errors} />
        <span className="govuk-caption-l">{problem.title}</span>
        <h1 className="govuk-heading-l">Add incidents</h1>
        <PageForm onSubmit={onSubmit}>
          <IncidentChoices
            field={field}
            errorOf={errorOf}
            offered={offered}
            legend="Incidents that may belong to it"
            hint="At its place or with its people within twelve months, and of no problem yet"
            none="No other incident at its place or with its people is without a problem."
            referenceHint="For example IN-26-0012. An incident of another problem is moved to this one"
          />
          <Button>Add to the problem</Button>
        </PageForm>
      </div>
    </div>
  );
}
