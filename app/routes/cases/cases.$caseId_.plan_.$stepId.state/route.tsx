import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PreventReminder } from "#app/components/cases/prevent-reminder.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { stepStatusForm } from "#app/domain/risk/plan-step.form.ts";
import { STEP_STATUS_NAMES, STEP_STATUSES } from "#app/domain/risk/plan-step.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { badStepReply, stepReply } from "#app/http/step-reply.server.ts";
import { changeStepStatus } from "#app/services/risk/change-plan-step.ts";
import { stepToChange } from "#app/services/risk/step-choices.ts";
import { db } from "#db/open.ts";

const params = z.object({ caseId: z.uuidv7(), stepId: z.uuidv7() });
const query = z.object({ to: z.catch(z.union([z.enum(STEP_STATUSES), z.literal("")]), "") });

export const loader = guardedLoader(
  "actions:create",
  params,
  async ({ request, params: { caseId, stepId }, actor, now }) => {
    const found = await stepToChange({ db, actor, now }, caseId, stepId);
    if (!found) throw new Response(null, { status: 404 });
    const { words, status, version, openActions } = found.step;
    const { to } = query.parse(Object.fromEntries(new URL(request.url).searchParams));
    const { reference, isClosed, isPrevent } = found;
    return { caseId, reference, isClosed, isPrevent, words, status, version, openActions, to };
  },
);

export const action = guardedAction(
  "actions:create",
  params,
  async ({ params: { caseId, stepId }, form: body, actor, now }) => {
    const form = parseForm(body, stepStatusForm);
    if (!form.ok) return badStepReply(form);
    const result = await changeStepStatus({ db, actor, now }, { caseId, stepId }, form.data);
    return stepReply(result, form.values, afterSaving(`/cases/${caseId}/plan`, "plan-step-status-changed"));
  },
);

export const meta: MetaFunction = () => [{ title: "Change the state of a step – Joint Action" }];

export default function StepStatePage() {
  const { caseId, reference, isClosed, isPrevent, words, status, version, openActions, to } =
    useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const initial = { version: String(version), status: to, reason: "" };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(stepStatusForm, initial, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/cases/${caseId}/plan`}>Plan of {reference}</BackLink>
        <ErrorSummary errors={errors} />
        <span className="govuk-caption-l">{words}</span>
        <h1 className="govuk-heading-l">Change the state of a step</h1>
        {isPrevent ? <PreventReminder /> : null}
        {reply?.current ? <InsetText>Recorded now: {reply.current.State}</InsetText> : null}
        <p className="govuk-body">
          It is {STEP_STATUS_NAMES[status].toLowerCase()}.{" "}
          {openActions > 0
            ? `Unfinished actions that carry it: ${openActions}. They go on whatever you choose here.`
            : ""}
        </p>
        {isClosed ? <p className="govuk-body">The plan of a closed case cannot be changed.</p> : null}
        {isClosed ? null : (
          <PageForm onSubmit={onSubmit}>
            <input type="hidden" {...field("version")} />
            <Radios
              field={field("status")}
              legend="State"
              legendSize="s"
              items={STEP_STATUSES.map((value) => ({ value, text: STEP_STATUS_NAMES[value] }))}
              error={errorOf("status")}
            />
            <Textarea
              field={field("reason")}
              label="Why"
              hint="Asked for when the step is not done, no longer needed, or taken up again"
              rows={3}
              error={errorOf("reason")}
            />
            <Button>Save the state</Button>
          </PageForm>
        )}
      </div>
    </div>
  );
}
