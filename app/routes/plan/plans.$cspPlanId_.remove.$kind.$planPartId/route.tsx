import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { PlanFormPage } from "#app/components/plan/plan-form-page.tsx";
import { typedDay } from "#app/components/cases/manage-page.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { removePartForm } from "#app/domain/plan/plan-parts.form.ts";
import { REMOVABLE_PARTS } from "#app/domain/plan/removing.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { planToWrite } from "#app/http/plan-page.server.ts";
import { findRemovable, removalOf, removePart } from "#app/services/plan/remove-part.ts";
import { db } from "#db/open.ts";

const params = z.object({ cspPlanId: z.uuidv7(), kind: z.enum(REMOVABLE_PARTS), planPartId: z.uuidv7() });

export const loader = guardedLoader("plan:manage", params, async ({ params, actor, now }) => {
  const { plan, refusal, today } = await planToWrite({ db, actor, now }, params.cspPlanId);
  const of = { partnershipId: actor.partnershipId, planId: plan.id };
  const part = await findRemovable(db, of, params.kind, params.planPartId);
  if (!part) throw new Response(null, { status: 404 });
  const removal = removalOf(plan, params.kind, part);
  return { plan, part, today, kind: params.kind, fate: removal.fate, refusal: refusal ?? removal.refusal };
});

export const action = guardedAction("plan:manage", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, removePartForm);
  if (!form.ok) return badCaseForm(form);
  const { cspPlanId: planId, kind: part, planPartId: id } = params;
  const result = await removePart({ db, actor, now }, { planId, part, id }, form.data);
  const isGone = result.kind === "done" && result.fate === "deleted";
  return caseReply(result, form.values, {
    to: afterSaving(`/plans/${planId}`, isGone ? "plan-part-removed" : "plan-part-retired"),
    recorded: ({ words, retiredOn, retiredReason }: NonNullable<Awaited<ReturnType<typeof findRemovable>>>) => ({
      ...{ Words: words, "Retired from": retiredOn === null ? null : longDay(retiredOn), Why: retiredReason },
    }),
  });
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Remove ${page ? (page.kind === "aim" ? "an aim" : `a ${page.kind}`) : "a part"} of a plan – Joint Action` },
];

export default function RemovePartPage() {
  const { plan, part, today, kind, fate, refusal } = useLoaderData<typeof loader>();
  const isRetired = fate === "retired";
  const version = { version: String(part.version) };
  return (
    <PlanFormPage
      plan={plan}
      heading={isRetired ? `Retire the ${kind}` : `Remove the ${kind}`}
      button={isRetired ? "Retire it" : "Remove it"}
      schema={removePartForm}
      refusal={refusal}
      reply={useActionData<typeof action>()}
      reason={isRetired ? "Why is it retired?" : null}
      initial={isRetired ? { ...version, ...dayParts("onDay", today) } : version}
      entered={(values) => ({ "Retired from": typedDay(values, "onDay"), Why: String(values.reason ?? "") || null })}
    >
      {({ field, errorOf }) => (
        <>
          <p className="govuk-body app-typed">{part.words}</p>
          <p className="govuk-body">
            {isRetired
              ? "Work or reports hang on it, so it stays in the plan as retired. Reports that were sent keep it as it was."
              : "Nothing hangs on it. It is taken out of the plan for good."}
          </p>
          {isRetired ? (
            <DateInput field={field} name="onDay" legend="From which day is it retired?" error={errorOf("onDay")} />
          ) : null}
        </>
      )}
    </PlanFormPage>
  );
}
