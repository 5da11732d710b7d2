import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PlanFormPage } from "#app/components/plan/plan-form-page.tsx";
import { PLAN_STATUS_NAMES, type PlanStatus } from "#app/domain/plan/plan.ts";
import { planStateForm } from "#app/domain/plan/plan.form.ts";
import { nextStatus } from "#app/domain/plan/plan-rules.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { planToWrite } from "#app/http/plan-page.server.ts";
import { movePlan } from "#app/services/plan/keep-plan.ts";
import { db } from "#db/open.ts";

const params = z.object({ cspPlanId: z.uuidv7() });

export const loader = guardedLoader("plan:manage", params, async ({ params: { cspPlanId }, actor, now }) => {
  const { plan, refusal } = await planToWrite({ db, actor, now }, cspPlanId);
  return { plan, refusal, to: nextStatus(plan.status) };
});

export const action = guardedAction(
  "plan:manage",
  params,
  async ({ params: { cspPlanId }, form: body, actor, now }) => {
    const form = parseForm(body, planStateForm);
    if (!form.ok) return badCaseForm(form);
    const result = await movePlan({ db, actor, now }, cspPlanId, form.data);
    return caseReply(result, form.values, {
      to: afterSaving(`/plans/${cspPlanId}`, form.data.to === "ended" ? "plan-ended" : "plan-in-force"),
      recorded: ({ status }: { version: number; status: PlanStatus }) => ({ State: PLAN_STATUS_NAMES[status] }),
    });
  },
);

export const meta: MetaFunction = () => [{ title: "State of a plan – Joint Action" }];

export default function PlanStatePage() {
  const { plan, refusal, to } = useLoaderData<typeof loader>();
  const isEnd = to !== "in-force";
  return (
    <PlanFormPage
      plan={plan}
      heading={isEnd ? "End the plan" : "Put the plan in force"}
      button={isEnd ? "End the plan" : "Put in force"}
      schema={planStateForm}
      refusal={refusal}
      reply={useActionData<typeof action>()}
      initial={{ version: String(plan.version), to: to ?? "" }}
      entered={(values) => ({ State: PLAN_STATUS_NAMES[values.to as PlanStatus] ?? null })}
    >
      {({ field }) => (
        <>
          <input type="hidden" {...field("to")} />
          <p className="govuk-body">
            {isEnd
              ? "Nothing in it can be changed afterwards. It stays to be read, with its progress and its reviews."
              : "From now on its rows are asked about each quarter, and its group is reminded of each review. It can still be changed."}
          </p>
        </>
      )}
    </PlanFormPage>
  );
}
