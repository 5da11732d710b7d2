import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage, typedDay } from "#app/components/cases/manage-page.tsx";
import { PlanFields } from "#app/components/premises/plan-fields.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { changePlanForm } from "#app/domain/premises/plan.form.ts";
import { isPlanClosed, longestPlanDays } from "#app/domain/premises/plan-rules.ts";
import { premisesHref } from "#app/domain/premises/premises-pages.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { recordedPlan } from "#app/http/follow-up-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { changePlan } from "#app/services/premises/change-plan.ts";
import { planToFollow } from "#app/services/premises/follow-up-form.ts";
import { db } from "#db/open.ts";
import { settingsOn } from "#db/queries/settings.ts";

const params = z.object({ premisesId: z.uuidv7(), planId: z.uuidv7() });

export const loader = guardedLoader("premises:record", params, async ({ params, actor, now }) => {
  const found = await planToFollow({ db, actor, now }, params);
  if (!found) throw new Response(null, { status: 404 });
  const { record, plan } = found;
  const settings = await settingsOn(db, actor.partnershipId, londonDay(now));
  return {
    ...{ record, plan, longestDays: longestPlanDays(plan.band, settings) },
    refusal: isPlanClosed(plan)?.message ?? null,
  };
});

export const action = guardedAction("premises:record", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, changePlanForm);
  if (!form.ok) return badCaseForm(form);
  const result = await changePlan({ db, actor, now }, params, form.data);
  const to = afterSaving(premisesHref(params.premisesId, "plan"), "premises-plan-changed");
  return caseReply(result, form.values, { to, recorded: recordedPlan });
});

export const meta: MetaFunction = () => [{ title: "Change the action plan – Joint Action" }];

export default function ChangePlanPage() {
  const { record, plan, longestDays, refusal } = useLoaderData<typeof loader>();
  return (
    <ManagePage
      record={record}
      back={{ href: premisesHref(record.id, "plan"), text: "Plan and meetings" }}
      heading="Change the action plan"
      button="Save"
      schema={changePlanForm}
      initial={{
        ...{ version: String(plan.version), aim: plan.aim },
        ...dayParts("startedOn", plan.startedOn),
        ...dayParts("endsOn", plan.endsOn),
      }}
      reply={useActionData<typeof action>()}
      refusal={refusal}
      reason={null}
      entered={(values) => ({
        Aim: String(values.aim ?? ""),
        "First day": typedDay(values, "startedOn"),
        "Last day": typedDay(values, "endsOn"),
      })}
    >
      {(fields) => <PlanFields {...fields} longestDays={longestDays} />}
    </ManagePage>
  );
}
