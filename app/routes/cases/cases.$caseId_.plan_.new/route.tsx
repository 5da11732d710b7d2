import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PreventReminder } from "#app/components/cases/prevent-reminder.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { StepFields } from "#app/components/risk/step-fields.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { addStepForm } from "#app/domain/risk/plan-step.form.ts";
import { PLAN_DOMAINS } from "#app/domain/risk/plan-step.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { badStepReply, stepReply } from "#app/http/step-reply.server.ts";
import { addPlanStep } from "#app/services/risk/add-plan-step.ts";
import { stepChoices } from "#app/services/risk/step-choices.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { unsafeListFlagBehaviours } from "#db/queries/case-flags.ts";

const params = z.object({ caseId: z.uuidv7() });
/** From what the plan lacks: what the step works on and about whom. */
const query = z.object({ domain: z.catch(z.enum(PLAN_DOMAINS), "reoffending"), person: z.catch(z.uuidv7(), "") });

export const loader = guardedLoader("actions:create", params, async ({ request, params: { caseId }, actor, now }) => {
  const choices = await stepChoices({ db, actor, now }, caseId);
  if (!choices) throw new Response(null, { status: 404 });
  const search = new URL(request.url).searchParams;
  const asked = query.parse(Object.fromEntries(search));
  const person = choices.people.find(({ value }) => value === asked.person)?.value ?? "";
  return {
    once: newOnce(),
    ...choices,
    isPrevent: (await unsafeListFlagBehaviours(db, caseId)).includes("prevent"),
    domain: search.has("domain") ? asked.domain : "",
    person,
    today: londonDay(now),
  };
});

export const action = guardedAction(
  "actions:create",
  params,
  async ({ params: { caseId }, form: body, actor, now, once }) => {
    const form = parseForm(body, addStepForm);
    if (!form.ok) return badStepReply(form);
    const result = await addPlanStep({ db, actor, now, once }, caseId, form.data);
    return stepReply(result, form.values, afterSaving(`/cases/${caseId}/plan`, "plan-step-added"));
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Add a step to the plan ${data?.reference ?? ""} – Joint Action` },
];

export default function AddStepPage() {
  const { once, caseId, reference, isClosed, isPrevent, domain, person, today, ...choices } =
    useLoaderData<typeof loader>();
  const initial = {
    ...{ domain, personId: person, words: "", why: "", ownerAgencyId: "", ownerUserId: "" },
    ...dayParts("fromDay", today),
    ...dayParts("untilDay", null),
  };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(addStepForm, initial, useActionData<typeof action>());
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/cases/${caseId}/plan`}>Plan of {reference}</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Add a step to the plan</h1>
        {isPrevent ? <PreventReminder /> : null}
        {isClosed ? <p className="govuk-body">The plan of a closed case cannot be changed.</p> : null}
        {isClosed ? null : (
          <PageForm onSubmit={onSubmit} once={once}>
            <StepFields field={field} errorOf={errorOf} {...choices} />
            <Button>Save the step</Button>
          </PageForm>
        )}
      </div>
    </div>
  );
}
