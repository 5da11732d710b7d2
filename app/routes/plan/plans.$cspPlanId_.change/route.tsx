import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { enteredPlan, recordedPlan } from "#app/components/plan/part-versions.ts";
import { PlanFields } from "#app/components/plan/plan-fields.tsx";
import { PlanFormPage } from "#app/components/plan/plan-form-page.tsx";
import { changePlanForm } from "#app/domain/plan/plan.form.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { planToWrite } from "#app/http/plan-page.server.ts";
import { changePlan } from "#app/services/plan/keep-plan.ts";
import { leadChoices } from "#app/services/plan/plan-leads.ts";
import { db } from "#db/open.ts";

const params = z.object({ cspPlanId: z.uuidv7() });

export const loader = guardedLoader("plan:manage", params, async ({ params: { cspPlanId }, actor, now }) => {
  const { plan, refusal } = await planToWrite({ db, actor, now }, cspPlanId);
  return { plan, refusal, users: (await leadChoices(db, actor.partnershipId)).users };
});

export const action = guardedAction(
  "plan:manage",
  params,
  async ({ params: { cspPlanId }, form: body, actor, now }) => {
    const form = parseForm(body, changePlanForm);
    if (!form.ok) return badCaseForm(form);
    const result = await changePlan({ db, actor, now }, cspPlanId, form.data);
    return caseReply(result, form.values, {
      to: afterSaving(`/plans/${cspPlanId}`, "plan-changed"),
      recorded: recordedPlan,
    });
  },
);

export const meta: MetaFunction = () => [{ title: "Change a plan – Joint Action" }];

export default function ChangePlanPage() {
  const { plan, refusal, users } = useLoaderData<typeof loader>();
  return (
    <PlanFormPage
      plan={plan}
      heading="Change the plan"
      button="Save"
      schema={changePlanForm}
      refusal={refusal}
      reply={useActionData<typeof action>()}
      initial={{
        ...{ version: String(plan.version), title: plan.title, about: plan.about ?? "" },
        leadUserId: plan.leadUserId ?? "",
        ...dayParts("fromDay", plan.fromDay),
        ...dayParts("toDay", plan.toDay),
        ...dayParts("nextReviewOn", plan.nextReviewOn),
      }}
      entered={(values) => enteredPlan(values, users)}
    >
      {({ field, errorOf }) => (
        <>
          <PlanFields field={field} errorOf={errorOf} users={users} />
          <DateInput
            name="nextReviewOn"
            field={field}
            legend="Next review by (optional)"
            legendSize="s"
            error={errorOf("nextReviewOn")}
          />
        </>
      )}
    </PlanFormPage>
  );
}
