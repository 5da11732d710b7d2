import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { PlanFields } from "#app/components/premises/plan-fields.tsx";
import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { newPlanForm } from "#app/domain/premises/plan.form.ts";
import { longestPlanDays } from "#app/domain/premises/plan-rules.ts";
import { premisesHref } from "#app/domain/premises/premises-pages.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { recordedPlan } from "#app/http/follow-up-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { premisesToFollow } from "#app/services/premises/follow-up-form.ts";
import { cannotPlan, makePlan } from "#app/services/premises/make-plan.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { settingsOn } from "#db/queries/settings.ts";

const params = z.object({ premisesId: z.uuidv7() });

export const loader = guardedLoader("premises:record", params, async ({ params: { premisesId }, actor, now }) => {
  const found = await premisesToFollow({ db, actor, now }, premisesId);
  if (!found) throw new Response(null, { status: 404 });
  const today = londonDay(now);
  const settings = await settingsOn(db, actor.partnershipId, today);
  const longestDays = longestPlanDays(found.premises.agreedBand === "red" ? "red" : "amber", settings);
  const refusal = await cannotPlan(db, found.premises, today);
  const endsOn = plusDays(today, longestDays);
  return { record: found.record, once: newOnce(), today, endsOn, longestDays, refusal: refusal?.message ?? null };
});

export const action = guardedAction(
  "premises:record",
  params,
  async ({ params: { premisesId }, form: body, actor, now, once }) => {
    const form = parseForm(body, newPlanForm);
    if (!form.ok) return badCaseForm(form);
    const result = await makePlan({ db, actor, now, once }, premisesId, form.data);
    const to = afterSaving(premisesHref(premisesId, "plan"), "premises-plan-made");
    return caseReply(result, form.values, { to, recorded: recordedPlan });
  },
);

export const meta: MetaFunction = () => [{ title: "Make an action plan – Joint Action" }];

export default function NewPlanPage() {
  const { record, once, today, endsOn, longestDays, refusal } = useLoaderData<typeof loader>();
  return (
    <ManagePage
      record={record}
      back={{ href: premisesHref(record.id, "plan"), text: "Plan and meetings" }}
      heading="Make an action plan"
      button="Save the plan"
      schema={newPlanForm}
      initial={{ aim: "", ...dayParts("startedOn", today), ...dayParts("endsOn", endsOn) }}
      reply={useActionData<typeof action>()}
      once={once}
      refusal={refusal}
      reason={null}
    >
      {(fields) => <PlanFields {...fields} longestDays={longestDays} />}
    </ManagePage>
  );
}
