import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { closePlanForm, PLAN_ENDS, type PlanEnd } from "#app/domain/premises/plan.form.ts";
import { isPlanClosed } from "#app/domain/premises/plan-rules.ts";
import { premisesHref } from "#app/domain/premises/premises-pages.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { recordedPlan } from "#app/http/follow-up-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { closePlan } from "#app/services/premises/change-plan.ts";
import { planToFollow } from "#app/services/premises/follow-up-form.ts";
import { db } from "#db/open.ts";
import { countPlanActions } from "#db/queries/premises-plan-actions.ts";

const params = z.object({ premisesId: z.uuidv7(), planId: z.uuidv7() });

export const loader = guardedLoader("premises:record", params, async ({ params, actor, now }) => {
  const found = await planToFollow({ db, actor, now }, params);
  if (!found) throw new Response(null, { status: 404 });
  const { record, plan } = found;
  const { open, all } = await countPlanActions(db, actor, plan.id, londonDay(now));
  return { record, version: plan.version, open, all, refusal: isPlanClosed(plan)?.message ?? null };
});

export const action = guardedAction("premises:record", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, closePlanForm);
  if (!form.ok) return badCaseForm(form);
  const result = await closePlan({ db, actor, now }, params, form.data);
  const to = afterSaving(premisesHref(params.premisesId, "plan"), "premises-plan-closed");
  return caseReply(result, form.values, { to, recorded: recordedPlan });
});

export const meta: MetaFunction = () => [{ title: "Close the action plan – Joint Action" }];

const ENDS = Object.keys(PLAN_ENDS) as PlanEnd[];

export default function ClosePlanPage() {
  const { record, version, open, all, refusal } = useLoaderData<typeof loader>();
  return (
    <ManagePage
      record={record}
      back={{ href: premisesHref(record.id, "plan"), text: "Plan and meetings" }}
      heading="Close the action plan"
      button="Close the plan"
      schema={closePlanForm}
      initial={{ version: String(version), how: "" }}
      reply={useActionData<typeof action>()}
      refusal={refusal}
      reason="What came of the plan, or why does it end?"
    >
      {({ field, errorOf }) => (
        <>
          <p className="govuk-body">{standing(open, all)}</p>
          <Radios
            field={field("how")}
            legend="How does the plan end?"
            legendSize="s"
            items={ENDS.map((value) => ({ value, text: PLAN_ENDS[value] }))}
            error={errorOf("how")}
          />
        </>
      )}
    </ManagePage>
  );
}

function standing(open: number, all: number) {
  if (all === 0) return "The plan has no actions.";
  if (all === 1)
    return open === 1 ? "The plan has 1 action, which is open." : "The plan has 1 action, which is finished.";
  return `The plan has ${all} actions, ${open === 0 ? "none" : open} of them open.`;
}
