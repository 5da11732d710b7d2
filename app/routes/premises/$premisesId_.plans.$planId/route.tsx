import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { PlanActions } from "#app/components/premises/plan-actions.tsx";
import { isOverdue } from "#app/domain/actions/action.ts";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { BAND_NAMES } from "#app/domain/premises/bands.ts";
import { premisesHref } from "#app/domain/premises/premises-pages.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { planToFollow } from "#app/services/premises/follow-up-form.ts";
import { db } from "#db/open.ts";
import { listPlanActions } from "#db/queries/premises-plan-actions.ts";

const params = z.object({ premisesId: z.uuidv7(), planId: z.uuidv7() });

export const loader = guardedLoader("premises:read", params, async ({ params, actor, now }) => {
  const found = await planToFollow({ db, actor, now }, params);
  if (!found) throw new Response(null, { status: 404 });
  const today = londonDay(now);
  const actions = await listPlanActions(db, actor, { planId: params.planId, shown: "all", today });
  const { record, plan } = found;
  return { record, plan, actions: actions.map((action) => ({ ...action, isOverdue: isOverdue(action, today) })) };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Action plan of ${data?.record.subject ?? "premises"} – Joint Action` },
];

export default function PlanOfPremisesPage() {
  const { record, plan, actions } = useLoaderData<typeof loader>();
  const { closedOn, closedReason } = plan;
  return (
    <>
      <BackLink href={premisesHref(record.id, "plan")}>Plan and meetings</BackLink>
      <span className="govuk-caption-l">
        {record.reference} · {record.subject}
      </span>
      <h1 className="govuk-heading-l">Action plan from {longDay(plan.startedOn)}</h1>
      <SummaryList
        rows={[
          { key: "Aim", value: <span className="app-typed">{plan.aim}</span> },
          { key: "Made for", value: BAND_NAMES[plan.band] },
          { key: "Runs", value: `${longDay(plan.startedOn)} to ${longDay(plan.endsOn)}` },
          ...(closedOn === null ? [] : [{ key: "Closed", value: longDay(closedOn) }]),
          ...(closedReason === null
            ? []
            : [{ key: "What came of it", value: <span className="app-typed">{closedReason}</span> }]),
        ]}
      />
      {actions.length === 0 ? (
        <p className="govuk-body">It has no actions.</p>
      ) : (
        <PlanActions caption="Actions of this plan" actions={actions} />
      )}
    </>
  );
}
