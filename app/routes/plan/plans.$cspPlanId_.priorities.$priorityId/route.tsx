import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PriorityFields } from "#app/components/plan/part-fields.tsx";
import { enteredPriority, recordedPriority } from "#app/components/plan/part-versions.ts";
import { PlanFormPage } from "#app/components/plan/plan-form-page.tsx";
import { changePriorityForm } from "#app/domain/plan/plan-parts.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { planToWrite } from "#app/http/plan-page.server.ts";
import { changePart } from "#app/services/plan/keep-part.ts";
import { priorityPart } from "#app/services/plan/plan-parts.ts";
import { leadChoices } from "#app/services/plan/plan-leads.ts";
import { db } from "#db/open.ts";
import { findPriority } from "#db/queries/plan-contents.ts";

const params = z.object({ cspPlanId: z.uuidv7(), priorityId: z.uuidv7() });

export const loader = guardedLoader("plan:manage", params, async ({ params, actor, now }) => {
  const { plan, refusal } = await planToWrite({ db, actor, now }, params.cspPlanId);
  const of = { partnershipId: actor.partnershipId, planId: plan.id };
  const priority = await findPriority(db, of, params.priorityId);
  if (!priority) throw new Response(null, { status: 404 });
  const choices = await leadChoices(db, actor.partnershipId);
  return { plan, refusal, priority, choices };
});

export const action = guardedAction("plan:manage", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, changePriorityForm);
  if (!form.ok) return badCaseForm(form);
  const key = { planId: params.cspPlanId, id: params.priorityId };
  const result = await changePart({ db, actor, now }, key, priorityPart(actor.partnershipId), form.data);
  return caseReply(result, form.values, {
    to: afterSaving(`/plans/${params.cspPlanId}`, "plan-part-changed"),
    recorded: recordedPriority,
  });
});

export const meta: MetaFunction = () => [{ title: "Change a priority of a plan – Joint Action" }];

export default function ChangeAPriorityOfAPlanPage() {
  const page = useLoaderData<typeof loader>();
  const { priority } = page;
  return (
    <PlanFormPage
      plan={page.plan}
      heading="Change the priority"
      button="Save"
      schema={changePriorityForm}
      refusal={page.refusal}
      reply={useActionData<typeof action>()}
      initial={{
        ...{ version: String(priority.version), title: priority.title, aims: priority.aims ?? "" },
        ...{ risks: priority.risks ?? "", leadAgencyId: priority.leadAgencyId ?? "" },
        ...{ leadUserId: priority.leadUserId ?? "", ordinal: String(priority.ordinal) },
      }}
      entered={(values) => enteredPriority(values, page.choices)}
    >
      {(fields) => <PriorityFields {...fields} choices={page.choices} />}
    </PlanFormPage>
  );
}
