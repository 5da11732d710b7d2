import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PriorityFields } from "#app/components/plan/part-fields.tsx";
import { PlanFormPage } from "#app/components/plan/plan-form-page.tsx";
import { priorityForm } from "#app/domain/plan/plan-parts.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { planToWrite } from "#app/http/plan-page.server.ts";
import { addPart } from "#app/services/plan/keep-part.ts";
import { priorityPart } from "#app/services/plan/plan-parts.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { leadChoices } from "#app/services/plan/plan-leads.ts";
import { db } from "#db/open.ts";
import { findTheme, listPriorities } from "#db/queries/plan-contents.ts";

const params = z.object({ cspPlanId: z.uuidv7(), themeId: z.uuidv7() });

export const loader = guardedLoader("plan:manage", params, async ({ params, actor, now }) => {
  const { plan, refusal } = await planToWrite({ db, actor, now }, params.cspPlanId);
  const of = { partnershipId: actor.partnershipId, planId: plan.id };
  const theme = await findTheme(db, of, params.themeId);
  if (!theme) throw new Response(null, { status: 404 });
  const among = (await listPriorities(db, of)).filter(({ themeId }) => themeId === theme.id);
  const choices = await leadChoices(db, actor.partnershipId);
  return { once: newOnce(), plan, refusal, choices, place: (among.at(-1)?.ordinal ?? 0) + 1 };
});

export const action = guardedAction("plan:manage", params, async ({ params, form: body, actor, now, once }) => {
  const form = parseForm(body, priorityForm);
  if (!form.ok) return badCaseForm(form);
  const to = { planId: params.cspPlanId, parentId: params.themeId };
  const result = await addPart({ db, actor, now, once }, to, priorityPart(actor.partnershipId), form.data);
  return caseReply(result, form.values, {
    to: afterSaving(`/plans/${params.cspPlanId}`, "plan-part-added"),
    recorded: () => ({}),
  });
});

export const meta: MetaFunction = () => [{ title: "Add a priority to a plan – Joint Action" }];

export default function AddAPriorityToAPlanPage() {
  const page = useLoaderData<typeof loader>();
  return (
    <PlanFormPage
      plan={page.plan}
      heading="Add a priority"
      button="Add the priority"
      schema={priorityForm}
      refusal={page.refusal}
      once={page.once}
      reply={useActionData<typeof action>()}
      initial={{ ...{ title: "", aims: "", risks: "", leadAgencyId: "", leadUserId: "" }, ordinal: String(page.place) }}
    >
      {(fields) => <PriorityFields {...fields} choices={page.choices} />}
    </PlanFormPage>
  );
}
