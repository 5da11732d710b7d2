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
import { warnedOf } from "#app/services/actions/create-action.ts";
import { newActionChoices } from "#app/services/actions/owner-choices.ts";
import { addRowAction, rowForAction } from "#app/services/plan/add-row-action.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";

const params = z.object({ cspPlanId: z.uuidv7(), planRowId: z.uuidv7() });

export const loader = guardedLoader("actions:create", params, async ({ params, actor, now }) => {
  const key = { planId: params.cspPlanId, rowId: params.planRowId };
  const found = await rowForAction(db, actor, key);
  if (!found || found.plan.status === "ended") throw new Response(null, { status: 404 });
  const choices = await newActionChoices(db, actor, { groupId: found.plan.groupId }, londonDay(now));
  if (choices.kind !== "found") throw new Response(null, { status: 403 });
  const { agencies, users } = choices;
  const { id, title, groupName } = found.plan;
  return { once: newOnce(), plan: { id, title, groupName }, words: found.row.words, agencies, users };
});

export const action = guardedAction("actions:create", params, async ({ params, form: body, actor, now, once }) => {
  const form = parseForm(body, createActionForm);
  if (!form.ok) return badFormReply(form);
  const key = { planId: params.cspPlanId, rowId: params.planRowId };
  const result = await addRowAction({ db, actor, now, once }, key, form.data);
  return changeReply(
    result,
    form.values,
    afterSaving(warnedOf(result) ?? `/plans/${params.cspPlanId}`, "action-given"),
  );
});

export const meta: MetaFunction = () => [{ title: "Add an action to a plan – Joint Action" }];

export default function AddRowActionPage() {
  const { once, plan, words, agencies, users } = useLoaderData<typeof loader>();
  return (
    <AddActionForm
      once={once}
      back={{ href: `/plans/${plan.id}`, text: plan.title }}
      reply={useActionData<typeof action>()}
      agencies={agencies}
      users={users}
      words={words.slice(0, 200)}
      ownersHint={`Only people who are in ${plan.groupName} are listed`}
    />
  );
}
