import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { Checkboxes } from "#app/components/govuk/checkboxes.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { stepActionsForm } from "#app/domain/risk/plan-step.form.ts";
import { type FieldErrors, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { joinActions } from "#app/services/risk/join-actions.ts";
import { stepToChange } from "#app/services/risk/step-choices.ts";
import { db } from "#db/open.ts";
import { unsafeListActionsForStep } from "#db/queries/plan-actions.ts";

const params = z.object({ caseId: z.uuidv7(), stepId: z.uuidv7() });

export const loader = guardedLoader("actions:create", params, async ({ params: { caseId, stepId }, actor, now }) => {
  const found = await stepToChange({ db, actor, now }, caseId, stepId);
  if (!found) throw new Response(null, { status: 404 });
  const open = await unsafeListActionsForStep(db, caseId, stepId);
  return {
    ...{ caseId, stepId, reference: found.reference, isClosed: found.isClosed },
    ...{ words: found.step.words, version: found.step.version },
    chosen: open.filter((a) => a.planStepId === stepId).map((a) => a.id),
    actions: open.map((a) => ({ id: a.id, text: `${a.reference}: ${a.words}`, dueOn: a.dueOn })),
  };
});

export const action = guardedAction(
  "actions:create",
  params,
  async ({ params: { caseId, stepId }, form: body, actor, now }) => {
    const form = parseForm(body, stepActionsForm);
    if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
    const result = await joinActions({ db, actor, now }, { caseId, stepId }, form.data);
    const refused = (status: number, errors: FieldErrors) => data({ values: form.values, errors }, status);
    switch (result.kind) {
      case "not-found":
        throw new Response(null, { status: 404 });
      case "forbidden":
        throw new Response(null, { status: 403 });
      case "changed":
        return refused(409, { form: "Someone changed this step after you opened it. Open the page again and choose" });
      case "refused":
        return refused(422, { [result.refusal.field]: result.refusal.message });
      case "done":
        return redirect(afterSaving(`/cases/${caseId}/plan`, "plan-step-actions-changed"));
    }
  },
);

export const meta: MetaFunction = () => [{ title: "Actions that carry a step – Joint Action" }];

export default function StepActionsPage() {
  const { caseId, stepId, reference, words, version, chosen, actions, isClosed } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const initial = { version: String(version), actionId: chosen };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(stepActionsForm, initial, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/cases/${caseId}/plan`}>Plan of {reference}</BackLink>
        <ErrorSummary errors={errors} />
        <span className="govuk-caption-l">{words}</span>
        <h1 className="govuk-heading-l">Actions that carry this step</h1>
        {actions.length === 0 || isClosed ? (
          <p className="govuk-body">
            The case has no unfinished action that could carry it.{" "}
            {isClosed ? null : (
              <a className="govuk-link" href={`/cases/${caseId}/plan/${stepId}/add-action`}>
                Add an action
              </a>
            )}
          </p>
        ) : (
          <PageForm onSubmit={onSubmit}>
            <input type="hidden" {...field("version")} />
            <Checkboxes
              field={field("actionId")}
              legend="Unfinished actions of the case"
              legendSize="s"
              hint="Those of another step are not listed"
              items={actions.map((a) => ({ value: a.id, text: a.text, hint: `Due ${longDay(a.dueOn)}` }))}
              error={errorOf("actionId")}
              small
            />
            <Button>Save</Button>
          </PageForm>
        )}
      </div>
    </div>
  );
}
