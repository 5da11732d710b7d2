import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ActionFields } from "#app/components/actions/action-fields.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { WarningText } from "#app/components/govuk/warning-text.tsx";
import { createActionForm } from "#app/domain/actions/action.form.ts";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { outsidePlan } from "#app/domain/premises/plan-rules.ts";
import { premisesHref } from "#app/domain/premises/premises-pages.ts";
import { dayParts, parseForm, withDays } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { badFormReply, changeReply } from "#app/http/change-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { newActionChoices } from "#app/services/actions/owner-choices.ts";
import { addPlanAction } from "#app/services/premises/add-plan-action.ts";
import { planToFollow } from "#app/services/premises/follow-up-form.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";

const params = z.object({ premisesId: z.uuidv7(), planId: z.uuidv7() });

export const loader = guardedLoader("premises:record", params, async ({ params, actor, now }) => {
  const found = await planToFollow({ db, actor, now }, params);
  if (!found) throw new Response(null, { status: 404 });
  const choices = await newActionChoices(db, actor, { premisesId: params.premisesId }, londonDay(now));
  if (choices.kind !== "found") throw new Response(null, { status: choices.kind === "forbidden" ? 403 : 404 });
  const { name, agencies, users } = choices;
  const { startedOn, endsOn } = found.plan;
  return { once: newOnce(), premisesId: params.premisesId, name, agencies, users, plan: { startedOn, endsOn } };
});

export const action = guardedAction("premises:record", params, async ({ params, form: body, actor, now, once }) => {
  const form = parseForm(body, createActionForm);
  if (!form.ok) return badFormReply(form);
  const result = await addPlanAction({ db, actor, now, once }, params, form.data);
  return changeReply(result, form.values, afterSaving(premisesHref(params.premisesId, "plan"), "action-given"));
});

export const meta: MetaFunction = () => [{ title: "Add an action to the plan – Joint Action" }];

const INITIAL = { words: "", ownerAgencyId: "", ownerUserId: "", ...dayParts("dueOn", null), priority: "normal" };

export default function AddPlanActionPage() {
  const { once, premisesId, name, agencies, users, plan } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { field, errors, errorOf, onSubmit, values } = useCheckedForm(createActionForm, INITIAL, reply);
  const dueOn = String(withDays(values).dueOn ?? "");
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={premisesHref(premisesId, "plan")}>Plan and meetings</BackLink>
        <ErrorSummary errors={errors} />
        <span className="govuk-caption-l">{name}</span>
        <h1 className="govuk-heading-l">Add an action to the plan</h1>
        <p className="govuk-body">
          The plan runs from {longDay(plan.startedOn)} to {longDay(plan.endsOn)}.
        </p>
        <PageForm onSubmit={onSubmit} once={once}>
          {reply?.isFarAhead ? (
            <>
              <WarningText>
                {outsidePlan(dueOn, plan) ?? "The due day is a long way ahead. Check the year"}.
              </WarningText>
              <p className="govuk-body">Nothing has been saved yet. Change the day, or save it all the same.</p>
              <input type="hidden" name="confirmedDay" value={dueOn} />
            </>
          ) : null}
          <ActionFields
            field={field}
            errorOf={errorOf}
            agencies={agencies}
            users={users}
            ownersHint="Only people who can open licensed premises are listed. The action says what is to be done: name nobody of an incident"
          />
          <Button>Save the action</Button>
        </PageForm>
      </div>
    </div>
  );
}
