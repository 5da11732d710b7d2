import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { AimFields } from "#app/components/plan/aim-fields.tsx";
import { PlanFormPage } from "#app/components/plan/plan-form-page.tsx";
import { aimForm } from "#app/domain/plan/plan-parts.form.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { planToWrite } from "#app/http/plan-page.server.ts";
import { addPart } from "#app/services/plan/keep-part.ts";
import { aimPart } from "#app/services/plan/plan-parts.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { targetMeasures } from "#app/services/performance/targets.ts";
import { db } from "#db/open.ts";
import { findPriority, listAims } from "#db/queries/plan-contents.ts";

const params = z.object({ cspPlanId: z.uuidv7(), priorityId: z.uuidv7() });

export const loader = guardedLoader("plan:manage", params, async ({ params, actor, now }) => {
  const { plan, refusal } = await planToWrite({ db, actor, now }, params.cspPlanId);
  const of = { partnershipId: actor.partnershipId, planId: plan.id };
  const priority = await findPriority(db, of, params.priorityId);
  if (!priority) throw new Response(null, { status: 404 });
  const among = (await listAims(db, of)).filter(({ priorityId }) => priorityId === priority.id);
  const measures = await targetMeasures(db, actor.partnershipId);
  return { once: newOnce(), plan, refusal, measures, place: (among.at(-1)?.ordinal ?? 0) + 1 };
});

export const action = guardedAction("plan:manage", params, async ({ params, form: body, actor, now, once }) => {
  const form = parseForm(body, aimForm);
  if (!form.ok) return badCaseForm(form);
  const to = { planId: params.cspPlanId, parentId: params.priorityId };
  const result = await addPart({ db, actor, now, once }, to, aimPart(actor.partnershipId), form.data);
  return caseReply(result, form.values, {
    to: afterSaving(`/plans/${params.cspPlanId}`, "plan-part-added"),
    recorded: () => ({}),
  });
});

export const meta: MetaFunction = () => [{ title: "Add an aim to a plan – Joint Action" }];

export default function AddAnAimToAPlanPage() {
  const page = useLoaderData<typeof loader>();
  return (
    <PlanFormPage
      plan={page.plan}
      heading="Add an aim"
      button="Add the aim"
      schema={aimForm}
      refusal={page.refusal}
      once={page.once}
      reply={useActionData<typeof action>()}
      initial={{
        ...{ words: "", measure: "", targetKind: "", target: "", targetWords: "", baseline: "", baselineLabel: "" },
        ...{ ...dayParts("fromDay", page.plan.fromDay), ...dayParts("toDay", page.plan.toDay) },
        ordinal: String(page.place),
      }}
    >
      {(fields) => <AimFields {...fields} measures={page.measures} />}
    </PlanFormPage>
  );
}
