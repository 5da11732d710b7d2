import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { AddActionForm } from "#app/components/actions/add-action-form.tsx";
import { createActionForm } from "#app/domain/actions/action.form.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badFormReply, changeReply } from "#app/http/change-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { createAction, warnedOf } from "#app/services/actions/create-action.ts";
import { newActionChoices } from "#app/services/actions/owner-choices.ts";
import { stepToChange } from "#app/services/risk/step-choices.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";

const params = z.object({ caseId: z.uuidv7(), stepId: z.uuidv7() });

export const loader = guardedLoader("actions:create", params, async ({ params: { caseId, stepId }, actor, now }) => {
  const step = await stepToChange({ db, actor, now }, caseId, stepId);
  const found = await newActionChoices(db, actor, { caseId }, londonDay(now));
  if (found.kind === "forbidden") throw new Response(null, { status: 403 });
  if (!step || found.kind !== "found") throw new Response(null, { status: 404 });
  const { name: reference, agencies, users } = found;
  return { once: newOnce(), caseId, reference, isPrevent: step.isPrevent, agencies, users };
});

export const action = guardedAction(
  "actions:create",
  params,
  async ({ params: { caseId, stepId }, form: body, actor, now, once }) => {
    const form = parseForm(body, createActionForm);
    if (!form.ok) return badFormReply(form);
    const result = await createAction({ db, actor, now, once, planStepId: stepId }, { caseId }, form.data);
    return changeReply(result, form.values, afterSaving(warnedOf(result) ?? `/cases/${caseId}/plan`, "action-given"));
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Add an action to a step ${data?.reference ?? ""} – Joint Action` },
];

export default function AddActionToStepPage() {
  const { once, caseId, reference, isPrevent, agencies, users } = useLoaderData<typeof loader>();
  return (
    <AddActionForm
      once={once}
      back={{ href: `/cases/${caseId}/plan`, text: `Plan of ${reference}` }}
      reply={useActionData<typeof action>()}
      isPrevent={isPrevent}
      agencies={agencies}
      users={users}
      ownersHint="Only people who can open this case are listed"
    />
  );
}
