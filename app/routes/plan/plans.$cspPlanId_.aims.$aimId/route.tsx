import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { AimFields } from "#app/components/plan/aim-fields.tsx";
import { enteredAim, recordedAim } from "#app/components/plan/part-versions.ts";
import { PlanFormPage } from "#app/components/plan/plan-form-page.tsx";
import { changeAimForm } from "#app/domain/plan/plan-parts.form.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { planToWrite } from "#app/http/plan-page.server.ts";
import { changePart } from "#app/services/plan/keep-part.ts";
import { aimPart } from "#app/services/plan/plan-parts.ts";
import { targetMeasures } from "#app/services/performance/targets.ts";
import { typedNumber } from "#app/domain/plan/aim.ts";
import { db } from "#db/open.ts";
import { findAim } from "#db/queries/plan-contents.ts";

const params = z.object({ cspPlanId: z.uuidv7(), aimId: z.uuidv7() });

export const loader = guardedLoader("plan:manage", params, async ({ params, actor, now }) => {
  const { plan, refusal } = await planToWrite({ db, actor, now }, params.cspPlanId);
  const of = { partnershipId: actor.partnershipId, planId: plan.id };
  const aim = await findAim(db, of, params.aimId);
  if (!aim) throw new Response(null, { status: 404 });
  const measures = await targetMeasures(db, actor.partnershipId);
  return { plan, refusal, aim, measures };
});

export const action = guardedAction("plan:manage", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, changeAimForm);
  if (!form.ok) return badCaseForm(form);
  const key = { planId: params.cspPlanId, id: params.aimId };
  const result = await changePart({ db, actor, now }, key, aimPart(actor.partnershipId), form.data);
  return caseReply(result, form.values, {
    to: afterSaving(`/plans/${params.cspPlanId}`, "plan-part-changed"),
    recorded: recordedAim,
  });
});

export const meta: MetaFunction = () => [{ title: "Change an aim of a plan – Joint Action" }];

export default function ChangeAnAimOfAPlanPage() {
  const page = useLoaderData<typeof loader>();
  const { aim } = page;
  return (
    <PlanFormPage
      plan={page.plan}
      heading="Change the aim"
      button="Save"
      schema={changeAimForm}
      refusal={page.refusal}
      reply={useActionData<typeof action>()}
      initial={{
        ...{ version: String(aim.version), words: aim.words, measure: aim.measure ?? "", targetKind: aim.targetKind },
        ...{ target: typedNumber(aim.target), targetWords: aim.targetWords ?? "" },
        ...{ baseline: typedNumber(aim.baseline), baselineLabel: aim.baselineLabel ?? "" },
        ...{ ...dayParts("fromDay", aim.fromDay), ...dayParts("toDay", aim.toDay), ordinal: String(aim.ordinal) },
      }}
      entered={(values) => enteredAim(values)}
    >
      {(fields) => <AimFields {...fields} measures={page.measures} />}
    </PlanFormPage>
  );
}
