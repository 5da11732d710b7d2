import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { PlanFields } from "#app/components/plan/plan-fields.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { locationName } from "#app/domain/locations/location.ts";
import { PLAN_KIND_NAMES, type PlanKind } from "#app/domain/plan/plan.ts";
import { newPlanForm } from "#app/domain/plan/plan.form.ts";
import { mayManagePlan } from "#app/domain/plan/plan-rules.ts";
import { PLAN_TEMPLATE_IDS, PLAN_TEMPLATES } from "#app/domain/plan/templates.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { addPlan } from "#app/services/plan/keep-plan.ts";
import { leadChoices } from "#app/services/plan/plan-leads.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { listGroupChoices } from "#db/queries/groups.ts";
import { findLocation } from "#db/queries/locations.ts";

const params = z.object({});
const query = z.object({
  location: z.catch(z.optional(z.uuidv7()), undefined),
  template: z.catch(z.optional(z.enum(PLAN_TEMPLATE_IDS)), undefined),
});

export const loader = guardedLoader("plan:manage", params, async ({ request, actor, now }) => {
  const { location: asked, template } = query.parse(Object.fromEntries(new URL(request.url).searchParams));
  const place = asked === undefined ? undefined : await findLocation(db, actor, asked);
  if (asked !== undefined && !place) throw new Response(null, { status: 404 });
  const groups = await listGroupChoices(db, actor.partnershipId, londonDay(now));
  const { users } = await leadChoices(db, actor.partnershipId);
  return {
    once: newOnce(),
    place: place ? { id: place.id, name: locationName(place) } : null,
    groups: groups
      .filter(({ id }) => mayManagePlan(actor, { groupId: id }))
      .map(({ id, name }) => ({ value: id, text: name })),
    users,
    template: template ?? null,
  };
});

export const action = guardedAction("plan:manage", params, async ({ form: body, actor, now, once }) => {
  const form = parseForm(body, newPlanForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await addPlan({ db, actor, now, once }, form.data);
  if (result.kind === "not-found") throw new Response(null, { status: 404 });
  if (result.kind === "refused")
    return data({ values: form.values, errors: { [result.refusal.field]: result.refusal.message } }, 422);
  return redirect(afterSaving(`/plans/${result.id}`, "plan-added"));
});

export const meta: MetaFunction = () => [{ title: "Begin a plan – Joint Action" }];

const KINDS = Object.keys(PLAN_KIND_NAMES) as PlanKind[];

export default function NewPlanPage() {
  const { once, place, groups, users, template } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const begun = template === null ? null : PLAN_TEMPLATES[template];
  const initial = {
    ...{ kind: place ? "problem" : "partnership", groupId: "", locationId: place?.id ?? "", template: template ?? "" },
    ...{ title: begun?.title ?? "", about: "", leadUserId: "" },
    ...dayParts("fromDay", begun?.fromDay),
    ...dayParts("toDay", begun?.toDay),
  };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(newPlanForm, initial, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href="/plans">Plans</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Begin a plan</h1>
        {place ? <p className="govuk-body">About {place.name}.</p> : null}
        {groups.length === 0 ? (
          <p className="govuk-body">You run no group, and a plan is of a group.</p>
        ) : (
          <PageForm onSubmit={onSubmit} once={once}>
            <input type="hidden" {...field("locationId")} />
            <Radios
              field={field("kind")}
              legend="What kind of plan is it?"
              legendSize="s"
              hint={place ? undefined : "A problem management plan is begun on the page of its location"}
              items={KINDS.map((value) => ({ value, text: PLAN_KIND_NAMES[value] }))}
              error={errorOf("kind")}
            />
            <Select
              field={field("groupId")}
              label="Which group owns and reviews it?"
              placeholder="Choose a group"
              items={groups}
              error={errorOf("groupId")}
            />
            <Select
              field={field("template")}
              label="What does it begin with?"
              placeholder="An empty plan"
              items={PLAN_TEMPLATE_IDS.map((value) => ({ value, text: PLAN_TEMPLATES[value].name }))}
              error={errorOf("template")}
            />
            <PlanFields field={field} errorOf={errorOf} users={users} />
            <Button>Begin the plan</Button>
          </PageForm>
        )}
      </div>
    </div>
  );
}
