import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { typedDay } from "#app/components/cases/manage-page.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { PlanFormPage } from "#app/components/plan/plan-form-page.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { planReviewForm } from "#app/domain/plan/plan.form.ts";
import { reviewAfter } from "#app/domain/plan/plan-rules.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { planToWrite } from "#app/http/plan-page.server.ts";
import { reviewPlan, sittingsOf } from "#app/services/plan/review-plan.ts";
import { db } from "#db/open.ts";

const params = z.object({ cspPlanId: z.uuidv7() });

export const loader = guardedLoader("plan:manage", params, async ({ params: { cspPlanId }, actor, now }) => {
  const { plan, today, refusal } = await planToWrite({ db, actor, now }, cspPlanId);
  const sittings = await sittingsOf(db, actor, plan.groupId, today);
  return {
    ...{ plan, today, sittings },
    refusal: refusal ?? (plan.status === "in-force" ? null : "Only a plan in force is reviewed"),
  };
});

export const action = guardedAction(
  "plan:manage",
  params,
  async ({ params: { cspPlanId }, form: body, actor, now }) => {
    const form = parseForm(body, planReviewForm);
    if (!form.ok) return badCaseForm(form);
    const result = await reviewPlan({ db, actor, now }, cspPlanId, form.data);
    return caseReply(result, form.values, {
      to: afterSaving(`/plans/${cspPlanId}`, "plan-reviewed"),
      recorded: ({ nextReviewOn }: { version: number; nextReviewOn: string | null }) => ({
        "Next review": nextReviewOn && longDay(nextReviewOn),
      }),
    });
  },
);

export const meta: MetaFunction = () => [{ title: "Record a review of a plan – Joint Action" }];

export default function ReviewPlanPage() {
  const { plan, today, sittings, refusal } = useLoaderData<typeof loader>();
  return (
    <PlanFormPage
      plan={plan}
      heading="Record a review of the plan"
      button="Record the review"
      schema={planReviewForm}
      refusal={refusal}
      reason="What was found?"
      reasonHint="What goes well, what does not, and what was agreed. Do not name anybody"
      reply={useActionData<typeof action>()}
      initial={{
        ...{ version: String(plan.version), sittingId: "" },
        ...dayParts("reviewedOn", today),
        ...dayParts("nextReviewOn", reviewAfter(today)),
      }}
      entered={(values) => ({ "Next review": typedDay(values, "nextReviewOn") })}
    >
      {({ field, errorOf }) => (
        <>
          <DateInput
            name="reviewedOn"
            field={field}
            legend="Reviewed on"
            legendSize="s"
            error={errorOf("reviewedOn")}
          />
          <Select
            field={field("sittingId")}
            label={`Meeting of ${plan.groupName} (optional)`}
            placeholder="At no meeting"
            items={sittings.map(({ id, day }) => ({ value: id, text: longDay(day) }))}
            error={errorOf("sittingId")}
          />
          <DateInput
            name="nextReviewOn"
            field={field}
            legend="Next review by"
            legendSize="s"
            error={errorOf("nextReviewOn")}
          />
        </>
      )}
    </PlanFormPage>
  );
}
