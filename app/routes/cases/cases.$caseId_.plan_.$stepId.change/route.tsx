import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PreventReminder } from "#app/components/cases/prevent-reminder.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { StepFields } from "#app/components/risk/step-fields.tsx";
import { StepVersions } from "#app/components/risk/step-versions.tsx";
import { changeStepForm } from "#app/domain/risk/plan-step.form.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { badStepReply, stepReply } from "#app/http/step-reply.server.ts";
import { changePlanStep } from "#app/services/risk/change-plan-step.ts";
import { stepChoices, stepToChange } from "#app/services/risk/step-choices.ts";
import { db } from "#db/open.ts";

const params = z.object({ caseId: z.uuidv7(), stepId: z.uuidv7() });

export const loader = guardedLoader("actions:create", params, async ({ params: { caseId, stepId }, actor, now }) => {
  const found = await stepToChange({ db, actor, now }, caseId, stepId);
  const choices = await stepChoices({ db, actor, now }, caseId);
  if (!found || !choices) throw new Response(null, { status: 404 });
  const { step } = found;
  const { personId, personName } = step;
  const isGone = personId !== null && !choices.people.some(({ value }) => value === personId);
  const people = isGone ? [...choices.people, { value: personId, text: personName ?? "" }] : choices.people;
  return { ...choices, people, step, isPrevent: found.isPrevent };
});

export const action = guardedAction(
  "actions:create",
  params,
  async ({ params: { caseId, stepId }, form: body, actor, now }) => {
    const form = parseForm(body, changeStepForm);
    if (!form.ok) return badStepReply(form);
    const result = await changePlanStep({ db, actor, now }, { caseId, stepId }, form.data);
    return stepReply(result, form.values, afterSaving(`/cases/${caseId}/plan`, "plan-step-changed"));
  },
);

export const meta: MetaFunction = () => [{ title: "Change a step of the plan – Joint Action" }];

export default function ChangeStepPage() {
  const { caseId, reference, isClosed, isPrevent, step, ...choices } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const initial = {
    ...{ version: String(step.version), domain: step.domain, personId: step.personId ?? "" },
    ...{ words: step.words, why: step.why, ownerAgencyId: step.ownerAgencyId, ownerUserId: step.ownerUserId ?? "" },
    ...dayParts("fromDay", step.fromDay),
    ...dayParts("untilDay", step.untilDay),
    reason: "",
  };
  const { field, errors, errorOf, onSubmit, values } = useCheckedForm(changeStepForm, initial, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/cases/${caseId}/plan`}>Plan of {reference}</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Change a step of the plan</h1>
        {isPrevent ? <PreventReminder /> : null}
        {reply?.current ? <StepVersions current={reply.current} values={values} {...choices} /> : null}
        {isClosed ? <p className="govuk-body">The plan of a closed case cannot be changed.</p> : null}
        {isClosed ? null : (
          <PageForm onSubmit={onSubmit}>
            <input type="hidden" {...field("version")} />
            <StepFields field={field} errorOf={errorOf} {...choices} />
            <Textarea field={field("reason")} label="Why does the step change?" rows={2} error={errorOf("reason")} />
            <Button>Save the step</Button>
          </PageForm>
        )}
      </div>
    </div>
  );
}
