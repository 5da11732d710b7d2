import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { RowFields } from "#app/components/plan/part-fields.tsx";
import { PlanFormPage } from "#app/components/plan/plan-form-page.tsx";
import { rowForm } from "#app/domain/plan/plan-parts.form.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { planToWrite } from "#app/http/plan-page.server.ts";
import { addPart } from "#app/services/plan/keep-part.ts";
import { rowPart } from "#app/services/plan/plan-parts.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { leadChoices } from "#app/services/plan/plan-leads.ts";
import { headingsOf } from "#app/domain/plan/plan-rules.ts";
import { db } from "#db/open.ts";
import { listPriorities } from "#db/queries/plan-contents.ts";

const params = z.object({ cspPlanId: z.uuidv7() });

export const loader = guardedLoader("plan:manage", params, async ({ request, params, actor, now }) => {
  const { plan, refusal } = await planToWrite({ db, actor, now }, params.cspPlanId);
  const of = { partnershipId: actor.partnershipId, planId: plan.id };
  const priorities = (await listPriorities(db, of))
    .filter(({ retiredOn }) => retiredOn === null)
    .map(({ id, title }) => ({ value: id, text: title }));
  const asked = new URL(request.url).searchParams.get("priority");
  const choices = await leadChoices(db, actor.partnershipId);
  return {
    once: newOnce(),
    plan,
    refusal,
    choices,
    priorities,
    priorityId: priorities.find(({ value }) => value === asked)?.value ?? "",
  };
});

export const action = guardedAction("plan:manage", params, async ({ params, form: body, actor, now, once }) => {
  const form = parseForm(body, rowForm);
  if (!form.ok) return badCaseForm(form);
  const to = { planId: params.cspPlanId, parentId: null };
  const result = await addPart({ db, actor, now, once }, to, rowPart(actor.partnershipId), form.data);
  return caseReply(result, form.values, {
    to: afterSaving(`/plans/${params.cspPlanId}`, "plan-part-added"),
    recorded: () => ({}),
  });
});

export const meta: MetaFunction = () => [{ title: "Add a row to a plan – Joint Action" }];

export default function AddARowToAPlanPage() {
  const page = useLoaderData<typeof loader>();
  return (
    <PlanFormPage
      plan={page.plan}
      heading="Add a row to the action plan"
      button="Add the row"
      schema={rowForm}
      refusal={page.refusal}
      once={page.once}
      reply={useActionData<typeof action>()}
      initial={{
        ...{ priorityId: page.priorityId, heading: "", ordinal: "1", words: "", leadAgencyId: "", leadUserId: "" },
        ...{ timeScale: "", resources: "", outcome: "", target: "", status: "not-started" },
        ...dayParts("dueOn", null),
      }}
    >
      {(fields) => (
        <RowFields
          {...fields}
          choices={page.choices}
          priorities={page.priorities}
          headings={headingsOf(page.plan.kind)}
        />
      )}
    </PlanFormPage>
  );
}
